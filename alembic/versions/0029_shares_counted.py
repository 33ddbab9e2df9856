"""How many shared a post is read out of an index alone, however many they are."""

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_share_card_id_member_id_evidence"), "share", ["card_id", "member_id", "evidence"])
    op.drop_index(op.f("ix_share_card_id"), "share")


def downgrade() -> None:
    op.create_index(op.f("ix_share_card_id"), "share", ["card_id"])
    op.drop_index(op.f("ix_share_card_id_member_id_evidence"), "share")
