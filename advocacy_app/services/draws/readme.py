"""The guide in an audit file: five minutes for a sceptic, in the reader's language."""

from collections.abc import Iterator

from advocacy_app.i18n import Language, tr
from advocacy_app.services.draws.outcome import Outcome
from advocacy_app.services.draws.phrases import phrase


def readme(language: Language, outcome: Outcome) -> str:
    """Markdown; commands, names of files and checksums are the same in every language."""
    closing, opening = outcome.closing, outcome.closing.opening

    def say(key: str, **values: str | int) -> str:
        return tr(language, f"proof.readme_{key}", **values)

    def steps() -> Iterator[str]:
        yield (
            f"{say('words')}\n   - {say('opening')} **{phrase(opening.sha256)}**"
            f"\n   - {say('closing')} **{phrase(closing.sha256)}**"
        )
        yield say("run") + _code("python verify.py audit.zip")
        yield say("entry") + _code("python verify.py audit.zip receipt.json")
        for value in outcome.values:
            if value["k"] == "drand":
                yield say("beacon", round=str(value["round"])) + _code(str(value["randomness"]))
        yield say("count", n=closing.entries)
        yield say("program") + _code(opening.verifier_sha256.hex())
        yield say("people")

    limits = [say("ghosts"), *([say("witnesses")] if opening.witnesses else [])]
    parts = [
        f"# {say('title')}",
        f"`{opening.draw}`",
        say("intro"),
        *([] if opening.entropy else [f"**{tr(language, 'draw.label')}**"]),
        "\n".join(f"{number}. {step}" for number, step in enumerate(steps(), start=1)),
        f"## {say('limits')}",
        "\n".join(f"- {limit}" for limit in limits),
        say("protocol"),
    ]
    return "\n\n".join(parts) + "\n"


def _code(text: str) -> str:
    return f"\n\n       {text}\n"
