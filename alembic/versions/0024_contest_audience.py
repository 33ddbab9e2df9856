"""Whom a contest is for, by every kind of audience and not by sites alone."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from advocacy_app import ids

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

KINDS = "'team', 'site', 'role', 'language', 'tenure_under', 'tenure_over', 'topic', 'cohort'"
text = sqlmodel.sql.sqltypes.AutoString

audience = sa.table(
    "contestaudience", *(sa.column(name, sa.String()) for name in ("id", "contest_id", "kind", "value"))
)
site = sa.table("contestsite", *(sa.column(name, sa.String()) for name in ("contest_id", "site_id")))


def upgrade() -> None:
    op.create_table(
        "contestaudience",
        sa.Column("id", text(length=32), nullable=False),
        sa.Column("contest_id", sa.String(length=32), nullable=False),
        sa.Column("kind", text(length=16), nullable=False),
        sa.Column("value", text(length=64), nullable=False),
        sa.CheckConstraint(f"kind IN ({KINDS})", name=op.f("ck_contestaudience_kind_known")),
        sa.ForeignKeyConstraint(
            ["contest_id"], ["contest.id"], name=op.f("fk_contestaudience_contest_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contestaudience")),
        sa.UniqueConstraint("contest_id", "kind", "value", name=op.f("uq_contestaudience_contest_id_kind_value")),
    )
    op.create_index(op.f("ix_contestaudience_contest_id"), "contestaudience", ["contest_id"])
    kept = op.get_bind().execute(sa.select(site.c.contest_id, site.c.site_id)).all()
    rows = [{"id": ids.new_id(), "contest_id": one, "kind": "site", "value": place} for one, place in kept]
    op.bulk_insert(audience, rows)
    op.drop_table("contestsite")


def downgrade() -> None:
    op.create_table(
        "contestsite",
        sa.Column("contest_id", sa.String(length=32), nullable=False),
        sa.Column("site_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["contest_id"], ["contest.id"], name=op.f("fk_contestsite_contest_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_contestsite_site_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("contest_id", "site_id", name=op.f("pk_contestsite")),
    )
    op.execute(
        "INSERT INTO contestsite (contest_id, site_id) SELECT contest_id, value FROM contestaudience "
        "WHERE kind = 'site' AND value IN (SELECT id FROM site)"
    )
    op.drop_index(op.f("ix_contestaudience_contest_id"), "contestaudience")
    op.drop_table("contestaudience")
