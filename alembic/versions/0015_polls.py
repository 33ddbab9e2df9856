"""Polls and pulse surveys, with seats and tallies whose order tells nothing."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_Text = sqlmodel.sql.sqltypes.AutoString
_Time = sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    op.create_table(
        "poll",
        sa.Column("id", _Text(length=32), nullable=False),
        sa.Column("kind", _Text(length=8), nullable=False),
        sa.Column("state", _Text(length=8), nullable=False),
        sa.Column("template", _Text(length=24), nullable=False),
        sa.Column("language", _Text(length=2), nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("grouped", _Text(length=8), nullable=False),
        sa.Column("shows", _Text(length=8), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("made_by", _Text(length=32), nullable=False),
        sa.Column("made_at", _Time(), nullable=False),
        sa.Column("opened_at", _Time(), nullable=True),
        sa.Column("closes_at", _Time(), nullable=True),
        sa.Column("closed_at", _Time(), nullable=True),
        sa.CheckConstraint("kind IN ('poll', 'pulse')", name=op.f("ck_poll_kind_known")),
        sa.CheckConstraint("state IN ('draft', 'open', 'closed')", name=op.f("ck_poll_state_known")),
        sa.CheckConstraint("grouped IN ('', 'site', 'team')", name=op.f("ck_poll_grouped_known")),
        sa.CheckConstraint("shows IN ('answered', 'closed')", name=op.f("ck_poll_shows_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poll")),
    )
    op.create_index(op.f("ix_poll_closes_at"), "poll", ["closes_at"])
    op.create_table(
        "pollquestion",
        *_of_poll("pollquestion", "question"),
        sa.Column("kind", _Text(length=8), nullable=False),
        sa.Column("dimension", _Text(length=16), nullable=False),
        sa.Column("options", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('choice', 'scale')", name=op.f("ck_pollquestion_kind_known")),
        sa.CheckConstraint(
            "dimension IN ('', 'understanding', 'commitment', 'involvement', 'freedom')",
            name=op.f("ck_pollquestion_dimension_known"),
        ),
    )
    op.create_table(
        "polltext",
        *_of_poll("polltext", "language", "question", "option"),
        sa.Column("text", sa.Text(), nullable=False),
    )
    op.create_table(
        "pollseat",
        *_of_poll("pollseat", "member_id"),
        sa.Column("crowd", _Text(length=32), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_pollseat_member_id"), "pollseat", ["member_id"])
    op.create_table(
        "polltally",
        *_of_poll("polltally", "question", "option", "crowd"),
        sa.Column("n", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pollanswer",
        *_of_poll("pollanswer", "member_id", "question"),
        sa.Column("option", sa.Integer(), nullable=False),
    )
    op.create_index(op.f("ix_pollanswer_member_id"), "pollanswer", ["member_id"])


def _of_poll(table: str, *keys: str) -> list[sa.schema.SchemaItem]:
    """The key of a table that belongs to a poll."""
    kinds = {"language": sa.String(length=2), "crowd": sa.String(length=32), "member_id": sa.String(length=32)}
    columns = [sa.Column(key, kinds.get(key, sa.Integer()), nullable=False, autoincrement=False) for key in keys]
    parents = [("poll_id", "poll"), *([("member_id", "member")] if "member_id" in keys else [])]
    return [
        sa.Column("poll_id", sa.String(length=32), nullable=False),
        *columns,
        *(
            sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE")
            for column, parent in parents
        ),
        sa.PrimaryKeyConstraint("poll_id", *keys, name=op.f(f"pk_{table}")),
    ]


def downgrade() -> None:
    for table in ("pollanswer", "polltally", "pollseat", "polltext", "pollquestion", "poll"):
        op.drop_table(table)
