"""A kind of notice may stay in the inbox without a push."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("noticeswitch", sa.Column("push_only", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.execute("DELETE FROM noticeswitch WHERE push_only")
    op.drop_column("noticeswitch", "push_only")
