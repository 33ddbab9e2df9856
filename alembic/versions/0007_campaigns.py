"""Campaigns, and the form of a card's hashtag that is compared."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from advocacy_app.hashtags import key_of

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

AUDIENCES = "'team', 'site', 'role', 'language', 'tenure_under', 'tenure_over', 'topic', 'cohort'"
TEMPLATES = "'', 'talent_show', 'wellness_week', 'behind_the_scenes', 'product_launch', 'recruiting', 'good_cause'"


def upgrade() -> None:
    op.create_table(
        "campaign",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("hashtag", sqlmodel.sql.sqltypes.AutoString(length=61), nullable=False),
        sa.Column("tag", sqlmodel.sql.sqltypes.AutoString(length=180), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column("template", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(length=2), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("brief", sa.Text(), nullable=False),
        sa.Column("dos", sa.Text(), nullable=False),
        sa.Column("donts", sa.Text(), nullable=False),
        sa.Column("sponsor_name", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("sponsor_words", sa.Text(), nullable=False),
        sa.Column("goal_kind", sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
        sa.Column("goal", sa.Integer(), nullable=False),
        sa.Column("starts_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("ends_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("made_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("made_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("changed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("submitted_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("paused_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'scheduled', 'live', 'paused', 'ended')", name=op.f("ck_campaign_state_known")
        ),
        sa.CheckConstraint(
            "goal_kind IN ('none', 'photos', 'people', 'shares', 'clicks')", name=op.f("ck_campaign_goal_kind_known")
        ),
        sa.CheckConstraint(f"template IN ({TEMPLATES})", name=op.f("ck_campaign_template_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign")),
        sa.UniqueConstraint("slug", name=op.f("uq_campaign_slug")),
        sa.UniqueConstraint("tag", name=op.f("uq_campaign_tag")),
    )
    op.create_index(op.f("ix_campaign_made_by"), "campaign", ["made_by"])
    op.create_index(op.f("ix_campaign_state_starts_at"), "campaign", ["state", "starts_at"])

    op.create_table(
        "campaignaudience",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("campaign_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
        sa.Column("value", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.CheckConstraint(f"kind IN ({AUDIENCES})", name=op.f("ck_campaignaudience_kind_known")),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name=op.f("fk_campaignaudience_campaign_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaignaudience")),
        sa.UniqueConstraint("campaign_id", "kind", "value", name=op.f("uq_campaignaudience_campaign_id_kind_value")),
    )
    op.create_index(op.f("ix_campaignaudience_campaign_id"), "campaignaudience", ["campaign_id"])

    op.add_column(
        "card", sa.Column("tag", sqlmodel.sql.sqltypes.AutoString(length=180), nullable=False, server_default="")
    )
    _name_what_is_there()
    op.drop_index(op.f("ix_card_hashtag"), table_name="card")
    op.create_index(op.f("ix_card_tag"), "card", ["tag"])


def _name_what_is_there() -> None:
    connection = op.get_bind()
    used = connection.execute(sa.text("SELECT DISTINCT hashtag FROM card WHERE hashtag <> ''")).scalars()
    for hashtag in used.all():
        named = sa.text("UPDATE card SET tag = :tag WHERE hashtag = :hashtag")
        connection.execute(named, {"tag": key_of(hashtag), "hashtag": hashtag})


def downgrade() -> None:
    op.drop_index(op.f("ix_card_tag"), table_name="card")
    op.drop_column("card", "tag")
    op.create_index(op.f("ix_card_hashtag"), "card", ["hashtag"])
    op.drop_table("campaignaudience")
    op.drop_table("campaign")
