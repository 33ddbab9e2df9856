"""Challenges, who takes part and what was reached together; leave, leagues, and the time zones of before."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "challenge",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("pitch", sa.Text(), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(length=2), nullable=False),
        sa.Column("goal", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column("together", sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("hashtag", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("track", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(length=32), nullable=True),
        sa.Column("site_id", sa.String(length=32), nullable=True),
        sa.Column("starts_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("ends_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("made_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("made_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("opened_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("closed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.CheckConstraint(
            "goal IN ('shares', 'clicks', 'photos', 'track', 'reactions', 'weeks')",
            name=op.f("ck_challenge_goal_known"),
        ),
        sa.CheckConstraint("together IN ('one', 'team', 'all')", name=op.f("ck_challenge_together_known")),
        sa.CheckConstraint("least > 0 AND least <= target", name=op.f("ck_challenge_least_within")),
        sa.CheckConstraint("points >= 0 AND points <= 1000", name=op.f("ck_challenge_points_within")),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_challenge_ends_after_start")),
        sa.CheckConstraint("target > 0", name=op.f("ck_challenge_target_positive")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_challenge_site_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_challenge_team_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_challenge")),
    )
    op.create_index(op.f("ix_challenge_ends_at"), "challenge", ["ends_at"])
    op.create_index(op.f("ix_challenge_goal_starts_at_ends_at"), "challenge", ["goal", "starts_at", "ends_at"])
    op.create_index(op.f("ix_challenge_site_id"), "challenge", ["site_id"])
    op.create_index(op.f("ix_challenge_team_id"), "challenge", ["team_id"])

    op.create_table(
        "awayweek",
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("week", sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_awayweek_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", "week", name=op.f("pk_awayweek")),
    )
    op.create_table(
        "leagueentry",
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_leagueentry_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_leagueentry")),
    )
    op.create_table(
        "participation",
        sa.Column("challenge_id", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["challenge_id"], ["challenge.id"], name=op.f("fk_participation_challenge_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_participation_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("challenge_id", "member_id", name=op.f("pk_participation")),
    )
    op.create_index(op.f("ix_participation_member_id"), "participation", ["member_id"])

    op.create_table(
        "reachedtogether",
        sa.Column("challenge_id", sa.String(length=32), nullable=False),
        sa.Column("crowd", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["challenge_id"], ["challenge.id"], name=op.f("fk_reachedtogether_challenge_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("challenge_id", "crowd", name=op.f("pk_reachedtogether")),
    )
    op.create_table(
        "zonespan",
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("until", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("zone", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_zonespan_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", "until", name=op.f("pk_zonespan")),
    )


def downgrade() -> None:
    op.drop_table("zonespan")
    op.drop_table("reachedtogether")
    op.drop_table("participation")
    op.drop_table("leagueentry")
    op.drop_table("awayweek")
    op.drop_table("challenge")
