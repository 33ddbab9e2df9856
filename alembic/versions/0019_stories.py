"""Success stories, nominations of champions and what people say of a pilot come in where ideas do."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

BEFORE = ("idea", "resource", "question")
SINCE = (*BEFORE, "story", "champion", "pilot")
STATES = "state IN ('received', 'considered', 'planned', 'live', 'result', 'closed')"
KIND, STATE = "ck_idea_kind_known", "ck_idea_state_known"


def upgrade() -> None:
    _kinds(SINCE)


def _kinds(known: tuple[str, ...]) -> None:
    """SQLite makes the table anew, without its checks, and its answers would go with the old one: they wait aside."""
    is_kind = f"kind IN ({', '.join(map(repr, known))})"
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint(op.f(KIND), "idea", type_="check")
        op.create_check_constraint(op.f(KIND), "idea", is_kind)
        return
    op.execute("CREATE TEMPORARY TABLE answers_aside AS SELECT * FROM ideastep")
    with op.batch_alter_table("idea", recreate="always") as batch:
        batch.create_check_constraint(op.f(KIND), is_kind)
        batch.create_check_constraint(op.f(STATE), STATES)
    op.execute("DELETE FROM ideastep")
    op.execute("INSERT INTO ideastep SELECT * FROM answers_aside")
    op.execute("DROP TABLE answers_aside")


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM idea WHERE kind IN ('story', 'champion', 'pilot')"))
    _kinds(BEFORE)
