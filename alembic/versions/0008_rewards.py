"""Rewards and their orders, presents, the list of prizes (append-only), kudos, fair play."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

DEEDS = ("UPDATE", "DELETE")
TABLES = (
    "rewardaddress",
    "surprisegrant",
    "rewardorder",
    "kudosoff",
    "kudos",
    "fairplayperson",
    "boardcontender",
    "reward",
    "fairplayentry",
    "prize",
    "fairplaycase",
    "boardclearance",
)


def upgrade() -> None:
    op.create_table(
        "boardclearance",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("board", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False),
        sa.Column("href", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("asked_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("cleared_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("cleared_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_boardclearance")),
        sa.UniqueConstraint("board", name=op.f("uq_boardclearance_board")),
    )
    op.create_index(op.f("ix_boardclearance_cleared_at"), "boardclearance", ["cleared_at"])

    op.create_table(
        "fairplaycase",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False),
        sa.Column("pattern", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
        sa.Column("rules_version", sa.Integer(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("found_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("outcome", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("decided_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.CheckConstraint("outcome IN ('open', 'fine', 'taken_back')", name=op.f("ck_fairplaycase_outcome_known")),
        sa.CheckConstraint(
            "pattern IN ('thanks_ring', 'kudos_ring', 'click_burst')", name=op.f("ck_fairplaycase_pattern_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fairplaycase")),
        sa.UniqueConstraint("key", name=op.f("uq_fairplaycase_key")),
    )
    op.create_index(op.f("ix_fairplaycase_outcome_found_at"), "fairplaycase", ["outcome", "found_at"])

    op.create_table(
        "prize",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("account", sqlmodel.sql.sqltypes.AutoString(length=48), nullable=False),
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False),
        sa.Column("value_minor", sa.Integer(), nullable=False),
        sa.Column("currency", sqlmodel.sql.sqltypes.AutoString(length=3), nullable=False),
        sa.Column("cash_equivalent", sa.Boolean(), nullable=False),
        sa.Column("reverses_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=True),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.CheckConstraint(
            "source IN ('contest', 'draw', 'challenge', 'reward', 'surprise')", name=op.f("ck_prize_source_known")
        ),
        sa.CheckConstraint("value_minor >= 0", name=op.f("ck_prize_value_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prize")),
        sa.UniqueConstraint("key", name=op.f("uq_prize_key")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_prize_reverses_id")),
    )
    op.create_index(op.f("ix_prize_account"), "prize", ["account"])
    op.create_index(op.f("ix_prize_at"), "prize", ["at"])

    op.create_table(
        "fairplayentry",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("transfer_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["fairplaycase.id"], name=op.f("fk_fairplayentry_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("case_id", "transfer_id", name=op.f("pk_fairplayentry")),
    )
    op.create_table(
        "reward",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(length=2), nullable=False),
        sa.Column("price", sa.Integer(), nullable=False),
        sa.Column("stock", sa.Integer(), nullable=True),
        sa.Column("per_person", sa.Integer(), nullable=True),
        sa.Column("asks_approval", sa.Boolean(), nullable=False),
        sa.Column("needs_address", sa.Boolean(), nullable=False),
        sa.Column("charity", sa.Boolean(), nullable=False),
        sa.Column("cash_equivalent", sa.Boolean(), nullable=False),
        sa.Column("value_minor", sa.Integer(), nullable=False),
        sa.Column("currency", sqlmodel.sql.sqltypes.AutoString(length=3), nullable=False),
        sa.Column("picture_id", sa.String(length=32), nullable=True),
        sa.Column("made_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("made_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("offered_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("ended_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.CheckConstraint("price > 0", name=op.f("ck_reward_price_positive")),
        sa.CheckConstraint("stock >= 0", name=op.f("ck_reward_stock_not_negative")),
        sa.CheckConstraint("value_minor >= 0", name=op.f("ck_reward_value_not_negative")),
        sa.ForeignKeyConstraint(["picture_id"], ["picture.id"], name=op.f("fk_reward_picture_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reward")),
    )
    op.create_index(op.f("ix_reward_picture_id"), "reward", ["picture_id"])

    op.create_table(
        "boardcontender",
        sa.Column("clearance_id", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["clearance_id"], ["boardclearance.id"], name=op.f("fk_boardcontender_clearance_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_boardcontender_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("clearance_id", "member_id", name=op.f("pk_boardcontender")),
    )
    op.create_table(
        "fairplayperson",
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["fairplaycase.id"], name=op.f("fk_fairplayperson_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_fairplayperson_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("case_id", "member_id", name=op.f("pk_fairplayperson")),
    )
    op.create_table(
        "kudos",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("from_id", sa.String(length=32), nullable=False),
        sa.Column("to_id", sa.String(length=32), nullable=False),
        sa.Column("week", sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
        sa.Column("card_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("reported_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("removed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("decided_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.ForeignKeyConstraint(["from_id"], ["member.id"], name=op.f("fk_kudos_from_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["to_id"], ["member.id"], name=op.f("fk_kudos_to_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kudos")),
        sa.UniqueConstraint("from_id", "to_id", "week", name=op.f("uq_kudos_from_id_to_id_week")),
    )
    op.create_index(op.f("ix_kudos_from_id_week"), "kudos", ["from_id", "week"])
    op.create_index(op.f("ix_kudos_reported_at"), "kudos", ["reported_at"])
    op.create_index(op.f("ix_kudos_to_id_at"), "kudos", ["to_id", "at"])

    op.create_table(
        "kudosoff",
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_kudosoff_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_kudosoff")),
    )
    op.create_table(
        "rewardorder",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("reward_id", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=True),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column("price", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("asked_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("changed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.CheckConstraint(
            "state IN ('asked', 'approved', 'on_its_way', 'handed_over', 'declined', 'taken_back')",
            name=op.f("ck_rewardorder_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_rewardorder_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["reward_id"], ["reward.id"], name=op.f("fk_rewardorder_reward_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rewardorder")),
        sa.UniqueConstraint("reward_id", "member_id", "nth", name=op.f("uq_rewardorder_reward_id_member_id_nth")),
    )
    op.create_index(op.f("ix_rewardorder_member_id"), "rewardorder", ["member_id"])
    op.create_index(op.f("ix_rewardorder_state_asked_at"), "rewardorder", ["state", "asked_at"])

    op.create_table(
        "surprisegrant",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("given_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.CheckConstraint("points >= 0", name=op.f("ck_surprisegrant_points_not_negative")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_surprisegrant_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surprisegrant")),
    )
    op.create_index(op.f("ix_surprisegrant_at"), "surprisegrant", ["at"])
    op.create_index(op.f("ix_surprisegrant_given_by"), "surprisegrant", ["given_by"])
    op.create_index(op.f("ix_surprisegrant_member_id"), "surprisegrant", ["member_id"])

    op.create_table(
        "rewardaddress",
        sa.Column("order_id", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_rewardaddress_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["order_id"], ["rewardorder.id"], name=op.f("fk_rewardaddress_order_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("order_id", name=op.f("pk_rewardaddress")),
    )
    op.create_index(op.f("ix_rewardaddress_member_id"), "rewardaddress", ["member_id"])
    if op.get_bind().dialect.name == "sqlite":
        for deed in DEEDS:
            op.execute(
                f"CREATE TRIGGER prize_no_{deed.lower()} BEFORE {deed} ON prize "
                "BEGIN SELECT RAISE(ABORT, 'prize is append-only'); END"
            )
        return
    op.execute(
        "CREATE TRIGGER prize_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON prize "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
