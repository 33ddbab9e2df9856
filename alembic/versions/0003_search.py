"""Full-text search over cards, kept by triggers: FTS5 on SQLite, tsvector on PostgreSQL. Both fold diacritics."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_FROM = "àáâãäåāăąçćčďđèéêëēėęěğìíîïīįłľĺñńňòóôõöøōőŕřśšşťţùúûüūůűųýÿźżžß"
_TO = "aaaaaaaaacccddeeeeeeeegiiiiiilllnnnoooooooorrsssttuuuuuuuuyyzzzs"

_POSTGRES = f"""
CREATE TABLE searchcard (card_id varchar(32) PRIMARY KEY REFERENCES card(id) ON DELETE CASCADE, words tsvector NOT NULL);
CREATE INDEX ix_searchcard_words ON searchcard USING gin (words);
CREATE FUNCTION folded(text) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT translate(replace(lower($1), 'æ', 'ae'), '{_FROM}', '{_TO}') $$;
CREATE FUNCTION index_card() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO searchcard (card_id, words) VALUES (NEW.id,
    setweight(to_tsvector('simple', folded(NEW.title)), 'A') || setweight(to_tsvector('simple', folded(NEW.hashtag)), 'A') ||
    setweight(to_tsvector('simple', folded(NEW.summary)), 'B') || setweight(to_tsvector('simple', folded(NEW.body)), 'C'))
  ON CONFLICT (card_id) DO UPDATE SET words = EXCLUDED.words;
  RETURN NEW;
END $$;
CREATE TRIGGER card_indexed AFTER INSERT OR UPDATE OF title, summary, body, hashtag ON card
  FOR EACH ROW EXECUTE FUNCTION index_card();
INSERT INTO searchcard (card_id, words) SELECT id, to_tsvector('simple', folded(title || ' ' || hashtag || ' ' || summary || ' ' || body)) FROM card;
"""

_SQLITE = (
    "CREATE VIRTUAL TABLE searchcard USING fts5 "
    "(card_id UNINDEXED, title, hashtag, summary, body, tokenize = 'unicode61 remove_diacritics 2')",
    "CREATE TRIGGER card_indexed AFTER INSERT ON card BEGIN INSERT INTO searchcard (card_id, title, hashtag, summary, body) "
    "VALUES (new.id, new.title, new.hashtag, new.summary, new.body); END",
    "CREATE TRIGGER card_reindexed AFTER UPDATE OF title, summary, body, hashtag ON card BEGIN "
    "UPDATE searchcard SET title = new.title, hashtag = new.hashtag, summary = new.summary, body = new.body "
    "WHERE card_id = new.id; END",
    "CREATE TRIGGER card_unindexed AFTER DELETE ON card BEGIN DELETE FROM searchcard WHERE card_id = old.id; END",
    "INSERT INTO searchcard (card_id, title, hashtag, summary, body) SELECT id, title, hashtag, summary, body FROM card",
)


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for statement in _SQLITE:
            op.execute(statement)
        return
    for statement in _split(_POSTGRES):
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in ("card_indexed", "card_reindexed", "card_unindexed"):
            op.execute(f"DROP TRIGGER {name}")
        op.execute("DROP TABLE searchcard")
        return
    op.execute("DROP TRIGGER card_indexed ON card")
    op.execute("DROP FUNCTION index_card()")
    op.execute("DROP TABLE searchcard")
    op.execute("DROP FUNCTION folded(text)")


def _split(text: str) -> list[str]:
    """Asyncpg takes one statement at a time; dollar-quoted bodies stay whole."""
    parts, current, quoted = [], "", False
    for piece in text.split(";\n"):
        current += piece + ";\n"
        quoted ^= piece.count("$$") % 2 == 1
        if not quoted and current.strip(" ;\n"):
            parts.append(current)
            current = ""
    return parts
