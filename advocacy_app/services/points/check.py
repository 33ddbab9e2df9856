"""Is the ledger what it promises to be? Every invariant as a question whose answer must be empty."""

from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.models import Balance, Transfer
from advocacy_app.services.points.rules import effects, is_members

CHUNK = 5_000
GUARDED = ("transfer", "unpaid", "ruleversion")


@dataclass(frozen=True)
class Violation:
    """A broken promise: which one, and the row that breaks it."""

    invariant: str
    where: str


# Each question asks for what must not exist, in SQL that both databases understand.
QUESTIONS = {
    "amounts are positive": "SELECT id FROM transfer WHERE amount <= 0",
    "accounts differ": "SELECT id FROM transfer WHERE debit_account = credit_account",
    "a resolution resolves a pending transfer as it was": """
        SELECT r.id FROM transfer r LEFT JOIN transfer p ON p.id = r.pending_id
        WHERE r.phase IN ('post', 'void') AND (p.id IS NULL OR p.phase <> 'pending' OR p.amount <> r.amount
           OR p.reason <> r.reason OR p.debit_account <> r.debit_account OR p.credit_account <> r.credit_account)""",
    "a pending transfer is resolved at most once": """
        SELECT pending_id FROM transfer WHERE pending_id IS NOT NULL GROUP BY pending_id HAVING count(*) > 1""",
    "a reversal gives back what had landed": """
        SELECT r.id FROM transfer r LEFT JOIN transfer o ON o.id = r.reverses_id
        WHERE r.reverses_id IS NOT NULL AND (o.id IS NULL OR o.phase NOT IN ('direct', 'pending')
           OR o.amount <> r.amount OR o.debit_account <> r.credit_account OR o.credit_account <> r.debit_account
           OR (o.phase = 'pending'
               AND NOT EXISTS (SELECT 1 FROM transfer l WHERE l.pending_id = o.id AND l.phase = 'post')))""",
    "a transfer is reversed at most once": """
        SELECT reverses_id FROM transfer WHERE reverses_id IS NOT NULL GROUP BY reverses_id HAVING count(*) > 1""",
    "a happening is paid at most once": "SELECT key FROM transfer GROUP BY key HAVING count(*) > 1",
    "what was paid is not also left unpaid": "SELECT u.key FROM unpaid u JOIN transfer t ON t.key = u.key",
    "what is pending waits": """
        SELECT t.id FROM transfer t LEFT JOIN waiting w ON w.transfer_id = t.id AND w.amount = t.amount
        WHERE t.phase = 'pending' AND w.transfer_id IS NULL
          AND NOT EXISTS (SELECT 1 FROM transfer r WHERE r.pending_id = t.id)""",
    "what waits is pending": """
        SELECT w.transfer_id FROM waiting w LEFT JOIN transfer t ON t.id = w.transfer_id AND t.phase = 'pending'
        WHERE t.id IS NULL OR EXISTS (SELECT 1 FROM transfer r WHERE r.pending_id = t.id)""",
    "a transfer names its rule": """
        SELECT t.id FROM transfer t LEFT JOIN ruleversion v ON v.reason = t.reason AND v.version = t.rule_version
        WHERE t.reason <> 'spent' AND v.id IS NULL""",
    "limits hold": "SELECT account FROM cap WHERE used > most",
    "a correction answers an appeal": """
        SELECT a.id FROM appeal a LEFT JOIN transfer t ON t.id = a.correction_id
        WHERE a.correction_id IS NOT NULL AND (t.id IS NULL OR a.outcome <> 'upheld')""",
}


async def check(session: Session) -> list[Violation]:
    """Every violation of the ledger's invariants; an empty list is the good answer."""
    connection = await session.connection()
    broken = [
        Violation(invariant, str(row[0]))
        for invariant, question in QUESTIONS.items()
        for row in await connection.execute(text(question))
    ]
    return broken + await _missing_guards(session) + await replay(session)


async def _missing_guards(session: Session) -> list[Violation]:
    """The database itself must refuse to change history."""
    postgres = session.get_bind().dialect.name == "postgresql"
    names = "SELECT tgname FROM pg_trigger" if postgres else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    there = {str(row[0]) for row in await (await session.connection()).execute(text(names))}
    wanted = {
        guard
        for table in GUARDED
        for guard in ([f"{table}_append_only"] if postgres else [f"{table}_no_update", f"{table}_no_delete"])
    }
    return [Violation("history cannot be changed", guard) for guard in sorted(wanted - there)]


async def replay(session: Session) -> list[Violation]:
    """Add the whole ledger up again and compare: balances, and the sum over all accounts, which is zero."""
    posted: defaultdict[str, int] = defaultdict(int)
    pending: defaultdict[str, int] = defaultdict(int)
    async for transfer in every_transfer(session):
        for effect in effects(transfer):
            posted[effect.account] += effect.posted
            pending[effect.account] += effect.pending
    kept = {row.account: (row.posted, row.pending) for row in (await session.exec(select(Balance))).all()}
    members = {account for account in posted.keys() | kept.keys() if is_members(account)}
    wrong = [a for a in sorted(members) if kept.get(a, (0, 0)) != (posted[a], pending[a])]
    unbalanced = [Violation("the sum over all accounts is zero", str(total))] if (total := sum(posted.values())) else []
    return unbalanced + [Violation("balances are the sum of the entries", account) for account in wrong]


async def every_transfer(session: Session) -> AsyncIterator[Transfer]:
    """The ledger from its beginning, in chunks that memory can hold."""
    after = ""
    while True:
        asked = select(Transfer).where(col(Transfer.id) > after).order_by(col(Transfer.id)).limit(CHUNK)
        chunk = (await session.exec(asked)).all()
        for transfer in chunk:
            yield transfer
        if len(chunk) < CHUNK:
            return
        after = chunk[-1].id
        session.expunge_all()
