"""What came of polls. For anonymous ones the tallies of a closed poll are exactly what may be shown."""

from collections.abc import Iterable, Sequence

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.i18n import Language, tr
from advocacy_app.i18n.numbers import percent as written_percent
from advocacy_app.i18n.numbers import short_day
from advocacy_app.models import Member, Poll, PollAnswer, PollQuestion, PollTally, Site, Team
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.polls import BarView, CrowdView, PollResult, QuestionResult
from advocacy_app.services.polls.rules import LEAST, REST, SCALE, percent
from advocacy_app.services.polls.texts import TITLE, Words, questions, read_in, words

AGREES = SCALE - 2
"""From this answer on somebody agrees with a statement."""
Counts = dict[str, dict[int, int]]
"""How often each answer was given, by group."""
NAMED = 60


async def results(session: Session, viewer: Viewer, polls: Sequence[Poll]) -> list[PollResult]:
    """The given polls with their answers counted, as far as this viewer may see them."""
    names = [poll.id for poll in polls]
    shapes, written = await questions(session, names), await words(session, names)
    counts, people = await _tallies(session, polls), await _named(session, viewer, polls)
    for (poll, question), given in people.items():
        counts[poll, question] = {REST: {at: len(who) for at, who in given.items()}}
    places = await _places(session, {crowd for found in counts.values() for crowd in found})
    told = _Teller(viewer, counts, people, places)
    return [told.poll(poll, shapes[poll.id], written.get(poll.id, {})) for poll in polls]


async def _tallies(session: Session, polls: Iterable[Poll]) -> dict[tuple[str, int], Counts]:
    """Only of closed polls: before that nobody sees a tally."""
    closed = [poll.id for poll in polls if poll.anonymous and poll.state == "closed"]
    found: dict[tuple[str, int], Counts] = {}
    for one in (await session.exec(select(PollTally).where(col(PollTally.poll_id).in_(closed)))).all():
        found.setdefault((one.poll_id, one.question), {}).setdefault(one.crowd, {})[one.option] = one.n
    return found


async def _named(
    session: Session, viewer: Viewer, polls: Iterable[Poll]
) -> dict[tuple[str, int], dict[int, list[str]]]:
    with_names = [poll.id for poll in polls if not poll.anonymous]
    asked = select(PollAnswer, Member.name).join(Member, col(Member.id) == PollAnswer.member_id)
    wanted = asked.where(col(PollAnswer.poll_id).in_(with_names)).order_by(col(Member.name))
    found: dict[tuple[str, int], dict[int, list[str]]] = {}
    for one, name in (await session.exec(wanted)).all():
        shown = name if viewer.owner else ""
        found.setdefault((one.poll_id, one.question), {}).setdefault(one.option, []).append(shown)
    return found


async def _places(session: Session, crowds: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for table in (Site, Team):
        found |= {
            place.id: place.name for place in (await session.exec(select(table).where(col(table.id).in_(crowds)))).all()
        }
    return found


class _Teller:
    """Puts counts into words and bars for one reader."""

    def __init__(
        self,
        viewer: Viewer,
        counts: dict[tuple[str, int], Counts],
        people: dict[tuple[str, int], dict[int, list[str]]],
        places: dict[str, str],
    ) -> None:
        self._viewer, self._counts, self._people, self._places = viewer, counts, people, places
        self._language: Language = viewer.language

    def poll(self, poll: Poll, shape: list[PollQuestion], written: dict[str, Words]) -> PollResult:
        read = read_in(poll, shape, written, self._language)
        said = written.get(read, {})
        counted = tuple(self._question(poll, one, said) for one in shape)
        return PollResult(
            id=poll.id,
            kind_name=tr(self._language, f"polls.kind_{poll.kind}"),
            title=said.get((TITLE, TITLE), ""),
            language=read,
            when=short_day(self._language, poll.closed_at, self._viewer.timezone) if poll.closed_at else "",
            anonymous=poll.anonymous,
            few=poll.anonymous and not any(one.bars for one in counted),
            questions=counted,
        )

    def _question(self, poll: Poll, one: PollQuestion, said: Words) -> QuestionResult:
        counts = self._counts.get((poll.id, one.question), {})
        names = self._people.get((poll.id, one.question), {})
        offered = [said.get((one.question, at), "") or self._scale(at) for at in range(one.options or SCALE)]
        total = {at: sum(found.get(at, 0) for found in counts.values()) for at in range(len(offered))}
        n = sum(total.values())
        shown = n >= LEAST or not poll.anonymous
        return QuestionResult(
            text=said.get((one.question, TITLE), ""),
            aspect=tr(self._language, f"polls.aspect_{one.dimension}") if one.dimension else "",
            scale=one.kind == "scale",
            people=tr(self._language, "polls.answers", n=n) if shown else "",
            bars=self._bars(offered, total, names) if shown else (),
            agree=_agree(total) if shown else 0,
            agreed=self._agreed(total) if shown and one.kind == "scale" else "",
            crowds=self._crowds(offered, counts) if len(counts) > 1 else (),
        )

    def _scale(self, at: int) -> str:
        return tr(self._language, f"polls.scale_{at + 1}")

    def _bars(
        self, offered: list[str], counts: dict[int, int], names: dict[int, list[str]] | None = None
    ) -> tuple[BarView, ...]:
        n = sum(counts.values())
        return tuple(
            BarView(
                label=label,
                n=written_percent(self._language, counts.get(at, 0) / n if n else 0),
                percent=percent(counts.get(at, 0), n),
                names=tuple(name for name in (names or {}).get(at, [])[:NAMED] if name),
            )
            for at, label in enumerate(offered)
        )

    def _crowds(self, offered: list[str], counts: Counts) -> tuple[CrowdView, ...]:
        """The groups by their names, and last everybody who is in none that is shown."""
        order = sorted(counts, key=lambda crowd: (crowd == REST, self._name(crowd)))
        return tuple(
            CrowdView(
                name=self._name(crowd),
                people=tr(self._language, "polls.answers", n=sum(counts[crowd].values())),
                bars=self._bars(offered, counts[crowd]),
                agree=_agree(counts[crowd]),
                agreed=self._agreed(counts[crowd]),
            )
            for crowd in order
        )

    def _agreed(self, counts: dict[int, int]) -> str:
        share = written_percent(self._language, _agree(counts) / 100)
        return tr(self._language, "polls.agree", percent=share)

    def _name(self, crowd: str) -> str:
        return self._places.get(crowd) or tr(self._language, "polls.rest")


def _agree(counts: dict[int, int]) -> int:
    """Of 100 answers, how many agree."""
    return percent(sum(n for at, n in counts.items() if at >= AGREES), sum(counts.values()))
