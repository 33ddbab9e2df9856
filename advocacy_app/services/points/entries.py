"""The lines of an account, and the explanation behind each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.models import Appeal, RuleVersion, Transfer, Unpaid
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.points import Entry, EntryPage, Explanation
from advocacy_app.services.errors import NotFound
from advocacy_app.services.points.ledger import SPENT
from advocacy_app.services.points.reasons import REASONS
from advocacy_app.services.points.reasons.rewards import titles_of_rewards
from advocacy_app.services.points.rule_book import rules_of
from advocacy_app.services.points.rules import Rule
from advocacy_app.services.points.words import Words

PAGE = 30
ADJUSTING = "adjust:"
"""Accounts from which people put something right."""
Line = Transfer | Unpaid


async def entries(session: Session, viewer: Viewer, after: str = "") -> EntryPage:
    """The viewer's account, newest first; ``after`` is where the last page ended."""
    lines = await _lines(session, viewer.account, after)
    shown, words = lines[:PAGE], Words(viewer.language, viewer.timezone)
    context = await Context.around(session, shown)
    page = tuple(context.entry(line, viewer.account, words) for line in shown)
    return EntryPage(entries=page, after=shown[-1].id if len(lines) > PAGE else "")


async def explain(session: Session, viewer: Viewer, entry_id: str) -> Explanation:
    """Why an entry of the viewer is what it is.

    Raises:
        NotFound: no such entry, or somebody else's.
    """
    line = await line_of(session, viewer.account, entry_id)
    [explanation] = await explanations(session, [(line, viewer.account)], Words(viewer.language, viewer.timezone))
    return explanation


async def explanations(session: Session, lines: Sequence[tuple[Line, str]], words: Words) -> list[Explanation]:
    """Why lines of accounts are what they are, for their members or for the owner who looks at them."""
    context = await Context.around(session, [line for line, _ in lines])
    versions = await rules_of(session, {line.reason for line, _ in lines})
    return [
        _explanation(context, line, account, versions.get((line.reason, line.rule_version)), words)
        for line, account in lines
    ]


def _explanation(
    context: "Context", line: Line, account: str, version: RuleVersion | None, words: Words
) -> Explanation:
    entry = context.entry(line, account, words)
    rule = Rule(**version.model_dump(include=set(Rule.__dataclass_fields__))) if version else Rule(amount=0)
    answer = words.answer(context.appeals.get(line.id))
    waits = line.lands_at - line.at if isinstance(line, Transfer) and line.lands_at else None
    by_rule = not is_correction(line)
    return Explanation(
        entry=entry,
        why=words.why(entry.state, entry.amount),
        rule=words.say(f"rule_{line.reason}", n=rule.amount) if version and by_rule else "",
        rule_line=words.rule_line(version) if by_rule else "",
        lands=words.lands(getattr(line, "lands_at", None), context.landed_at(line)),
        lands_line=words.cool_off(waits) if waits else "",
        limits=_limits(line, rule, words) if by_rule else (),
        back=words.because(code) if (code := context.taken_back(line)) else "",
        answer=answer,
        may_ask=not answer.outcome,
    )


def _limits(line: Line, rule: Rule, words: Words) -> tuple[str, ...]:
    return (words.capped(line.span, line.most),) if isinstance(line, Unpaid) else words.limits(line.reason, rule)


def is_correction(line: Line) -> bool:
    """It puts another entry right: no rule paid it, and none limits it."""
    return isinstance(line, Transfer) and bool(line.reverses_id or line.debit_account.startswith(ADJUSTING))


async def lines_named(session: Session, names: Sequence[str]) -> dict[str, Line]:
    """Lines of whichever account, by id."""
    moved = (await session.exec(select(Transfer).where(col(Transfer.id).in_(names)))).all()
    unpaid = (await session.exec(select(Unpaid).where(col(Unpaid.id).in_(names)))).all()
    return {line.id: line for line in (*moved, *unpaid)}


async def line_of(session: Session, account: str, entry_id: str) -> Line:
    """A line of this account.

    Raises:
        NotFound: no such line, or another account's.
    """
    line = await session.get(Transfer, entry_id) or await session.get(Unpaid, entry_id)
    if isinstance(line, Transfer) and (account not in _sides(line) or line.pending_id):
        raise NotFound
    if line is None or (isinstance(line, Unpaid) and line.account != account):
        raise NotFound
    return line


def _sides(transfer: Transfer) -> tuple[str, str]:
    return transfer.debit_account, transfer.credit_account


