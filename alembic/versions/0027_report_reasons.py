"""Whoever reports a comment says why."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("commentreport", sa.Column("reason", sa.String(16), nullable=False, server_default="other"))


def downgrade() -> None:
    op.drop_column("commentreport", "reason")
