import json
import secrets
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocacy_app.services import draws
from advocacy_app.services.draws import merkle, verify
from advocacy_app.services.draws.canonical import canonical, sha256
from advocacy_app.services.draws.picking import picks, ticket
from advocacy_app.services.draws.rules import rules_sha256
from tests.services.draws.tampering import SECRET, SEED, Hands, genuine

CLOSES = datetime(2026, 5, 29, 16, 0, tzinfo=UTC)
TOGETHER = draws.first_round_for(CLOSES)


def plan(**more) -> draws.Plan:
    return draws.Plan(
        **{"draw": "d-1", "rules": "Be kind.", "prizes": ("Mug",), "closes_at": CLOSES, "eligibility": "All"} | more
    )


def opened(**more) -> draws.Opening:
    program = draws.verifier()
    return draws.opened(plan(**more), seed=SEED, signer=draws.public_key(SECRET), verifier_sha256=sha256(program))


def entries(n: int, tickets: int = 1) -> list[draws.Entry]:
    return [draws.Entry(f"{number:064x}", tickets) for number in range(n)]


# ── Opening ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("prizes", [(), ("",), ("Mug", "  ")])
def test_a_draw_needs_prizes_with_names(prizes):
    with pytest.raises(draws.PrizesUnclear):
        opened(prizes=prizes)


@pytest.mark.parametrize("lists", [[()], [("Ana", "Ana")], [("Ana",), ("Bo", "Ana")]])
def test_a_witness_stands_on_one_list_once(lists):
    with pytest.raises(draws.WitnessesUnclear):
        opened(entropy=tuple(draws.Witnesses(who) for who in lists))


def test_two_spellings_of_a_name_are_one_witness():
    with pytest.raises(draws.WitnessesUnclear):
        opened(entropy=(draws.Witnesses(("\N{LATIN SMALL LETTER Z WITH CARON}an", "z\N{COMBINING CARON}an")),))


def test_a_beacon_comes_at_least_ten_minutes_after_the_closing():
    assert opened(entropy=(draws.Beacon(TOGETHER),)).beacons
    with pytest.raises(draws.BeaconTooEarly):
        opened(entropy=(draws.Beacon(TOGETHER - 1),))


def test_texts_are_published_in_composed_form_and_times_in_whole_seconds():
    loose = "Kavna ro\N{LATIN SMALL LETTER C}\N{COMBINING CARON}ka"
    body = opened(prizes=(loose,), closes_at=CLOSES.replace(microsecond=7)).body()
    assert body["prizes"] == ("Kavna ročka",)
    assert body["closes_at"] == "2026-05-29T16:00:00Z"


def test_rules_have_one_checksum_on_every_system():
    assert rules_sha256("a\r\nb\rc\n") == rules_sha256("a\nb\nc\n") == sha256("a\nb\nc\n")


def test_a_draw_without_outside_chance_bears_the_label():
    assert not draws.has_outside_chance(opened())
    assert draws.has_outside_chance(opened(entropy=(draws.PublicEvent("DAX"),)))
    assert verify.LABEL == draws.LABEL


# ── Closing ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_closes_before_the_announced_time():
    with pytest.raises(draws.StillOpen):
        draws.closed(opened(), entries(3), closed_at=CLOSES - timedelta(seconds=1))


def test_a_list_that_closes_when_the_beacon_is_known_is_void():
    opening = opened(entropy=(draws.Beacon(TOGETHER),))
    known = draws.time_of(TOGETHER)
    assert draws.closed(opening, entries(3), closed_at=known - timedelta(seconds=1))
    with pytest.raises(draws.ClosedLate):
        draws.closed(opening, entries(3), closed_at=known)


@pytest.mark.parametrize(
    ("listed", "left_out"),
    [
        (entries(2)[::-1], []),
        (entries(1) * 2, []),
        (entries(2), [draws.Exclusion(f"{1:064x}", "left")]),
        (entries(2), [draws.Exclusion(f"{7:064x}", "left"), draws.Exclusion(f"{7:064x}", "duplicate")]),
    ],
)
def test_nobody_is_on_the_list_twice(listed, left_out):
    with pytest.raises(draws.TwoEntries):
        draws.closed(opened(), listed, closed_at=CLOSES, excluded=left_out)


@pytest.mark.parametrize(("weighting", "tickets"), [("equal", 2), ("equal", 0), ("tickets", 0), ("tickets", 2**53)])
def test_tickets_fit_what_was_promised(weighting, tickets):
    with pytest.raises(ValueError, match="Tickets"):
        draws.closed(opened(weighting=weighting), entries(2, tickets), closed_at=CLOSES)


# ── Settling ──────────────────────────────────────────────────────────────────────────────────────────────────────


def settled(opening: draws.Opening, n: int = 5, outside: draws.Outside | None = None, **closing) -> draws.Outcome:
    listed = entries(n)
    sealed = draws.closed(opening, listed, closed_at=CLOSES, **closing)
    return draws.settled(sealed, listed, seed=SEED, outside=outside or draws.Outside())


def test_winners_get_the_prizes_in_order_and_the_rest_stand_by():
    outcome = settled(opened(prizes=("Mug", "Pen"), alternates=2))
    assert [pick.r for pick in outcome.winners] == [1, 2]
    assert [pick.r for pick in outcome.alternates] == [3, 4]
    assert [pick.body(("Mug", "Pen"))["prize"] for pick in outcome.picks] == ["Mug", "Pen", None, None]


def test_prizes_are_left_over_when_few_take_part():
    outcome = settled(opened(prizes=("Mug", "Pen", "Cap"), alternates=5), n=2)
    assert len(outcome.winners) == 2
    assert outcome.alternates == ()


