"""Guidelines as versioned documents, who accepted them (append-only), rules with a switch, the pause of all sharing."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

DEEDS = ("UPDATE", "DELETE")
KIND = "ck_guidelinerule_kind_known"
BEFORE, AFTER = ("spelling", "banned", "embargoed"), ("spelling", "banned", "embargoed", "hashtag", "disclosure")
TABLES = (
    "sharingpause",
    "guidelineask",
    "guidelineacceptance",
    "guidelinepicture",
    "guidelinetext",
    "guidelineversion",
    "guidelinedraft",
    "guideline",
)


def upgrade() -> None:
    _documents()
    _acceptances()
    op.create_table(
        "sharingpause",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(length=2), nullable=False),
        sa.Column("began_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("began_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("ended_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("ended_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("running", sqlmodel.sql.sqltypes.AutoString(length=3), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sharingpause")),
        sa.UniqueConstraint("running", name=op.f("uq_sharingpause_running")),
    )
    with op.batch_alter_table("guidelinerule") as batch:
        batch.add_column(
            sa.Column("section", sqlmodel.sql.sqltypes.AutoString(length=130), nullable=False, server_default="")
        )
        batch.add_column(sa.Column("on_since", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    _kinds(AFTER)
    op.execute("UPDATE guidelinerule SET on_since = CURRENT_TIMESTAMP")


def _documents() -> None:
    op.create_table(
        "guideline",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("public_since", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("made_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("made_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guideline")),
        sa.UniqueConstraint("slug", name=op.f("uq_guideline_slug")),
    )
    op.create_table(
        "guidelinedraft",
        sa.Column("guideline_id", sa.String(length=32), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(length=2), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("changed_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("changed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        _goes_with("guidelinedraft", "guideline_id", "guideline"),
        sa.PrimaryKeyConstraint("guideline_id", "language", name=op.f("pk_guidelinedraft")),
    )
    op.create_table(
        "guidelineversion",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("guideline_id", sa.String(length=32), nullable=False),
        sa.Column("major", sa.Integer(), nullable=False),
        sa.Column("minor", sa.Integer(), nullable=False),
        sa.Column("changed", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("published_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("published_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        _goes_with("guidelineversion", "guideline_id", "guideline"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guidelineversion")),
        sa.UniqueConstraint(
            "guideline_id", "major", "minor", name=op.f("uq_guidelineversion_guideline_id_major_minor")
        ),
    )
    op.create_index(op.f("ix_guidelineversion_guideline_id"), "guidelineversion", ["guideline_id"])
    op.create_table(
        "guidelinetext",
        sa.Column("version_id", sa.String(length=32), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(length=2), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        _goes_with("guidelinetext", "version_id", "guidelineversion"),
        sa.PrimaryKeyConstraint("version_id", "language", name=op.f("pk_guidelinetext")),
    )
    op.create_table(
        "guidelinepicture",
        sa.Column("version_id", sa.String(length=32), nullable=False),
        sa.Column("picture_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        _goes_with("guidelinepicture", "version_id", "guidelineversion"),
        sa.PrimaryKeyConstraint("version_id", "picture_id", name=op.f("pk_guidelinepicture")),
    )
    op.create_index(op.f("ix_guidelinepicture_picture_id"), "guidelinepicture", ["picture_id"])


def _acceptances() -> None:
    op.create_table(
        "guidelineacceptance",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("guideline_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("version_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("major", sa.Integer(), nullable=False),
        sa.Column("subject", sqlmodel.sql.sqltypes.AutoString(length=48), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guidelineacceptance")),
        sa.UniqueConstraint(
            "guideline_id", "major", "subject", name=op.f("uq_guidelineacceptance_guideline_id_major_subject")
        ),
    )
    op.create_index(op.f("ix_guidelineacceptance_subject"), "guidelineacceptance", ["subject"])
    op.create_table(
        "guidelineask",
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("version_id", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        _goes_with("guidelineask", "member_id", "member"),
        _goes_with("guidelineask", "version_id", "guidelineversion"),
        sa.PrimaryKeyConstraint("member_id", "version_id", "year", name=op.f("pk_guidelineask")),
    )
    if op.get_bind().dialect.name == "sqlite":
        for deed in DEEDS:
            op.execute(
                f"CREATE TRIGGER guidelineacceptance_no_{deed.lower()} BEFORE {deed} ON guidelineacceptance "
                "BEGIN SELECT RAISE(ABORT, 'guidelineacceptance is append-only'); END"
            )
        return
    op.execute(
        "CREATE TRIGGER guidelineacceptance_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON guidelineacceptance "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def _goes_with(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE")


def _kinds(known: tuple[str, ...]) -> None:
    """SQLite copies the table and leaves old checks behind; PostgreSQL drops the check by name."""
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint(op.f(KIND), "guidelinerule", type_="check")
    with op.batch_alter_table("guidelinerule", recreate="auto") as batch:
        batch.create_check_constraint(op.f(KIND), f"kind IN ({', '.join(map(repr, known))})")


def downgrade() -> None:
    op.execute("DELETE FROM guidelinerule WHERE kind IN ('hashtag', 'disclosure')")
    _kinds(BEFORE)
    with op.batch_alter_table("guidelinerule") as batch:
        batch.drop_column("on_since")
        batch.drop_column("section")
    for table in TABLES:
        op.drop_table(table)
