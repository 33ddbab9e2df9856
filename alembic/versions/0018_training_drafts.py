"""Drafts of tracks and lessons; who leads people."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "trainingdraft",
        sa.Column("track", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("lesson", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(length=2), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("changed_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("changed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("track", "lesson", "language", name=op.f("pk_trainingdraft")),
    )
    op.create_table(
        "teamlead",
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("named_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_teamlead_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_teamlead")),
    )


def downgrade() -> None:
    op.drop_table("teamlead")
    op.drop_table("trainingdraft")
