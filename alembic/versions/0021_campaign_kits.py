"""What starts together with a campaign: its photo challenge, its prizes, its draw."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

text = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.create_table(
        "campaignkit",
        sa.Column("campaign_id", sa.String(length=32), nullable=False),
        sa.Column("challenge", sa.Boolean(), nullable=False),
        sa.Column("photos", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        *_prize("best"),
        *_prize("draw"),
        sa.Column("challenge_id", text(length=32), nullable=False),
        sa.Column("contest_id", text(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name=op.f("fk_campaignkit_campaign_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("campaign_id", name=op.f("pk_campaignkit")),
    )
    _belongs_to_a_campaign()


def _prize(kind: str) -> tuple[sa.Column[object], ...]:
    return (
        sa.Column(kind, sa.Boolean(), nullable=False),
        sa.Column(f"{kind}_prize", text(length=120), nullable=False),
        sa.Column(f"{kind}_value", text(length=20), nullable=False),
        sa.Column(f"{kind}_currency", text(length=3), nullable=False),
    )


def _belongs_to_a_campaign() -> None:
    op.add_column("challenge", sa.Column("campaign_id", text(length=32), nullable=True))
    op.create_index(op.f("ix_challenge_campaign_id"), "challenge", ["campaign_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_challenge_campaign_id"), "challenge")
    op.drop_column("challenge", "campaign_id")
    op.drop_table("campaignkit")
