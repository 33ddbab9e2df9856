import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy_app.i18n.catalogue import LANGUAGES, catalogue
from advocacy_app.services.guidelines import PHRASES, SHOWN, Context, Rule, applied, check, told
from advocacy_app.services.guidelines.hints import ORDER

LINDHALL = Context(company="Lindhall")
SAID = "I work at Lindhall. "
GDANSK = Rule("spelling", "", instead="Gdańsk", label="Style guide 2.3")
BRAND = Rule("spelling", "HootSuite", instead="Hootsuite", label="Style guide 1.1")


def kinds(text: str, language: str = "en", context: Context = LINDHALL) -> list[str]:
    return [hint.kind for hint in check(text, language, context)]


def test_a_good_post_gets_no_hints():
    assert check(f"{SAID}The dryer runs on lost heat.", "en", LINDHALL) == []


def test_an_empty_page_gets_no_hints():
    assert check(" \n", "en", replace(LINDHALL, hashtags=("#Hands",), advertising="#ad")) == []


def test_a_missing_disclosure_is_offered_and_does_not_block():
    [hint] = check("The dryer runs on lost heat.", "en", LINDHALL)
    assert (hint.key, hint.blocks, hint.rule_key) == ("guidelines.disclosure", False, "guidelines.rule_disclosure")
    assert applied("The dryer runs on lost heat.", hint) == "I work at Lindhall. The dryer runs on lost heat."


def test_a_late_disclosure_is_a_gentler_hint():
    text = "Our dryer is new. " * 8 + "I work at Lindhall."
    assert [hint.key for hint in check(text, "en", LINDHALL)] == ["guidelines.disclosure_late"]


def test_the_organisation_may_make_the_disclosure_binding():
    [hint] = check("New dryer.", "en", replace(LINDHALL, blocking=frozenset({"disclosure"})))
    assert hint.blocks


def test_a_missing_hashtag_is_added_at_the_end():
    context = replace(LINDHALL, hashtags=("#HandsOfLindhall",))
    [hint] = check(f"{SAID}New dryer. ", "en", context)
    assert (hint.key, dict(hint.args)) == ("guidelines.hashtag", {"hashtag": "#HandsOfLindhall"})
    assert applied(f"{SAID}New dryer. ", hint) == f"{SAID}New dryer. #HandsOfLindhall"
    assert check(f"{SAID}New dryer. #handsoflindhall", "en", context) == []
    assert kinds(f"{SAID}New dryer. #HandsOfLindhallers", context=context) == ["hashtag"]


@pytest.mark.parametrize(
    ("language", "text", "fixed"),
    [
        ("en", "Hello from Gdansk, friends", "Hello from Gdańsk, friends"),
        ("sl", "Naša pražarna v Gdansku diši", "Naša pražarna v Gdańsku diši"),
        ("pl", "Palarnia w gdansku", "Palarnia w Gdańsku"),
    ],
)
def test_lost_accents_are_given_back_with_their_endings(language: str, text: str, fixed: str):
    post = PHRASES[language].openings[0].replace("{company}", "Lindhall") + " " + text
    [hint] = check(post, language, replace(LINDHALL, rules=(GDANSK,)))
    assert (hint.key, hint.rule) == ("guidelines.spelling", "Style guide 2.3")
    assert applied(post, hint).endswith(fixed)


@pytest.mark.parametrize("text", ["Gdańsk", "GDAŃSK", "Gdanskie", "#Gdansk", "https://gdansk.pl", "hi@gdansk.pl"])
def test_right_spellings_other_words_tags_and_links_are_left_alone(text: str):
    assert check(SAID + text, "en", replace(LINDHALL, rules=(GDANSK,))) == []


def test_text_typed_with_loose_accents_is_read_the_same():
    loose = unicodedata.normalize("NFD", f"{SAID}Gdańsk calling from Gdansk")
    [hint] = check(loose, "en", replace(LINDHALL, rules=(GDANSK,)))
    assert applied(loose, hint) == f"{SAID}Gdańsk calling from Gdańsk"


def test_a_listed_variant_of_the_brand_is_a_hint_and_the_right_form_is_none():
    context = replace(LINDHALL, rules=(BRAND,))
    assert kinds(f"{SAID}We use HootSuite and hootsuite.", context=context) == ["spelling", "spelling"]
    assert kinds(f"{SAID}We use Hootsuite.", context=context) == []


def test_a_banned_phrase_is_whole_words_of_its_language_with_a_suggestion():
    rule = Rule("banned", "best  in class", instead="good", language="en", label="Policy 4", blocks=True)
    context = replace(LINDHALL, rules=(rule,))
    [hint] = check(f"{SAID}Simply Best in\nClass.", "en", context)
    assert (hint.kind, hint.blocks, hint.fix) == ("banned", True, "good")
    assert dict(hint.args) == {"phrase": "Best in\nClass", "suggestion": "good"}
    assert check(f"{SAID}The best in classes.", "en", context) == []
    assert "banned" not in kinds("Jeg arbejder hos Lindhall. Best in class.", "da", context)


