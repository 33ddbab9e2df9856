"""The moment that a person chose for a reminder, beside the one at which it is sent."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("reminder") as reminder:
        reminder.add_column(sa.Column("chosen_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    op.execute("UPDATE reminder SET chosen_at = due_at")
    with op.batch_alter_table("reminder") as reminder:
        reminder.alter_column("chosen_at", existing_type=sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("reminder") as reminder:
        reminder.drop_column("chosen_at")
