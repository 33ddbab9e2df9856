"""A photo is a way into a draw, too."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

KNOWN = "ck_contestentry_way_known"


def upgrade() -> None:
    _ways("tap", "answer", "photo")


def downgrade() -> None:
    op.execute("UPDATE contestentry SET way = 'tap' WHERE way = 'photo'")
    _ways("tap", "answer")


def _ways(*known: str) -> None:
    """SQLite makes the table anew, without its checks; nothing refers to its rows."""
    is_way = f"way IN ({', '.join(map(repr, known))})"
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(op.f(KNOWN), "contestentry", type_="check")
        op.create_check_constraint(op.f(KNOWN), "contestentry", is_way)
        return
    with op.batch_alter_table("contestentry", recreate="always") as batch:
        batch.create_check_constraint(op.f(KNOWN), is_way)
