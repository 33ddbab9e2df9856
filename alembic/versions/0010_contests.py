"""Contests with their frozen rules; draws with what was promised, the sealed list, the result and its claims."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TABLES = (
    "drawwitness",
    "drawreceipt",
    "drawclaim",
    "contestwitness",
    "contestentry",
    "contestsite",
    "contestprize",
    "contestpledge",
    "drawvalue",
    "drawticket",
    "drawnotice",
    "draw",
    "contestrules",
    "contest",
)
APPEND_ONLY = ("contestrules", "drawnotice", "drawvalue")
DEEDS = ("INSERT", "UPDATE", "DELETE")
PROMISED = ("c0", "c0_sha256", "rules_id", "seed", "signer", "escrow", "verifier", "closes_at")
PUBLISHED = ("c1", "c1_sha256", "entropy", "result", "result_sha256")
CHANGED = " OR ".join(
    [
        *(f"NEW.{one} <> OLD.{one}" for one in PROMISED),
        *(f"OLD.{one} <> '' AND NEW.{one} <> OLD.{one}" for one in PUBLISHED),
    ]
)


def upgrade() -> None:
    op.create_table(
        "contest",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("campaign_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=True),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(length=9), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(length=2), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("question", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False),
        sa.Column("hashtag", sqlmodel.sql.sqltypes.AutoString(length=61), nullable=False),
        sa.Column("opens_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("closes_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("entropy", sqlmodel.sql.sqltypes.AutoString(length=7), nullable=False),
        sa.Column("public_what", sqlmodel.sql.sqltypes.AutoString(length=240), nullable=False),
        sa.Column("alternates", sa.Integer(), nullable=False),
        sa.Column("claim_days", sa.Integer(), nullable=False),
        sa.Column("made_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("made_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("changed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.CheckConstraint("entropy IN ('none', 'witness', 'drand', 'public')", name=op.f("ck_contest_entropy_known")),
        sa.CheckConstraint(
            "state IN ('draft', 'planned', 'running', 'closed', 'over', 'cancelled')",
            name=op.f("ck_contest_state_known"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contest")),
    )
    op.create_index(op.f("ix_contest_campaign_id"), "contest", ["campaign_id"])
    op.create_index(op.f("ix_contest_made_by"), "contest", ["made_by"])
    op.create_index(op.f("ix_contest_state_opens_at"), "contest", ["state", "opens_at"])

    op.create_table(
        "contestrules",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("contest_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("frozen_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contestrules")),
        sa.UniqueConstraint("contest_id", "version", name=op.f("uq_contestrules_contest_id_version")),
    )
    op.create_table(
        "draw",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("contest_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(length=9), nullable=False),
        sa.Column("c0", sa.Text(), nullable=False),
        sa.Column("c0_sha256", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("rules_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("escrow", sa.Text(), nullable=False),
        sa.Column("verifier", sa.Text(), nullable=False),
        sa.Column("opened_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("closes_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("c1", sa.Text(), nullable=False),
        sa.Column("c1_sha256", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("closed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("entropy", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("result_sha256", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("drawn_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("ended_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('open', 'closed', 'drawn', 'void', 'cancelled')", name=op.f("ck_draw_state_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draw")),
        sa.UniqueConstraint("contest_id", "number", name=op.f("uq_draw_contest_id_number")),
    )
    op.create_index(op.f("ix_draw_state_closes_at"), "draw", ["state", "closes_at"])

    op.create_table(
        "drawnotice",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("draw_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("what", sqlmodel.sql.sqltypes.AutoString(length=9), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("channel", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
        sa.Column("recipients", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drawnotice")),
    )
    op.create_index(op.f("ix_drawnotice_draw_id"), "drawnotice", ["draw_id"])

    op.create_table(
        "drawticket",
        sa.Column("draw_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("c_i", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("tickets", sa.Integer(), nullable=False),
        sa.Column("excluded", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.PrimaryKeyConstraint("draw_id", "c_i", name=op.f("pk_drawticket")),
    )
    op.create_table(
        "drawvalue",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("draw_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(length=6), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("value", sqlmodel.sql.sqltypes.AutoString(length=240), nullable=False),
        sa.Column("given_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.CheckConstraint("kind IN ('drand', 'public')", name=op.f("ck_drawvalue_kind_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drawvalue")),
        sa.UniqueConstraint("draw_id", "kind", "place", name=op.f("uq_drawvalue_draw_id_kind_place")),
    )
    op.create_index(op.f("ix_drawvalue_draw_id"), "drawvalue", ["draw_id"])

    op.create_table(
        "contestpledge",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("contest_id", sa.String(length=32), nullable=False),
        sa.Column("rule", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("said_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contest_id"], ["contest.id"], name=op.f("fk_contestpledge_contest_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contestpledge")),
        sa.UniqueConstraint("contest_id", "rule", name=op.f("uq_contestpledge_contest_id_rule")),
    )
    op.create_index(op.f("ix_contestpledge_contest_id"), "contestpledge", ["contest_id"])

    op.create_table(
        "contestprize",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("contest_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("currency", sqlmodel.sql.sqltypes.AutoString(length=3), nullable=False),
        sa.Column("cash_like", sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind IN ('draw', 'best')", name=op.f("ck_contestprize_kind_known")),
        sa.ForeignKeyConstraint(
            ["contest_id"], ["contest.id"], name=op.f("fk_contestprize_contest_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contestprize")),
        sa.UniqueConstraint("contest_id", "kind", "place", name=op.f("uq_contestprize_contest_id_kind_place")),
    )
    op.create_index(op.f("ix_contestprize_contest_id"), "contestprize", ["contest_id"])

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
    op.create_table(
        "contestentry",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("contest_id", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("way", sqlmodel.sql.sqltypes.AutoString(length=6), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("rules_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("entered_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("withdrawn_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.CheckConstraint("way IN ('tap', 'answer')", name=op.f("ck_contestentry_way_known")),
        sa.ForeignKeyConstraint(
            ["contest_id"], ["contest.id"], name=op.f("fk_contestentry_contest_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_contestentry_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contestentry")),
        sa.UniqueConstraint("contest_id", "member_id", name=op.f("uq_contestentry_contest_id_member_id")),
    )
    op.create_index(op.f("ix_contestentry_contest_id"), "contestentry", ["contest_id"])
    op.create_index(op.f("ix_contestentry_member_id"), "contestentry", ["member_id"])

    op.create_table(
        "contestwitness",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("contest_id", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=True),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contest_id"], ["contest.id"], name=op.f("fk_contestwitness_contest_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_contestwitness_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contestwitness")),
        sa.UniqueConstraint("contest_id", "member_id", name=op.f("uq_contestwitness_contest_id_member_id")),
        sa.UniqueConstraint("contest_id", "name", name=op.f("uq_contestwitness_contest_id_name")),
    )
    op.create_index(op.f("ix_contestwitness_contest_id"), "contestwitness", ["contest_id"])
    op.create_index(op.f("ix_contestwitness_member_id"), "contestwitness", ["member_id"])

    op.create_table(
        "drawclaim",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("draw_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("prize", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("c_i", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=True),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(length=13), nullable=False),
        sa.Column("offered_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("until", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("reminded_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("settled_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("settled_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.CheckConstraint(
            "state IN ('offered', 'claimed', 'handed', 'refused', 'expired', 'undeliverable')",
            name=op.f("ck_drawclaim_state_known"),
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_drawclaim_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drawclaim")),
        sa.UniqueConstraint("draw_id", "c_i", name=op.f("uq_drawclaim_draw_id_c_i")),
        sa.UniqueConstraint("draw_id", "prize", "turn", name=op.f("uq_drawclaim_draw_id_prize_turn")),
    )
    op.create_index(op.f("ix_drawclaim_member_id"), "drawclaim", ["member_id"])
    op.create_index(op.f("ix_drawclaim_state_until"), "drawclaim", ["state", "until"])

    op.create_table(
        "drawreceipt",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("draw_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("salt", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("c_i", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_drawreceipt_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drawreceipt")),
        sa.UniqueConstraint("draw_id", "member_id", name=op.f("uq_drawreceipt_draw_id_member_id")),
    )
    op.create_index(op.f("ix_drawreceipt_c_i"), "drawreceipt", ["c_i"])
    op.create_index(op.f("ix_drawreceipt_draw_id"), "drawreceipt", ["draw_id"])
    op.create_index(op.f("ix_drawreceipt_member_id"), "drawreceipt", ["member_id"])

    op.create_table(
        "drawwitness",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("draw_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=True),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("bound_to", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("bound_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("w", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("revealed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_drawwitness_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drawwitness")),
        sa.UniqueConstraint("draw_id", "name", name=op.f("uq_drawwitness_draw_id_name")),
    )
    op.create_index(op.f("ix_drawwitness_draw_id"), "drawwitness", ["draw_id"])
    op.create_index(op.f("ix_drawwitness_member_id"), "drawwitness", ["member_id"])
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
    else:
        _guard_postgresql()


def _guard_sqlite() -> None:
    for table in APPEND_ONLY:
        for deed in DEEDS[1:]:
            op.execute(
                f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
    for deed in DEEDS:
        row = "OLD" if deed == "DELETE" else "NEW"
        op.execute(
            f"CREATE TRIGGER drawticket_sealed_{deed.lower()} BEFORE {deed} ON drawticket "
            f"WHEN (SELECT state FROM draw WHERE id = {row}.draw_id) <> 'open' "
            "BEGIN SELECT RAISE(ABORT, 'the list is sealed'); END"
        )
    op.execute(
        f"CREATE TRIGGER draw_promised BEFORE UPDATE ON draw WHEN {CHANGED} "
        "BEGIN SELECT RAISE(ABORT, 'published documents of a draw do not change'); END"
    )
    op.execute("CREATE TRIGGER draw_no_delete BEFORE DELETE ON draw BEGIN SELECT RAISE(ABORT, 'draws stay'); END")


def _guard_postgresql() -> None:
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
    op.execute(
        "CREATE FUNCTION refuse_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF (SELECT state FROM draw WHERE id = COALESCE(NEW.draw_id, OLD.draw_id)) <> 'open' "
        "THEN RAISE EXCEPTION 'the list is sealed'; END IF; RETURN COALESCE(NEW, OLD); END $$"
    )
    op.execute(
        "CREATE TRIGGER drawticket_sealed BEFORE INSERT OR UPDATE OR DELETE ON drawticket "
        "FOR EACH ROW EXECUTE FUNCTION refuse_sealed()"
    )
    op.execute(
        "CREATE FUNCTION refuse_broken_promise() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'draws stay'; END IF; IF {CHANGED} "
        "THEN RAISE EXCEPTION 'published documents of a draw do not change'; END IF; RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER draw_promised BEFORE UPDATE OR DELETE ON draw "
        "FOR EACH ROW EXECUTE FUNCTION refuse_broken_promise()"
    )


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_sealed()")
        op.execute("DROP FUNCTION refuse_broken_promise()")
