"""Queues of guest curators, photos that were mended, goodbyes, posts that were taken down."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TABLES = ("takendown", "goodbye", "queuepart", "photomend")
text, moment = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime


def _link(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "photomend",
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("client_id", text(length=64), nullable=False),
        sa.Column("photo_id", sa.String(length=32), nullable=False),
        sa.Column("at", moment(), nullable=False),
        _link("photomend", "member_id", "member"),
        _link("photomend", "photo_id", "photo"),
        sa.PrimaryKeyConstraint("member_id", "client_id", name=op.f("pk_photomend")),
    )
    op.create_index(op.f("ix_photomend_photo_id"), "photomend", ["photo_id"])
    op.create_table(
        "queuepart",
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("kind", text(length=8), nullable=False),
        sa.Column("value", text(length=80), nullable=False),
        sa.Column("given_by", text(length=32), nullable=False),
        sa.Column("at", moment(), nullable=False),
        sa.CheckConstraint("kind IN ('site', 'team', 'hashtag')", name=op.f("ck_queuepart_kind_known")),
        _link("queuepart", "member_id", "member"),
        sa.PrimaryKeyConstraint("member_id", "kind", "value", name=op.f("pk_queuepart")),
    )
    op.create_table(
        "goodbye",
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("until", moment(), nullable=False),
        sa.Column("asked_at", moment(), nullable=False),
        sa.Column("mailed_at", moment(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        _link("goodbye", "member_id", "member"),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_goodbye")),
    )
    op.create_table(
        "takendown",
        sa.Column("share_id", sa.String(length=32), nullable=False),
        sa.Column("at", moment(), nullable=False),
        _link("takendown", "share_id", "share"),
        sa.PrimaryKeyConstraint("share_id", name=op.f("pk_takendown")),
    )


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
