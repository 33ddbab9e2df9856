"""Every migration up, down and up again, with people in the database, on both databases."""

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, text

from tests.tools import ROOT


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path):
    if request.param == "sqlite":
        made = create_engine(f"sqlite:///{tmp_path / 'advocacy.db'}")
    else:
        server = request.getfixturevalue("postgres_server")
        made = create_engine(server.url(server.create(), driver="postgresql+psycopg"))
    yield made
    made.dispose()


def alembic(engine: Engine, deed, *args: str) -> None:
    config = Config(ROOT / "alembic.ini")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        deed(config, *args)


INSERT = (
    "INSERT INTO card (id, slug, kind, purpose, state, scope, language, title, summary, body, url, video_url, hashtag, "
    "minutes, paused_by, made_at, changed_at, version) VALUES ('c1', 'dryer', 'article', 'company_news', 'live', "
    "'outside', 'en', 'The dryer', 'Warm air', '', '', '', '', 1, '', '2026-03-05', '2026-03-05', 1)"
)


def test_every_migration_goes_up_down_and_up_again(engine: Engine):
    alembic(engine, command.upgrade, "head")
    alembic(engine, command.downgrade, "base")
    alembic(engine, command.upgrade, "head")


def test_the_models_match_the_schema(engine: Engine):
    alembic(engine, command.upgrade, "head")
    alembic(engine, command.check)


def test_search_finds_what_was_there_before_it(engine: Engine):
    alembic(engine, command.upgrade, "0002")
    with engine.begin() as connection:
        connection.execute(text(INSERT))
    alembic(engine, command.upgrade, "head")
    with engine.begin() as connection:
        assert connection.execute(text("SELECT card_id FROM searchcard")).scalars().all() == ["c1"]
        connection.execute(text("DELETE FROM card"))
        assert connection.execute(text("SELECT card_id FROM searchcard")).scalars().all() == []


@pytest.mark.parametrize("table", ["transfer", "auditentry"])
@pytest.mark.parametrize("deed", ["UPDATE {} SET at = at", "DELETE FROM {}"])
def test_the_database_itself_keeps_the_ledger_and_the_audit_log(engine: Engine, table: str, deed: str):
    alembic(engine, command.upgrade, "head")
    columns = {
        "transfer": "(id, key, debit_account, credit_account, amount, phase, reason, rule_version, evidence, at) "
        "VALUES ('t', 'k', 'issuer:x', 'member:y', 5, 'direct', 'x', 1, '', '2026-03-05')",
        "auditentry": "(id, actor, deed, subject, detail, at) VALUES ('a', 'm', 'd', '', '', '2026-03-05')",
    }
    with engine.begin() as connection:
        connection.execute(text(f"INSERT INTO {table} {columns[table]}"))
    with pytest.raises(Exception, match="append-only"), engine.begin() as connection:
        connection.execute(text(deed.format(table)))