async def _lines(session: Session, account: str, after: str) -> list[Line]:
    """One more than a page, from both sides of the ledger and from what was left unpaid."""
    found: list[Line] = []
    for side in (col(Transfer.credit_account), col(Transfer.debit_account)):
        asked = select(Transfer).where(side == account, col(Transfer.pending_id).is_(None))
        asked = asked.where(col(Transfer.id) < after) if after else asked
        found += (await session.exec(asked.order_by(col(Transfer.id).desc()).limit(PAGE + 1))).all()
    unpaid = select(Unpaid).where(Unpaid.account == account)
    unpaid = unpaid.where(col(Unpaid.id) < after) if after else unpaid
    found += (await session.exec(unpaid.order_by(col(Unpaid.id).desc()).limit(PAGE + 1))).all()
    return sorted(found, key=lambda line: line.id, reverse=True)[: PAGE + 1]


@dataclass(frozen=True)
class Context:
    """What must be known around some lines: what they were about, how they ended, who asked."""

    titles: dict[tuple[str, str], str]
    sequels: dict[str, Transfer]
    posts: dict[str, Transfer]
    appeals: dict[str, Appeal]
    corrected: dict[str, Line]
    """By a correction's id the entry that it puts right."""

    @classmethod
    async def around(cls, session: Session, lines: Sequence[Line]) -> Self:
        """Ask once for all of them."""
        ids = [line.id for line in lines]
        followed = col(Transfer.pending_id).in_(ids) | col(Transfer.reverses_id).in_(ids)
        sequels = (await session.exec(select(Transfer).where(followed))).all()
        appeals = (await session.exec(select(Appeal).where(col(Appeal.entry_id).in_(ids)))).all()
        corrected = await _corrected(session, lines)
        return cls(
            titles=await _titles(session, [*lines, *corrected.values()]),
            sequels={t.pending_id or t.reverses_id or "": t for t in sequels if t.phase != "post"},
            posts={t.pending_id or "": t for t in sequels if t.phase == "post"},
            appeals={appeal.entry_id: appeal for appeal in appeals},
            corrected=corrected,
        )

    def entry(self, line: Line, account: str, words: Words) -> Entry:
        """The line as its member sees it."""
        reason, state, appeal = REASONS.get(line.reason), self.state(line), self.appeals.get(line.id)
        moved = line if isinstance(line, Transfer) else None
        amount = moved.amount if moved and moved.credit_account == account else -moved.amount if moved else 0
        correction, meant = is_correction(line), self.corrected.get(line.id, line)
        return Entry(
            id=line.id,
            amount=amount,
            title=words.did(line.reason, correction=correction),
            about=words.about(self.titles.get((meant.reason, meant.evidence), "")),
            when=words.day(line.at),
            state=state,
            state_text=words.say(f"state_{state}"),
            sureness=reason.sureness if reason and not correction else "",
            asked=appeal is not None and appeal.outcome == "open",
        )

    def state(self, line: Line) -> str:
        """Whether a line is pending, landed, capped or back."""
        if isinstance(line, Unpaid):
            return "capped"
        if line.id in self.sequels:
            return "back"
        return "pending" if line.phase == "pending" and line.id not in self.posts else "landed"

    def landed_at(self, line: Line) -> datetime | None:
        """When a line's points became settled."""
        post = self.posts.get(line.id)
        return post.at if post else line.at if isinstance(line, Transfer) and line.phase == "direct" else None

    def taken_back(self, line: Line) -> str:
        """Why the line was taken back, or, if it is itself a correction, why that was; else empty."""
        sequel = self.sequels.get(line.id)
        return sequel.evidence if sequel else line.evidence if is_correction(line) else ""


async def _corrected(session: Session, lines: Sequence[Line]) -> dict[str, Line]:
    """What corrections put right: the entry that was taken back, or the one that was asked about."""
    answered = select(Appeal).where(col(Appeal.correction_id).in_([line.id for line in lines if is_correction(line)]))
    meant = {appeal.correction_id or "": appeal.entry_id for appeal in (await session.exec(answered)).all()}
    meant |= {line.id: line.reverses_id for line in lines if isinstance(line, Transfer) and line.reverses_id}
    named = await lines_named(session, list(meant.values())) if meant else {}
    return {line: named[entry] for line, entry in meant.items() if entry in named}


async def _titles(session: Session, lines: Sequence[Line]) -> dict[tuple[str, str], str]:
    """What the lines were about, by reason and evidence; a reason is asked once for all of its lines."""
    titles: dict[tuple[str, str], str] = {}
    about = {name: reason.about for name, reason in REASONS.items()} | {SPENT: titles_of_rewards}
    for name in {line.reason for line in lines} & about.keys():
        evidences = {line.evidence for line in lines if line.reason == name}
        found = await about[name](session, evidences)
        titles |= {(name, evidence): title for evidence, title in found.items()}
    return titles
