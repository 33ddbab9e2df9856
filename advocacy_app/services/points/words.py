"""What points say about themselves: texts in the reader's language, from rows."""

from datetime import datetime, timedelta

from advocacy_app.i18n import Language, numbers, tr
from advocacy_app.models import Appeal, RuleVersion
from advocacy_app.read_models.points import Answer
from advocacy_app.services.points.rules import Rule

HOURS_A_DAY = 24


class Words:
    """Speaks one reader's language, in that reader's zone."""

    def __init__(self, language: Language, zone: str) -> None:
        self.language: Language = language
        self.zone = zone

    def say(self, key: str, **args: object) -> str:
        """A message of the catalogue."""
        return tr(self.language, f"points.{key}", **args)

    def day(self, moment: datetime) -> str:
        """A near day, such as ``Mon 23 Nov``."""
        return numbers.near_day(self.language, moment, self.zone)

    def did(self, reason: str, *, correction: bool) -> str:
        """What happened, as the title of an entry."""
        return self.say("did_correction") if correction else self.say(f"did_{reason}")

    def why(self, state: str, amount: int) -> str:
        """The question that the explanation of an entry answers."""
        if state == "capped":
            return self.say("why_capped")
        return self.say("why", n=amount) if amount >= 0 else self.say("why_less", n=-amount)

    def about(self, title: str) -> str:
        """What it was about, in quotes; nothing when that is gone."""
        return self.say("about", title=title) if title else ""

    def rule_line(self, version: RuleVersion | None) -> str:
        """Which version of the rule, and since when it has been the same for everyone."""
        if version is None:
            return ""
        return self.say(
            "rule_version", version=version.version, date=numbers.day(self.language, version.from_at, self.zone)
        )

    def limits(self, reason: str, rule: Rule) -> tuple[str, ...]:
        """The rule's limits, a sentence each."""
        known = (("limit_week", rule.per_week), ("limit_day", rule.per_day), (f"limit_item_{reason}", rule.per_item))
        return tuple(self.say(key, n=most) for key, most in known if most is not None)

    def lands(self, lands_at: datetime | None, landed_at: datetime | None) -> str:
        """When points land, or when they did."""
        if landed_at:
            return self.say("landed_on", date=self.day(landed_at))
        return self.say("lands_on", date=self.day(lands_at)) if lands_at else ""

    def cool_off(self, waits: timedelta) -> str:
        """Why points wait, and how long."""
        days = round(waits.total_seconds() / 3600 / HOURS_A_DAY)
        return self.say("cool_off", n=days) if days else ""

    def capped(self, span: str, most: int) -> str:
        """Why a welcome act earned nothing."""
        return self.say(f"capped_{span}", n=most)

    def because(self, code: str) -> str:
        """Why points were taken back; ``appeal:<id>`` and the like keep what is before the colon."""
        return self.say(f"back_{code.split(':', 1)[0]}")

    def answer(self, appeal: Appeal | None) -> Answer:
        """What became of a question about an entry."""
        if appeal is None:
            return Answer()
        line = self.say(f"appeal_{appeal.outcome}", date=self.day(appeal.decided_at or appeal.due_at))
        return Answer(outcome=appeal.outcome, line=line, question=appeal.text, answer=appeal.answer)
