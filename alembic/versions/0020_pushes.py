"""Hours in which somebody may be disturbed, and browsers that can be reached."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_Text = sqlmodel.sql.sqltypes.AutoString
_Time = sqlmodel.sql.sqltypes.UTCDateTime
MINUTES = ("quiet_from", "quiet_to", "work_from", "work_to")


def upgrade() -> None:
    op.create_table(
        "noticehours",
        *_of("noticehours", "member_id", "member"),
        *[sa.Column(name, sa.Integer(), nullable=False) for name in MINUTES],
        sa.Column("work_only", sa.Boolean(), nullable=False),
        sa.Column("work_days", _Text(length=7), nullable=False),
        sa.Column("at", _Time(), nullable=False),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_noticehours")),
    )
    op.create_table(
        "pushkey",
        sa.Column("id", _Text(length=100), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("made_at", _Time(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pushkey")),
    )
    op.create_table(
        "pushsubscription",
        *_of("pushsubscription", "session_id", "loginsession"),
        *_of("pushsubscription", "member_id", "member"),
        sa.Column("digest", _Text(length=64), nullable=False),
        sa.Column("endpoint", sa.Text(), nullable=False),
        sa.Column("p256dh", _Text(length=100), nullable=False),
        sa.Column("auth", _Text(length=32), nullable=False),
        sa.Column("made_at", _Time(), nullable=False),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_pushsubscription")),
        sa.UniqueConstraint("digest", name=op.f("uq_pushsubscription_digest")),
    )
    op.create_index(op.f("ix_pushsubscription_member_id"), "pushsubscription", ["member_id"])
    op.create_table(
        "pushdue",
        *_of("pushdue", "notice_id", "notice"),
        *_of("pushdue", "session_id", "loginsession"),
        *_of("pushdue", "member_id", "member"),
        sa.Column("due_at", _Time(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("notice_id", "session_id", name=op.f("pk_pushdue")),
    )
    for column in ("member_id", "due_at"):
        op.create_index(op.f(f"ix_pushdue_{column}"), "pushdue", [column])


def _of(table: str, column: str, target: str) -> tuple[sa.Column[str], sa.ForeignKeyConstraint]:
    name = op.f(f"fk_{table}_{column}")
    return (
        sa.Column(column, sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="CASCADE"),
    )


def downgrade() -> None:
    for table in ("pushdue", "pushsubscription", "pushkey", "noticehours"):
        op.drop_table(table)
