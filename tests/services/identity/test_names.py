"""Names: nobody may pass for a colleague, and everybody may bear their own."""

import pytest

from advocacy_app.db import Session
from advocacy_app.services import identity
from advocacy_app.services.identity.rules import clean_name, looks, looks_like, mixes_scripts, parts
from tests.cast import Cast


@pytest.mark.parametrize(
    "name",
    [
        "Łukasz Żółć-Święcicki",
        "Žiga Šušteršič",
        "Søren Ægidius Åkjær",
        "Niccolò D’Angelo",
        "I\u015f\u0131l Çağr\u0131 Öztürk",
        "Nguyễn Thị Đào",
        "Əli Məmmədov",
        "Þórður Guðmundsson",
        "Γιώργος Παπαδόπουλος",
        "Олена Ґалаґан",
        "王小明",
        "佐々木 ルーシー",
        "김민수",
        "محمد",
        "GROẞ O’Brien",
    ],
)
def test_a_real_name_is_taken_as_it_is(name: str):
    assert (clean_name(name, 120), mixes_scripts(name)) == (name, False)


@pytest.mark.parametrize(
    "name",
    ["N\u0251dia", "\u1d00na", "\u0261iulia", "\u01c0nes", "Le\u0578a", "\u13c0ina", "\ua4e0\ua4ee", "Ana \u0410"],
)
def test_a_letter_that_only_looks_right_is_refused(name: str):
    assert mixes_scripts(name)


@pytest.mark.parametrize("name", ["\u3164", "\ufe0f", "\u2800\u115f", "12", "\u02bb"])
def test_a_name_has_a_letter_that_can_be_seen(name: str):
    assert clean_name(name, 120) == ""


@pytest.mark.parametrize(
    "name",
    ["Ana (Office)", "Ana (Office (North))", "Ana \uff08x\uff09", "(Office) Ana", "Ana [x", "Ana)"],
)
def test_brackets_of_any_kind_count_for_nothing(name: str):
    assert parts(name) == ("Ana",)


@pytest.mark.parametrize(
    "name",
    [
        "Ana, Office",
        "Ana - Office",
        "Ana \u2013 Office",
        "Ana\u2014Office",
        "Ana | Office",
        "Ana / Office",
        "Ana: Office (North)",
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(name: str):
    assert parts(name) == ("Ana", "Office")


@pytest.mark.parametrize("name", ["Ana-Marija Kos", "J. R. Novak", "Dell' Acqua", "O’Neill-Čuk", "Ana Kralj P."])
def test_a_hyphen_a_dot_or_an_apostrophe_parts_no_name(name: str):
    assert parts(name) == (name,)


@pytest.mark.parametrize(
    ("drawn", "read"), [("Ernrna", "Emma"), ("VVanda", "Wanda"), ("\u0391\u039d\u039d\u0391", "Anna")]
)
def test_letters_drawn_alike_make_no_other_name(drawn: str, read: str):
    assert looks(drawn) & looks(read)


@pytest.mark.parametrize("other", ["\u039d\u0399\u039a\u0397 \u0396\u0395\u0397", "NIKH ZEH"])
def test_a_greek_name_is_the_same_in_capitals(other: str):
    assert looks("Νίκη Ζέη") & looks(other)


def test_an_accent_or_a_dotless_i_makes_no_other_name():
    assert len({looks_like(name) for name in ("Ilia Dolo", "Il\u0131a Đølo", "\u02bbIlia D.o.l.o")}) == 1


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        ("\u3164", identity.NicknameMissing),
        ("Fj\u0251rd", identity.NameMixed),
        ("F j o r d", identity.NicknameTaken),
        ("Fjord (2)", identity.NicknameTaken),
        ("Lena Berg\u3164", identity.NicknameTaken),
        ("Piotr Zając (Administrator)", identity.NicknameTaken),
        ("Piotr Zając, Communications", identity.NicknameTaken),
        ("Office \u2013 Piotr Zając", identity.NicknameTaken),
        ("Zając, Piotr", identity.NicknameTaken),
    ],
)
async def test_a_nickname_is_nobody_elses(cast: Cast, session: Session, wanted: str, refusal: type[Exception]):
    with pytest.raises(refusal):
        await identity.choose_visibility(session, cast.ana, "nickname", wanted)
