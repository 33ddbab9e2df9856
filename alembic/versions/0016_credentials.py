"""Credentials: keys, what was issued, and whose it is; and what training tells a store outside."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def _text(length: int) -> sqlmodel.sql.sqltypes.AutoString:
    return sqlmodel.sql.sqltypes.AutoString(length=length)


def upgrade() -> None:
    moment = sqlmodel.sql.sqltypes.UTCDateTime
    op.create_table(
        "signingkey",
        sa.Column("id", _text(64), nullable=False),
        sa.Column("public", sa.Text(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("made_at", moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signingkey")),
    )
    op.create_table(
        "credential",
        sa.Column("id", _text(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("digest", _text(64), nullable=False),
        sa.Column("revoked_at", moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credential")),
        sa.UniqueConstraint("digest", name=op.f("uq_credential_digest")),
        sa.UniqueConstraint("position", name=op.f("uq_credential_position")),
    )
    op.create_table(
        "credentialpaper",
        sa.Column("credential_id", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("track", _text(40), nullable=False),
        sa.Column("language", _text(2), nullable=False),
        sa.Column("title", _text(200), nullable=False),
        sa.Column("name", _text(120), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("revoked_why", sa.Text(), nullable=False),
        sa.Column("issued_at", moment(), nullable=False),
        sa.Column("valid_until", moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["credential_id"],
            ["credential.id"],
            name=op.f("fk_credentialpaper_credential_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_credentialpaper_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("credential_id", name=op.f("pk_credentialpaper")),
        sa.UniqueConstraint("member_id", "track", name=op.f("uq_credentialpaper_member_id_track")),
    )

    op.create_table(
        "statement",
        sa.Column("id", _text(36), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("due_at", moment(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("refused_at", moment(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_statement_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
    )
    op.create_index(op.f("ix_statement_member_id"), "statement", ["member_id"])
    op.create_index(op.f("ix_statement_refused_at_due_at"), "statement", ["refused_at", "due_at"])


def downgrade() -> None:
    op.drop_table("statement")
    op.drop_table("credentialpaper")
    op.drop_table("credential")
    op.drop_table("signingkey")