def test_a_draw_without_entries_has_an_audit_file_that_holds():
    outcome = settled(opened(), n=0)
    file = draws.audit_file(outcome, [], [], verifier=draws.verifier(), secret=SECRET)
    assert outcome.picks == ()
    assert "Nobody took part" in str(draws.checked(file))


def test_another_seed_or_another_list_draws_nothing():
    sealed = draws.closed(opened(), entries(5), closed_at=CLOSES)
    for seed, listed in [(bytes(32), entries(5)), (SEED, entries(4))]:
        with pytest.raises(ValueError, match="Not the seed"):
            draws.settled(sealed, listed, seed=seed, outside=draws.Outside())


def test_a_signature_typed_wrongly_is_refused_and_named():
    with pytest.raises(draws.BeaconDiffers) as refusal:
        settled(opened(entropy=(draws.Beacon(TOGETHER),)), outside=draws.Outside(signatures=(bytes(48),)))
    assert refusal.value.words == {"round": str(TOGETHER)}


def test_an_event_that_nobody_wrote_down_is_waited_for():
    with pytest.raises(draws.EventMissing):
        settled(opened(entropy=(draws.PublicEvent("DAX"),)))


def test_a_witness_who_is_silent_or_reveals_another_number_counts_as_nothing():
    who, w = ("Ana", "Bo", "Cy"), secrets.token_bytes(32)
    commits = {"Ana": draws.witness_commit("d-1", "Ana", w), "Bo": draws.witness_commit("d-1", "Bo", w), "Cy": None}
    reveals = {"Ana": w, "Bo": secrets.token_bytes(32), "Cy": w}
    outcome = settled(opened(entropy=(draws.Witnesses(who),)), outside=draws.Outside(reveals=reveals), commits=commits)
    assert [value["w"] for value in outcome.values] == [w.hex(), None, None]


def test_the_same_number_commits_each_witness_differently():
    w = bytes(32)
    assert len({draws.witness_commit(draw, name, w) for draw in ("d-1", "d-2") for name in ("Ana", "Bo")}) == 4


# ── Properties ────────────────────────────────────────────────────────────────────────────────────────────────────

keys = st.binary(min_size=32, max_size=32)
tickets = st.lists(st.integers(1, 2**40), max_size=24)
documents = st.recursive(
    st.none() | st.integers(0, 2**53 - 1) | st.text().map(lambda text: verify.unicodedata.normalize("NFC", text)),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abcXYZ_019"), inner),
)


@given(keys, tickets, st.integers(1, 50))
def test_both_programs_draw_the_same_each_entry_at_most_once(key, weights, asked):
    listed = [draws.Entry(f"{n:064x}", weight) for n, weight in enumerate(weights)]
    found = list(picks(key, listed, asked))
    again = verify.picks(key, [(entry.c_i, entry.tickets) for entry in listed], asked)
    assert [(p.r, p.ctr, p.t, p.W, p.c_i) for p in found] == [tuple(one.values()) for one in again]
    assert len({pick.c_i for pick in found}) == len(found) == min(asked, len(weights))
    assert all(0 <= pick.t < pick.W for pick in found)


@given(tickets)
@settings(max_examples=50)
def test_both_programs_seal_the_same_and_every_ticket_matters(weights):
    listed = [draws.Entry(f"{n:064x}", weight) for n, weight in enumerate(weights)]
    leaves = [verify.sha256(b"\0" + verify.canonical([entry.c_i, entry.tickets])) for entry in listed]
    assert merkle.root(listed) == verify.merkle_root(leaves)
    for n, entry in enumerate(listed):
        changed = [*listed[:n], draws.Entry(entry.c_i, entry.tickets + 1), *listed[n + 1 :]]
        assert merkle.root(changed) != merkle.root(listed)


@given(documents)
@settings(max_examples=50)
def test_a_document_has_one_form_that_reads_back_as_itself(document):
    written = canonical(document)
    assert json.loads(written) == document
    assert verify.read_json("x", written) == document


@pytest.mark.parametrize("value", [1.0, float("nan"), True, -1, 2**53, "e\N{COMBINING ACUTE ACCENT}", {"a": [False]}])
def test_what_has_no_one_form_is_not_written(value):
    with pytest.raises(ValueError, match=r"\w"):
        canonical(value)


@given(keys, st.integers(1, 1000))
@settings(max_examples=50)
def test_numbers_that_would_favour_somebody_are_thrown_away(key, r):
    """With a number of tickets just above half of all numbers, every second try is thrown away on average."""
    ctr, t = ticket(key, r, 2**255 + 1)
    assert 0 <= t < 2**255 + 1
    assert ctr < 64


# ── The file ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_file_holds_no_name_no_person_and_no_salt():
    draw = genuine()
    whole = b"".join(Hands.on(draw.file).members.values())
    for receipt in draw.receipts:
        assert receipt.subject_id.encode() not in whole
        assert receipt.salt.hex().encode() not in whole


def test_the_same_draw_gives_the_same_file():
    draw = genuine()
    hands = Hands.on(draw.file)
    assert hands.signed() == Hands.on(hands.signed()).signed() == draw.file


def test_the_guides_speak_five_languages_and_show_what_to_compare():
    draw = genuine()
    opening, closing = draw.outcome.closing.opening, draw.outcome.closing
    guides = [text.decode() for name, text in Hands.on(draw.file).members.items() if name.startswith("README")]
    assert len({guide.splitlines()[0] for guide in guides}) == 5
    for guide in guides:
        assert draws.phrase(opening.sha256) in guide
        assert draws.phrase(closing.sha256) in guide
        assert "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587" in guide
        assert opening.verifier_sha256.hex() in guide