def test_an_embargoed_name_blocks_if_its_rule_says_so_and_comes_first():
    context = replace(LINDHALL, rules=(Rule("embargoed", "Aurora", label="Launch", blocks=True),), too_many=3)
    hints = check("Meet Aurora", "en", context)
    assert [hint.kind for hint in hints] == ["embargoed", "too_long", "disclosure"]
    assert [hint.blocks for hint in hints] == [True, False, False]


def test_words_that_colleagues_used_are_a_hint_and_never_block():
    context = replace(LINDHALL, similarity=71, same_as=7, blocking=frozenset(ORDER))
    [hint] = check(f"{SAID}New dryer.", "en", context)
    assert (hint.key, dict(hint.args), hint.blocks) == ("caption.same_words", {"n": 7}, False)
    assert check(f"{SAID}New dryer.", "en", replace(context, similarity=59)) == []


def test_a_contest_says_so_beside_the_campaigns_tag():
    context = replace(LINDHALL, hashtags=("#Hands",), contest="#LindhallContest")
    text = f"{SAID}Look! #Hands\nMore to say."
    [hint] = check(text, "en", context)
    assert applied(text, hint) == f"{SAID}Look! #Hands #LindhallContest\nMore to say."
    assert check(applied(text, hint), "en", context) == []


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "Win at #LindhallSweeps, a contest", "Sweeps"),
        ("it", "Un concorso, una lotteria", "lotteria"),
        ("sl", "Nagradno tekmovanje in loterija", "loterija"),
        ("pl", "Konkurs i loterię mamy", "loterię"),
        ("da", "En konkurrence, et lotteri", "lotteri"),
    ],
)
def test_misleading_names_of_a_contest_are_a_hint(language: str, text: str, wrong: str):
    post = PHRASES[language].openings[0].replace("{company}", "Lindhall") + " " + text
    [hint] = check(post, language, replace(LINDHALL, contest="#LindhallContest"))
    assert (hint.key, hint.args["wrong"]) == ("guidelines.contest_word", wrong)
    assert post[hint.start : hint.end] == wrong


def test_without_a_contest_the_same_words_are_free():
    assert check(f"{SAID}We bought a lotteri ticket and a broom that sweeps.", "en", LINDHALL) == []


def test_a_label_of_advertising_stands_first():
    context = replace(LINDHALL, advertising="Reklame")
    text = "Jeg arbejder hos Lindhall. Ny tørrer."
    [hint] = check(text, "da", context)
    assert applied(text, hint) == "Reklame: Jeg arbejder hos Lindhall. Ny tørrer."
    assert check(applied(text, hint), "da", context) == []


def test_a_post_too_long_for_its_network_shows_what_is_too_much():
    text = f"{SAID}New dryer."
    [hint] = check(text, "en", replace(LINDHALL, network="X", too_many=6))
    assert dict(hint.args) == {"n": 6, "network": "X"}
    assert text[hint.start : hint.end] == "dryer."


def test_at_most_three_hints_and_no_kind_crowds_out_another():
    context = replace(LINDHALL, rules=(GDANSK, BRAND), hashtags=("#Hands",))
    assert kinds("Gdansk gdansk GDANSK hootsuite HootSuite", context=context) == ["disclosure", "spelling", "hashtag"]


def test_every_sentence_of_a_hint_is_in_the_catalogue_with_its_arguments():
    context = Context(
        company="Lindhall", contest="#C", advertising="#ad", hashtags=("#H",), too_many=2, network="X",
        similarity=80, same_as=2, rules=(Rule("banned", "a"), Rule("banned", "b", instead="c"), Rule("embargoed", "d"),
        Rule("spelling", "e", instead="f")),
    )  # fmt: skip
    from advocacy_app.services.guidelines import rules  # noqa: PLC0415

    text = "a b d e sweeps"
    hints = [hint for look in rules._LOOKS for hint in look(text, "en", context)]
    assert {hint.kind for hint in hints} == set(ORDER)
    for hint in hints:
        for language in LANGUAGES:
            message = catalogue(language)[hint.key]
            for form in message.values() if isinstance(message, dict) else [message]:
                assert form.format(**{name: f"<{value}>" for name, value in hint.args.items()})
            assert not hint.rule_key or hint.rule_key in catalogue(language)


@given(st.text(max_size=120), st.sampled_from(LANGUAGES))
def test_any_text_can_be_checked_and_every_fix_applied(text: str, language: str):
    context = replace(
        LINDHALL, rules=(GDANSK, BRAND, Rule("banned", "(.*", instead="x")), hashtags=("#H",), contest="#C", too_many=1
    )
    hints = check(text, language, context)
    assert len(hints) <= SHOWN
    for hint in hints:
        assert 0 <= hint.start <= hint.end <= len(unicodedata.normalize("NFC", text))
        applied(text, hint)


@pytest.mark.parametrize(("accepted", "everybody", "said"), [(4, 60, "few"), (5, 60, "some"), (56, 60, "most")])
def test_neither_those_who_did_nor_those_who_did_not_are_ever_fewer_than_five(accepted: int, everybody: int, said: str):
    assert told(accepted, everybody)[0] == said
