"""The way of an order, step by step; of older ones the step that is known."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

STATES = "'asked', 'approved', 'on_its_way', 'handed_over', 'declined', 'taken_back'"
text, moment = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    op.create_table(
        "rewardstep",
        sa.Column("id", text(length=32), nullable=False),
        sa.Column("order_id", sa.String(length=32), nullable=False),
        sa.Column("state", text(length=12), nullable=False),
        sa.Column("at", moment(), nullable=False),
        sa.CheckConstraint(f"state IN ({STATES})", name=op.f("ck_rewardstep_state_known")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["rewardorder.id"], name=op.f("fk_rewardstep_order_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rewardstep")),
    )
    op.create_index(op.f("ix_rewardstep_order_id"), "rewardstep", ["order_id"])
    op.execute(
        "INSERT INTO rewardstep (id, order_id, state, at) "
        "SELECT id, id, state, changed_at FROM rewardorder WHERE state <> 'asked'"
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_rewardstep_order_id"), "rewardstep")
    op.drop_table("rewardstep")
