"""The form of a contest, as its service takes it."""

from collections.abc import Mapping
from typing import Any

from advocacy_app.services import contests, feed

PRIZES, WITNESSES, JUDGES = 4, 3, 5
"""So many fields the form has."""


def typed(form: Mapping[str, Any]) -> contests.ContestForm:
    """Every field by its name; what is not there is empty.

    Raises:
        Invalid: whom it is for cannot be read.
    """

    def text(name: str) -> str:
        return str(form.get(name) or "")

    prizes = [
        contests.PrizeForm(
            text(f"kind-{i}") or "draw",
            text(f"prize-{i}"),
            text(f"value-{i}"),
            text(f"currency-{i}"),
            bool(form.get(f"cash-{i}")),
        )
        for i in range(PRIZES)
    ]
    return contests.ContestForm(
        title=text("title"),
        campaign=text("campaign"),
        about=text("about"),
        question=text("question"),
        hashtag=text("hashtag"),
        opens=(text("opens_day"), text("opens_hour")),
        closes=(text("closes_day"), text("closes_hour")),
        entropy=text("entropy"),
        public_what=text("public_what"),
        alternates=text("alternates"),
        claim_days=text("claim_days"),
        prizes=prizes,
        witnesses=[contests.WitnessForm(text(f"witness-{i}"), text(f"acts-{i}")) for i in range(WITNESSES)],
        judges=[text(f"judge-{i}") for i in range(JUDGES)],
        criteria=[text(f"criterion-{i}") for i in range(JUDGES)],
        blind=bool(form.get("blind")),
        judge_days=text("judge_days"),
        audience=feed.audience_in(form),
    )
