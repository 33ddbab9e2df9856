"""Every check of an audit file: those of ``verify.py`` and, beyond them, the signatures of public beacons."""

from collections.abc import Iterator
from dataclasses import dataclass

from advocacy_app.services.draws import beacon
from advocacy_app.services.draws.verify import BAD, GOOD, Audit, Check, Failed, in_words, verify

_GENUINE = ("genuine", "Do the public numbers come from the beacon?")


@dataclass(frozen=True)
class Report:
    """The checks that passed, in order, and the one that did not."""

    passed: tuple[Check, ...]
    failed: Failed | None

    def __str__(self) -> str:
        """As ``verify.py`` prints it."""
        lines = [in_words(number, check) for number, check in enumerate(self.passed, start=1)]
        if self.failed:
            return "\n".join([*lines, "", f"NO      {self.failed.title}", f"        {self.failed.reason}", "", BAD])
        return "\n".join([*lines, "", GOOD])


def checked(data: bytes, receipt: bytes | None = None) -> Report:
    """Check an audit file of any origin, and find the entry of a receipt in it. In plain English."""
    passed: list[Check] = []
    try:
        for check in _checks(Audit(data, receipt)):
            passed.append(check)  # noqa: PERF402 - what passed stays when the next one fails
    except Failed as failed:
        return Report(tuple(passed), failed)
    return Report(tuple(passed), None)


def _checks(audit: Audit) -> Iterator[Check]:
    yield from verify(audit)
    for proof in audit.entropy["signatures"]:
        if not beacon.is_genuine(proof["round"], bytes.fromhex(proof["signature"])):
            raise Failed(*_GENUINE, f"The League of Entropy did not sign round {proof['round']} like this.")
        yield Check(*_GENUINE, f"Round {proof['round']} was signed by the League of Entropy.", ())
