"""Prizes without chance: judges with their criteria and scores, what may win, and who did."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

TABLES = ("contestaward", "contestmark", "contestwork", "contestjudge", "contestcriterion")
KIND = "ck_contestprize_kind_known"
AWARDS = "state IN ('waiting', 'offered', 'claimed', 'handed', 'refused', 'expired', 'undeliverable')"


def upgrade() -> None:
    op.add_column("contest", sa.Column("blind", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("contest", sa.Column("judge_days", sa.Integer(), nullable=False, server_default="7"))
    _kinds("draw", "best", "jury")
    op.create_table(
        "contestcriterion",
        _id(),
        _link("contest"),
        sa.Column("place", sa.Integer(), nullable=False),
        _text("name", 80),
        _goes_with("contestcriterion", "contest"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contestcriterion")),
        sa.UniqueConstraint("contest_id", "place", name=op.f("uq_contestcriterion_contest_id_place")),
    )
    op.create_table(
        "contestjudge",
        _id(),
        _link("contest"),
        _link("member", nullable=True),
        _moment("handed_in_at", nullable=True),
        sa.Column("counted", sa.Boolean(), nullable=False),
        _goes_with("contestjudge", "contest"),
        _goes_with("contestjudge", "member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contestjudge")),
        sa.UniqueConstraint("contest_id", "member_id", name=op.f("uq_contestjudge_contest_id_member_id")),
    )
    op.create_table(
        "contestwork",
        _id(),
        _link("contest"),
        _text("kind", 4),
        sa.Column("number", sa.Integer(), nullable=False),
        _link("member", nullable=True),
        _text("card_id", 32, nullable=True),
        _text("entry_id", 32, nullable=True),
        _moment("came_at"),
        sa.Column("thanks", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('best', 'jury')", name=op.f("ck_contestwork_kind_known")),
        _goes_with("contestwork", "contest"),
        _goes_with("contestwork", "member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contestwork")),
        sa.UniqueConstraint("contest_id", "kind", "number", name=op.f("uq_contestwork_contest_id_kind_number")),
    )
    op.create_table(
        "contestmark",
        _id(),
        _link("contestjudge", "judge_id"),
        _link("contestwork", "work_id"),
        _link("contestcriterion", "criterion_id"),
        sa.Column("score", sa.Integer(), nullable=False),
        _moment("at"),
        sa.CheckConstraint("score BETWEEN 1 AND 5", name=op.f("ck_contestmark_score_in_range")),
        _goes_with("contestmark", "contestjudge", "judge_id"),
        _goes_with("contestmark", "contestwork", "work_id"),
        _goes_with("contestmark", "contestcriterion", "criterion_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contestmark")),
        sa.UniqueConstraint(
            "judge_id", "work_id", "criterion_id", name=op.f("uq_contestmark_judge_id_work_id_criterion_id")
        ),
    )
    op.create_table(
        "contestaward",
        _id(),
        _link("contest"),
        _link("contestprize", "prize_id"),
        _link("contestwork", "work_id"),
        _link("member", nullable=True),
        sa.Column("turn", sa.Integer(), nullable=False),
        _text("state", 13),
        _moment("made_at"),
        _moment("until", nullable=True),
        _moment("reminded_at", nullable=True),
        _moment("settled_at", nullable=True),
        _text("settled_by", 32),
        sa.CheckConstraint(AWARDS, name=op.f("ck_contestaward_state_known")),
        _goes_with("contestaward", "contest"),
        _goes_with("contestaward", "contestprize", "prize_id"),
        _goes_with("contestaward", "contestwork", "work_id"),
        _goes_with("contestaward", "member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contestaward")),
        sa.UniqueConstraint("prize_id", "turn", name=op.f("uq_contestaward_prize_id_turn")),
        sa.UniqueConstraint("prize_id", "work_id", name=op.f("uq_contestaward_prize_id_work_id")),
    )
    op.create_index(op.f("ix_contestaward_state_until"), "contestaward", ["state", "until"])
    for table, column in (
        ("contestaward", "contest_id"),
        ("contestaward", "member_id"),
        ("contestcriterion", "contest_id"),
        ("contestjudge", "contest_id"),
        ("contestjudge", "member_id"),
        ("contestmark", "work_id"),
        ("contestwork", "contest_id"),
        ("contestwork", "member_id"),
    ):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _id() -> sa.Column:
    return _text("id", 32)


def _text(name: str, length: int, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sqlmodel.sql.sqltypes.AutoString(length=length), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sqlmodel.sql.sqltypes.UTCDateTime(), nullable=nullable)


def _link(target: str, name: str = "", *, nullable: bool = False) -> sa.Column:
    return sa.Column(name or f"{target}_id", sa.String(length=32), nullable=nullable)


def _goes_with(table: str, target: str, name: str = "") -> sa.ForeignKeyConstraint:
    column = name or f"{target}_id"
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE")


def _kinds(*known: str) -> None:
    """SQLite copies the table and leaves the old check behind; PostgreSQL drops it by name."""
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint(op.f(KIND), "contestprize", type_="check")
    with op.batch_alter_table("contestprize", recreate="auto") as batch:
        batch.create_check_constraint(op.f(KIND), f"kind IN ({', '.join(map(repr, known))})")


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    op.execute("DELETE FROM contestprize WHERE kind = 'jury'")
    _kinds("draw", "best")
    with op.batch_alter_table("contest") as batch:
        batch.drop_column("judge_days")
        batch.drop_column("blind")
