"""Culture posts: photos, the people in them, their consents (append-only), verdicts."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

DEEDS = ("UPDATE", "DELETE")
TABLES = ("photoverdict", "photoperson", "photolock", "photo", "phototrust", "picturegone", "consententry")


def upgrade() -> None:
    op.create_table(
        "consententry",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("photo_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("subject", sqlmodel.sql.sqltypes.AutoString(length=48), nullable=False),
        sa.Column("deed", sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
        sa.Column("scope", sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
        sa.Column("until", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("wording", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.CheckConstraint(
            "deed IN ('asked', 'agreed', 'refused', 'withdrawn', 'expired', 'granted', 'revoked')",
            name=op.f("ck_consententry_deed_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consententry")),
    )
    op.create_index(op.f("ix_consententry_photo_id"), "consententry", ["photo_id"])
    op.create_index(op.f("ix_consententry_subject"), "consententry", ["subject"])

    op.create_table(
        "picturegone",
        sa.Column("picture_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("cleared_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("picture_id", name=op.f("pk_picturegone")),
    )
    op.create_index(op.f("ix_picturegone_at"), "picturegone", ["at"])

    op.create_table(
        "phototrust",
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("given_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_phototrust_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_phototrust")),
    )
    op.create_table(
        "photo",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("client_id", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("picture_id", sa.String(length=32), nullable=True),
        sa.Column("card_id", sa.String(length=32), nullable=True),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column("scope", sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(length=2), nullable=False),
        sa.Column("caption", sa.Text(), nullable=False),
        sa.Column("alt", sa.Text(), nullable=False),
        sa.Column("hashtag", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("confidential", sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
        sa.Column("captured_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("sent_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("changed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("sampled_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.CheckConstraint("confidential IN ('', 'clear', 'not_sure')", name=op.f("ck_photo_confidential_known")),
        sa.CheckConstraint("scope IN ('inside', 'outside')", name=op.f("ck_photo_scope_known")),
        sa.CheckConstraint(
            "state IN ('in_review', 'live', 'needs_change', 'declined', 'pulled', 'withdrawn')",
            name=op.f("ck_photo_state_known"),
        ),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name=op.f("fk_photo_card_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_photo_member_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["picture_id"], ["picture.id"], name=op.f("fk_photo_picture_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
        sa.UniqueConstraint("member_id", "client_id", name=op.f("uq_photo_member_id_client_id")),
    )
    op.create_index(op.f("ix_photo_card_id"), "photo", ["card_id"])
    op.create_index(op.f("ix_photo_picture_id"), "photo", ["picture_id"])
    op.create_index(op.f("ix_photo_state_sent_at"), "photo", ["state", "sent_at"])

    op.create_table(
        "photolock",
        sa.Column("photo_id", sa.String(length=32), nullable=False),
        sa.Column("held_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("until", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_photolock_photo_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("photo_id", name=op.f("pk_photolock")),
    )
    op.create_table(
        "photoperson",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("photo_id", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=True),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("token_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
        sa.Column("scope", sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
        sa.Column("until", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("asked_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("answered_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.CheckConstraint(
            "answer IN ('asked', 'agreed', 'refused', 'withdrawn', 'expired')", name=op.f("ck_photoperson_answer_known")
        ),
        sa.CheckConstraint("scope IN ('inside', 'outside')", name=op.f("ck_photoperson_scope_known")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_photoperson_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_photoperson_photo_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photoperson")),
        sa.UniqueConstraint("photo_id", "member_id", name=op.f("uq_photoperson_photo_id_member_id")),
    )
    op.create_index(op.f("ix_photoperson_member_id"), "photoperson", ["member_id"])
    op.create_index(op.f("ix_photoperson_photo_id"), "photoperson", ["photo_id"])
    op.create_index(op.f("ix_photoperson_token_hash"), "photoperson", ["token_hash"])
    op.create_index(op.f("ix_photoperson_until"), "photoperson", ["until"])

    op.create_table(
        "photoverdict",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("photo_id", sa.String(length=32), nullable=False),
        sa.Column("judged_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("verdict", sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("suggestion", sa.Text(), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(length=2), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("takes_effect_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("undone_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.CheckConstraint("verdict IN ('approve', 'change', 'decline')", name=op.f("ck_photoverdict_verdict_known")),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_photoverdict_photo_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photoverdict")),
    )
    op.create_index(op.f("ix_photoverdict_photo_id"), "photoverdict", ["photo_id"])
    if op.get_bind().dialect.name == "sqlite":
        for deed in DEEDS:
            op.execute(
                f"CREATE TRIGGER consententry_no_{deed.lower()} BEFORE {deed} ON consententry "
                "BEGIN SELECT RAISE(ABORT, 'consententry is append-only'); END"
            )
        return
    op.execute(
        "CREATE TRIGGER consententry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consententry "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
