"""A post is handed in once, and an owner who does not find it says so in words."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ONCE = "uq_share_post_url"


def upgrade() -> None:
    op.add_column("share", sa.Column("post_given_at", UTCDateTime(), nullable=True))
    op.add_column("share", sa.Column("post_answer", sa.Text(), nullable=False, server_default=""))
    given = sa.text("post_url <> ''")
    op.create_index(ONCE, "share", ["post_url"], unique=True, sqlite_where=given, postgresql_where=given)


def downgrade() -> None:
    op.drop_index(ONCE, table_name="share")
    op.drop_column("share", "post_answer")
    op.drop_column("share", "post_given_at")
