"""Ideas, wishes and customers' questions, and the answers to them."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

STATES = "state IN ('received', 'considered', 'planned', 'live', 'result', 'closed')"


def upgrade() -> None:
    op.create_table(
        "idea",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(length=2), nullable=False),
        sa.Column("credit", sa.Boolean(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
        sa.Column("made_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("changed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.CheckConstraint("kind IN ('idea', 'resource', 'question')", name=op.f("ck_idea_kind_known")),
        sa.CheckConstraint(STATES, name=op.f("ck_idea_state_known")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_idea_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idea")),
    )
    op.create_index(op.f("ix_idea_member_id"), "idea", ["member_id"])
    op.create_index(op.f("ix_idea_state_changed_at"), "idea", ["state", "changed_at"])
    op.create_table(
        "ideastep",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("idea_id", sa.String(length=32), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(length=2), nullable=False),
        sa.Column("answered_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.CheckConstraint(STATES, name=op.f("ck_ideastep_state_known")),
        sa.ForeignKeyConstraint(["idea_id"], ["idea.id"], name=op.f("fk_ideastep_idea_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ideastep")),
    )
    op.create_index(op.f("ix_ideastep_idea_id"), "ideastep", ["idea_id"])


def downgrade() -> None:
    op.drop_table("ideastep")
    op.drop_table("idea")
