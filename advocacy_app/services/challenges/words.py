"""What a challenge says of itself, in the reader's language."""

from advocacy_app import clock
from advocacy_app.i18n import Language, numbers, tr
from advocacy_app.models import Challenge
from advocacy_app.services.challenges.rules import MOMENT, REVERSIBLE, Standing, day_of, stage
from advocacy_app.services.challenges.tracks import titles

HREFS = {"shares": "/", "clicks": "/", "photos": "/add", "track": "/learn", "reactions": "/add", "weeks": "/"}


class Words:
    """Speaks one reader's language; days are the organisation's, in ``zone``."""

    def __init__(self, language: Language, zone: str) -> None:
        self.language: Language = language
        self.zone = zone

    def say(self, key: str, **args: object) -> str:
        """A message of the catalogue."""
        return tr(self.language, f"challenges.{key}", **args)

    def kind(self, challenge: Challenge) -> str:
        """What one does, and with whom."""
        return f"{self.say(f'kind_{challenge.goal}')} · {self.say(f'for_{challenge.together}')}"

    def goal(self, challenge: Challenge) -> str:
        """The goal in a sentence."""
        if challenge.goal == "track":
            return self.say("goal_track", title=titles(self.language).get(challenge.track, challenge.track))
        return self.say(f"goal_{challenge.goal}", n=challenge.target)

    def when(self, challenge: Challenge) -> str:
        """How long it still runs, when it begins, or when it ended."""
        moment = clock.now()
        if stage(challenge, moment) == "coming":
            return self.say("starts", date=numbers.near_day(self.language, challenge.starts_at, self.zone))
        last = numbers.near_day(self.language, challenge.ends_at - MOMENT, self.zone)
        if stage(challenge, moment) == "over":
            return self.say("ended", date=last)
        return f"{self._left(challenge)} · {self.say('ends', date=last)}"

    def _left(self, challenge: Challenge) -> str:
        n = (day_of(challenge.ends_at - MOMENT, self.zone) - clock.today(self.zone)).days
        return tr(self.language, "days.left", n=n) if n else tr(self.language, "days.left_none")

    def progress(self, challenge: Challenge, standing: Standing) -> str:
        """How much of the goal there is; never more than the whole. Few people hear it when they are there."""
        if standing.few and not standing.reached:
            return self.say("together_few")
        return self.common(challenge, standing.shown(challenge.target))

    def common(self, challenge: Challenge, n: int) -> str:
        """So much of the goal."""
        done = numbers.whole(self.language, min(n, challenge.target))
        return self.say(f"of_{challenge.goal}", done=done, n=challenge.target)

    def mine(self, challenge: Challenge, standing: Standing) -> str:
        """The reader's own part of a common goal."""
        return self.say("mine", n=standing.mine) if challenge.together != "one" and standing.mine else ""

    def people(self, n: int) -> str:
        """How many are in; nothing while they are too few."""
        return self.say("people", n=n) if n else ""

    def rules(self, challenge: Challenge) -> tuple[str, ...]:
        """What counts, from when to when, what it brings, and that nobody has to."""
        days = {
            "first": numbers.near_day(self.language, challenge.starts_at, self.zone),
            "last": numbers.near_day(self.language, challenge.ends_at - MOMENT, self.zone),
        }
        hashtag = (self.say("counts_hashtag", hashtag=challenge.hashtag),) if challenge.hashtag else ()
        back = (self.say("back"),) if challenge.goal in REVERSIBLE and challenge.points else ()
        own = (self.say("least", n=challenge.least),) if challenge.together != "one" and challenge.points else ()
        return (
            self.say(f"counts_{challenge.goal}"),
            *hashtag,
            self.say("days", **days),
            self.say(f"pays_{challenge.together}", n=challenge.points) if challenge.points else self.say("pays_none"),
            *own,
            *back,
            self.say("free"),
        )

    def result(self, challenge: Challenge, *, done: bool, joined: bool) -> str:
        """How it ended for somebody who was in; nothing for others, and never a reproach."""
        if done:
            return self.say(f"done_{challenge.together}")
        return self.say("over_thanks") if joined and stage(challenge, clock.now()) == "over" else ""
