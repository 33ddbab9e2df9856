"""What one sees of a picture before it has come."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString(length=1000)
    op.add_column("picture", sa.Column("placeholder", text, nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("picture", "placeholder")
