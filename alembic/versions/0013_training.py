"""Training: what was finished, answered and passed, and what owners wrote."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TABLES = (
    "trackpass",
    "refresherplan",
    "refresherday",
    "quizpass",
    "quizanswer",
    "lessonplace",
    "lessondone",
    "enrolment",
    "trainingpicture",
    "trainingedition",
)


def upgrade() -> None:
    op.create_table(
        "trainingedition",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("track", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("lesson", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(length=2), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("published_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainingedition")),
    )
    op.create_index(
        op.f("ix_trainingedition_track_lesson_language"), "trainingedition", ["track", "lesson", "language"]
    )
    op.create_table(
        "trainingpicture",
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("picture_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["picture_id"], ["picture.id"], name=op.f("fk_trainingpicture_picture_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_trainingpicture")),
    )
    op.create_table(
        "enrolment",
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("track", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("told_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_enrolment_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", "track", name=op.f("pk_enrolment")),
    )
    op.create_table(
        "lessondone",
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("track", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("lesson", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_lessondone_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", "track", "lesson", name=op.f("pk_lessondone")),
    )
    op.create_table(
        "lessonplace",
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("track", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("lesson", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_lessonplace_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", "track", "lesson", name=op.f("pk_lessonplace")),
    )
    op.create_table(
        "quizanswer",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("track", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("lesson", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("question", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("purpose", sqlmodel.sql.sqltypes.AutoString(length=9), nullable=False),
        sa.Column("picked", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("correct", sa.Boolean(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("answered_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.CheckConstraint("purpose IN ('quiz', 'refresher')", name=op.f("ck_quizanswer_purpose_known")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_quizanswer_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quizanswer")),
        sa.UniqueConstraint("member_id", "key", name=op.f("uq_quizanswer_member_id_key")),
    )
    op.create_index(op.f("ix_quizanswer_member_id_track_lesson"), "quizanswer", ["member_id", "track", "lesson"])
    op.create_table(
        "quizpass",
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("track", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("lesson", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_quizpass_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", "track", "lesson", name=op.f("pk_quizpass")),
    )
    op.create_table(
        "refresherday",
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("track", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("lesson", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_refresherday_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", "day", name=op.f("pk_refresherday")),
    )
    op.create_table(
        "refresherplan",
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("track", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("lesson", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("memory", sa.Text(), nullable=False),
        sa.Column("due_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_refresherplan_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", "track", "lesson", name=op.f("pk_refresherplan")),
    )
    op.create_index(op.f("ix_refresherplan_member_id_due_at"), "refresherplan", ["member_id", "due_at"])
    op.create_table(
        "trackpass",
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("track", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_trackpass_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", "track", name=op.f("pk_trackpass")),
    )


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
