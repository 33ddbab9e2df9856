"""The register knows every table, and every column that names a member."""

import pytest
from sqlalchemy import Column, Table

from advocacy_app import models
from advocacy_app.services.privacy.register import NOBODY, REGISTER, Deed, Names
from tests.services.privacy.lives import is_text

TABLES: list[Table] = [getattr(models, name).__table__ for name in models.__all__]
_SECRET = ("_hash", "_by", "visitor")  # and review_by, which is a day


def _names_a_member(column: Column) -> bool:
    if any(key.column.table.name == "member" for key in column.foreign_keys):
        return True
    if not is_text(column):
        return False
    return column.name.endswith(("member_id", "author_id", "owner_id", "_by", "account")) or column.name == "actor"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_is_in_the_register(table: Table) -> None:
    known = {holding.name for holding in REGISTER} | {t.__tablename__ for t in NOBODY}
    assert table.name in known, "say in services/privacy/register.py what it knows about people"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_that_names_a_member_is_in_the_register(table: Table) -> None:
    known = {(holding.name, holding.column) for holding in REGISTER}
    missing = [c.name for c in table.columns if _names_a_member(c) and (table.name, c.name) not in known]
    assert missing == [] or table.name == "member"


def test_a_table_about_nobody_names_nobody() -> None:
    assert not [table for table in NOBODY for column in table.__table__.columns if _names_a_member(column)]  # type: ignore[attr-defined]


def test_nobody_is_given_a_secret_or_a_colleague() -> None:
    shown = [(holding.name, column.name) for holding in REGISTER if holding.given for column in holding.shown]
    assert not [pair for pair in shown if pair[1].endswith(_SECRET) and pair != ("card", "review_by")]


def test_what_is_kept_has_no_words() -> None:
    """Rows that outlive a person hold ids, numbers, moments and codes of ours."""
    kept = {holding.name for holding in REGISTER if holding.deed is Deed.KEEP}
    words = {"event.payload", "auditentry.detail"}  # ids only, each held to it by tests of their own
    long = [f"{t.name}.{c.name}" for t in TABLES if t.name in kept for c in t.columns if str(c.type) == "TEXT"]
    assert set(long) <= words


def test_the_member_goes_last() -> None:
    """Everything before is found through the row of the member."""
    assert REGISTER[-1].table is models.Member
    order = [(holding.table, holding.names) for holding in REGISTER]
    assert order.index((models.Click, Names.SHARE)) < order.index((models.Share, Names.MEMBER))
    assert order.index((models.Caption, Names.CARD)) < order.index((models.Card, Names.MEMBER))
