"""Q-S5, small: hostile text wherever people's words are kept, shown on every page of a real browser; none of it runs.

``python -m bench injection`` does it with the whole corpus, in five languages.
"""

from pathlib import Path

from advocacy_app.i18n import Language
from tests.security.payloads import OWN, naughty
from tests.security.planting import STRUCTURE, WORDS, WORDS_IN_JSON, attack, columns

ROUNDS: tuple[tuple[Language, int], ...] = (("en", 0), ("sl", 211))


def test_every_column_is_known_as_words_or_as_structure() -> None:
    unknown = {f"{table}.{column}" for table, column in columns() if column not in WORDS | WORDS_IN_JSON | STRUCTURE}
    assert not unknown, "tests/security/planting.py does not know these"


def test_the_corpus_is_large_enough() -> None:
    assert len(OWN) >= 100
    assert len(naughty()) >= 400


async def test_nothing_that_people_may_write_runs(tmp_path: Path) -> None:
    harvest = await attack(tmp_path, ROUNDS)
    assert not harvest.wrong, "\n".join(harvest.wrong)
    assert harvest.shown > 100, "the walk saw too little of what was planted"
