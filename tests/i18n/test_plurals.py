"""Numbers and plural forms: the same on the server and in the browser."""

import json
import subprocess
from pathlib import Path

import pytest

from advocacy_app.components import text as front
from advocacy_app.i18n import LANGUAGES, tr
from advocacy_app.i18n.catalogue import catalogue, fields, plural_category, scripts
from advocacy_app.i18n.numbers import whole
from tests.tools import node

NUMBERS = (0, 1, 2, 3, 4, 5, 11, 12, 13, 14, 21, 22, 25, 101, 102, 103, 105, 112, 999, 1000, 12_345, 1_000_000)
TEXT_JS = Path(front.__file__).with_name("text.js")

BROWSER = """
import { readFileSync } from "node:fs";
const asked = JSON.parse(readFileSync(0, "utf8"));
globalThis.window = {};
new Function("window", asked.script)(window);
const { t } = await import(asked.module);
console.log(JSON.stringify(asked.calls.map(([key, args]) => t(key, args))));
"""


def in_the_browser(language, calls):
    """What text.js says in a program with the same numbers and plural rules as a browser."""
    body, _ = scripts(language, catalogue(language), ()).bodies
    asked = json.dumps({"script": body, "module": TEXT_JS.as_uri(), "calls": calls})
    command = [node(), "--no-warnings", "--input-type=module", "--eval", BROWSER]
    return json.loads(subprocess.run(command, input=asked, capture_output=True, text=True, check=True).stdout)


@pytest.mark.parametrize(
    ("language", "n", "category"),
    [
        *[("sl", n, c) for n, c in ((0, "other"), (1, "one"), (2, "two"), (3, "few"), (4, "few"), (5, "other"))],
        *[("sl", n, c) for n, c in ((11, "other"), (101, "one"), (102, "two"), (103, "few"), (105, "other"))],
        *[("pl", n, c) for n, c in ((0, "many"), (1, "one"), (2, "few"), (4, "few"), (5, "many"), (12, "many"))],
        *[("pl", n, c) for n, c in ((21, "many"), (22, "few"), (101, "many"), (102, "few"), (112, "many"))],
        *[("it", n, c) for n, c in ((0, "other"), (1, "one"), (2, "other"), (1000, "other"), (1_000_000, "many"))],
        *[("da", n, c) for n, c in ((0, "other"), (1, "one"), (2, "other"), (21, "other"))],
    ],
)
def test_a_number_takes_the_plural_form_of_the_language(language, n, category):
    assert plural_category(language, n) == category


@pytest.mark.parametrize(
    ("language", "n", "points"),
    [
        ("en", 1, "1 point"),
        ("en", 12_345, "12,345 points"),
        ("it", 1, "1 punto"),
        ("it", 1_000_000, "1.000.000 di punti"),
        ("sl", 101, "101 točka"),
        ("sl", 102, "102 točki"),
        ("sl", 4, "4 točke"),
        ("sl", 5, "5 točk"),
        ("pl", 22, "22 punkty"),
        ("pl", 12, "12 punktów"),
        ("pl", 21, "21 punktów"),
        ("pl", 12_345, "12\N{NO-BREAK SPACE}345 punktów"),
        ("da", 1000, "1.000 point"),
    ],
)
def test_a_balance_reads_right(language, n, points):
    assert tr(language, "points.count", n=n) == points


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_counts_and_writes_numbers_like_the_server(language):
    keys = [key for key, message in catalogue(language).items() if isinstance(message, dict)]
    calls = [(key, dict.fromkeys(fields(catalogue(language)[key]), "X") | {"n": n}) for key in keys for n in NUMBERS]
    assert in_the_browser(language, calls) == [tr(language, key, **args) for key, args in calls]


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_numbers_are_written_alike(language):
    calls = [("points.gain", {"n": n}) for n in NUMBERS]
    assert in_the_browser(language, calls) == [f"+{whole(language, n)}" for n in NUMBERS]


def test_a_text_that_does_not_exist_shows_its_key_and_breaks_nothing():
    assert in_the_browser("sl", [("feed.no_such_text", {})]) == ["feed.no_such_text"]
