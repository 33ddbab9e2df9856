"""Getting in by mail: the page, the mail, the code and the link."""

import re
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from sqlmodel import col, select

from advocacy_app import pace
from advocacy_app.access import cookie_name, forget
from advocacy_app.db import reading, transaction
from advocacy_app.integrations.mail import NullMailer
from advocacy_app.models import LoginSession, Member, SignInLink
from advocacy_app.routes import house
from advocacy_app.routes.sign_in import ANSWER_SECONDS, ASKS, ASKS_HERE
from advocacy_app.services import identity
from tests.callers import Call
from tests.cast import Cast
from tests.hands import Hands

OURS = {"origin": "http://localhost:8000"}


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """Nobody has asked for anything yet, and nobody is known."""
    forget()
    house._known.clear()
    pace._here.cache_clear()
    yield
    house._known.clear()
    pace._here.cache_clear()


async def ask(browser: httpx.AsyncClient, email: str | None, after: str = "/") -> httpx.Response:
    return await browser.post("/auth/email", data={"email": email or "", "next": after}, headers=OURS)


def code_in(post: NullMailer) -> str:
    [digits] = re.findall(r"\b\d{6}\b", post.sent[-1].text)
    return digits


def link_in(post: NullMailer) -> str:
    [address] = re.findall(r"https?://\S+", post.sent[-1].text)
    return urlsplit(address).path


async def who(browser: httpx.AsyncClient) -> str | None:
    """The name of the member behind a browser."""
    forget()
    async with reading() as session:
        viewer = await identity.find_viewer(session, browser.cookies.get(cookie_name()) or "")
    return viewer.name if viewer else None


async def test_the_page_offers_every_way_in(cast: Cast, stranger: httpx.AsyncClient):
    page = await stranger.get("/sign-in")
    assert page.status_code == 200
    for words in ("Lindhall", "E-mail me a code", "I have an invite code or QR", "Nobody gets a list"):
        assert words in page.text
    assert "<script" not in page.text
    assert "script-src 'self'" in page.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("accept", "words"),
    [("sl", "Pošlji mi kodo"), ("it-CH,it;q=0.9", "Mandami un codice"), ("pl", "Wyślij mi kod"), ("da", "Send mig en")],
)
async def test_the_page_speaks_the_browsers_language(db: str, stranger: httpx.AsyncClient, accept: str, words: str):
    assert words in (await stranger.get("/sign-in", headers={"accept-language": accept})).text


async def test_the_code_from_the_mail_signs_in(cast: Cast, stranger: httpx.AsyncClient, post: NullMailer):
    answer = await ask(stranger, cast.ana.email, "/boards?period=week")
    assert (answer.status_code, answer.headers["location"]) == (303, "/auth/code")
    page = await stranger.get("/auth/code")
    assert f"on its way to {cast.ana.email}" in page.text

    code = code_in(post)
    answer = await stranger.post("/auth/code", data={"code": f"{code[:3]} {code[3:]}"}, headers=OURS)
    assert (answer.status_code, answer.headers["location"]) == (303, "/boards?period=week")
    assert await who(stranger) == "Ana Kralj"
    assert "asked" not in stranger.cookies


async def test_the_mail_is_in_the_members_language(cast: Cast, stranger: httpx.AsyncClient, post: NullMailer):
    await ask(stranger, cast.maja.email)
    [mail] = post.sent
    assert mail.to == cast.maja.email
    assert mail.subject.startswith("Tvoja koda za prijavo: ")
    assert "Živjo, Maja!" in mail.text
    assert 'lang="sl"' in mail.html
    assert link_in(post) in mail.html


async def test_an_unknown_address_gets_the_same_answer_and_no_mail(
    cast: Cast, stranger: httpx.AsyncClient, post: NullMailer
):
    pages = []
    for email in (cast.ana.email, "nobody@lindhall.example", cast.jakob.email):
        stranger.cookies.clear()
        answer = await ask(stranger, email)
        page = await stranger.get("/auth/code")
        pages.append((answer.status_code, answer.headers["location"], page.text.replace(email or "", "…")))
    assert len(set(pages)) == 1
    assert [mail.to for mail in post.sent] == [cast.ana.email]


async def test_wrong_codes_count_down_alike_for_known_and_unknown_addresses(
    cast: Cast, stranger: httpx.AsyncClient, post: NullMailer
):
    told = []
    for email in (cast.ana.email, "nobody@lindhall.example"):
        stranger.cookies.clear()
        await ask(stranger, email)
        wrong = "000000" if not post.sent or code_in(post) != "000000" else "111111"
        answers = [await stranger.post("/auth/code", data={"code": wrong}, headers=OURS) for _ in range(6)]
        told.append([(a.status_code, re.findall(r"\d tr(?:y|ies) left|has run out", a.text)[0]) for a in answers])
    assert told[0] == told[1]
    assert [words for _, words in told[0]] == [
        "4 tries left",
        "3 tries left",
        "2 tries left",
        "1 try left",
        "has run out",
        "has run out",
    ]


async def test_after_five_wrong_codes_the_right_one_is_refused(
    cast: Cast, stranger: httpx.AsyncClient, post: NullMailer
):
    await ask(stranger, cast.ana.email)
    wrong = "000000" if code_in(post) != "000000" else "111111"
    for _ in range(5):
        await stranger.post("/auth/code", data={"code": wrong}, headers=OURS)
    answer = await stranger.post("/auth/code", data={"code": code_in(post)}, headers=OURS)
    assert answer.status_code == 410
    assert await who(stranger) is None


async def test_a_code_works_once_and_only_in_the_browser_that_asked(
    cast: Cast, stranger: httpx.AsyncClient, post: NullMailer
):
    await ask(stranger, cast.ana.email)
    cookies = dict(stranger.cookies)
    stranger.cookies.clear()
    await ask(stranger, "nobody@lindhall.example")
    assert (await stranger.post("/auth/code", data={"code": code_in(post)}, headers=OURS)).status_code == 422
    stranger.cookies.clear()
    stranger.cookies.update(cookies)
    assert (await stranger.post("/auth/code", data={"code": code_in(post)}, headers=OURS)).status_code == 303
    stranger.cookies.clear()
    stranger.cookies.update(cookies)
    assert (await stranger.post("/auth/code", data={"code": code_in(post)}, headers=OURS)).status_code == 410


async def test_an_incomplete_code_costs_no_try(cast: Cast, stranger: httpx.AsyncClient, post: NullMailer):
    await ask(stranger, cast.ana.email)
    answer = await stranger.post("/auth/code", data={"code": "123"}, headers=OURS)
    assert (answer.status_code, "All six digits" in answer.text) == (422, True)
    async with reading() as session:
        assert (await session.exec(select(SignInLink.attempts))).one() == 0


async def test_a_code_runs_out_after_a_quarter_of_an_hour(
    cast: Cast, hands: Hands, stranger: httpx.AsyncClient, post: NullMailer
):
    await ask(stranger, cast.ana.email)
    hands.forward(minutes=15, seconds=1)
    answer = await stranger.post("/auth/code", data={"code": code_in(post)}, headers=OURS)
    assert (answer.status_code, "Send a new code" in answer.text) == (410, True)


async def test_the_link_signs_in_at_once_in_the_browser_that_asked(
    cast: Cast, stranger: httpx.AsyncClient, post: NullMailer
):
    await ask(stranger, cast.ana.email, "/library")
    answer = await stranger.get(link_in(post))
    assert (answer.status_code, answer.headers["location"]) == (303, "/library")
    assert await who(stranger) == "Ana Kralj"


async def test_a_scanner_that_opens_the_link_uses_nothing_up(
    cast: Cast, stranger: httpx.AsyncClient, browser_of: Call, post: NullMailer
):
    await ask(stranger, cast.ana.email)
    path = link_in(post)
    stranger.cookies.clear()
    for _ in range(3):
        page = await stranger.get(path)
        assert (page.status_code, "Sign in on this device?" in page.text) == (200, True)
    answer = await stranger.post(path, headers=OURS)
    assert (answer.status_code, await who(stranger)) == (303, "Ana Kralj")


@pytest.mark.parametrize("looking", ["HEAD", "prefetch"])
async def test_looking_ahead_signs_nobody_in(cast: Cast, stranger: httpx.AsyncClient, post: NullMailer, looking: str):
    await ask(stranger, cast.ana.email)
    if looking == "HEAD":
        await stranger.head(link_in(post))
    else:
        await stranger.get(link_in(post), headers={"sec-purpose": "prefetch;prerender"})
    assert await who(stranger) is None
    assert (await stranger.get(link_in(post))).status_code == 303


async def test_a_link_from_the_command_line_signs_in_by_merely_being_opened(cast: Cast, stranger: httpx.AsyncClient):
    async with transaction() as session:
        token, _ = await identity.make_link(session, cast.ana)
    assert (await stranger.get(f"/auth/link/{token}")).status_code == 303
    assert await who(stranger) == "Ana Kralj"


async def test_an_old_link_says_so_and_leads_back(cast: Cast, stranger: httpx.AsyncClient, hands: Hands):
    async with transaction() as session:
        token, _ = await identity.make_link(session, cast.ana)
    hands.forward(days=1, seconds=1)
    for path in (f"/auth/link/{token}", "/auth/link/never-made"):
        page = await stranger.get(path)
        assert (page.status_code, 'href="/sign-in"' in page.text) == (410, True)
        assert 'action="/auth/email"' in page.text
        assert "ana.kralj" not in page.text.lower()


async def test_a_finished_link_offers_a_new_code_for_the_address_that_this_browser_typed(
    cast: Cast, stranger: httpx.AsyncClient, post: NullMailer, hands: Hands
):
    pages: list[str] = []
    for email in (str(cast.ana.email), "nobody@lindhall.example"):
        await ask(stranger, email)
        hands.forward(minutes=16)
        page = await stranger.get("/auth/link/never-made")
        assert f'value="{email}"' in page.text
        pages.append(page.text.replace(email, ""))
    assert pages[0] == pages[1]


async def test_the_same_link_opened_twice_at_once_opens_one_session(cast: Cast, post: NullMailer):
    async with transaction() as session:
        token, _ = await identity.make_link(session, cast.ana)
    async with transaction() as one:
        await identity.redeem_link(one, token)
    with pytest.raises(identity.LinkUsedUp):
        async with transaction() as other:
            await identity.redeem_link(other, token)


async def test_somebody_who_left_gets_in_by_no_link(cast: Cast, stranger: httpx.AsyncClient):
    async with transaction() as session:
        token, _ = await identity.make_link(session, cast.jakob)
    assert (await stranger.get(f"/auth/link/{token}")).status_code == 410
    assert await who(stranger) is None


async def test_what_was_typed_stays_when_it_is_no_address(db: str, stranger: httpx.AsyncClient, post: NullMailer):
    answer = await ask(stranger, "ana at lindhall")
    assert (answer.status_code, 'value="ana at lindhall"' in answer.text) == (422, True)
    assert "an e-mail address yet" in answer.text


@pytest.mark.parametrize("email", ["<script>alert(1)</script>@x.y", "a@b\nBcc: c@d.e", "a@b,c@d", "x" * 5000 + "@y.z"])
async def test_hostile_addresses_are_refused_as_typed(
    db: str, stranger: httpx.AsyncClient, post: NullMailer, email: str
):
    answer = await ask(stranger, email)
    assert answer.status_code == 422
    assert "<script>alert" not in answer.text
    assert not post.sent


async def test_asking_again_and_again_is_slowed_down(cast: Cast, stranger: httpx.AsyncClient, post: NullMailer):
    answers = [await ask(stranger, cast.ana.email) for _ in range(6)]
    assert [a.status_code for a in answers] == [303] * 5 + [429]
    assert int(answers[-1].headers["retry-after"]) > 0
    assert str(cast.ana.email) in answers[-1].text
    assert len(post.sent) == 5
    stranger.cookies.clear()
    assert (await ask(stranger, cast.ana.email)).status_code == 429
    assert (await ask(stranger, cast.lena.email)).status_code == 303


async def test_a_stranger_who_asks_too_often_locks_nobody_out(
    cast: Cast, stranger: httpx.AsyncClient, post: NullMailer
):
    for _ in range(8):
        await ask(stranger, cast.ana.email)
    stranger.cookies.clear()
    stranger.headers["x-forwarded-for"] = "192.0.2.7"
    assert (await ask(stranger, cast.ana.email)).status_code == 303


async def signs_in(browser: httpx.AsyncClient, email: str, post: NullMailer) -> None:
    await ask(browser, email)
    await browser.post("/auth/code", data={"code": code_in(post)}, headers=OURS)
    await browser.post("/auth/sign-out", headers=OURS)


async def strangers_use_up(browser: httpx.AsyncClient, email: str) -> None:
    """Somebody with many networks and no cookie asks for mails until there are no more."""
    cookies, headers = httpx.Cookies(browser.cookies), browser.headers.copy()
    for i in range(4 * ASKS[0].amount):
        browser.cookies.clear()
        browser.headers["x-forwarded-for"] = f"198.51.100.{i}"
        await ask(browser, email)
    browser.cookies, browser.headers = cookies, headers


async def test_many_networks_take_nothing_from_a_browser_that_its_owner_used(
    cast: Cast, stranger: httpx.AsyncClient, post: NullMailer
):
    email = str(cast.ana.email)
    await signs_in(stranger, email, post)
    await strangers_use_up(stranger, email)
    before = len(post.sent)
    assert [(await ask(stranger, email)).status_code for _ in range(6)] == [303] * 5 + [429]
    assert len(post.sent) == before + 5
    stranger.cookies.clear()
    stranger.headers["x-forwarded-for"] = "192.0.2.7"
    assert (await ask(stranger, email)).status_code == 429


async def test_a_browser_is_known_to_the_accounts_it_signed_in_to_and_to_no_other(
    cast: Cast, stranger: httpx.AsyncClient, post: NullMailer
):
    for member in (cast.ana, cast.lena):
        await signs_in(stranger, str(member.email), post)
    for email, status in ((cast.ana.email, 303), (cast.lena.email, 303), (cast.maja.email, 429)):
        await strangers_use_up(stranger, str(email))
        assert (await ask(stranger, email)).status_code == status
    assert "lindhall" not in stranger.cookies["familiar"]


async def test_a_cookie_of_ones_own_making_makes_no_browser_known(
    cast: Cast, stranger: httpx.AsyncClient, post: NullMailer
):
    await strangers_use_up(stranger, str(cast.ana.email))
    stranger.cookies.set("familiar", "WyJhbmEiXQ.c2lnbmF0dXJl")
    assert (await ask(stranger, cast.ana.email)).status_code == 429


async def test_one_network_keeps_nobody_else_out(cast: Cast, stranger: httpx.AsyncClient, post: NullMailer):
    for i in range(ASKS_HERE.amount):
        stranger.cookies.clear()
        stranger.headers["x-forwarded-for"] = f"2001:db8:1:2::{i:x}"
        assert (await ask(stranger, f"somebody{i}@lindhall.example")).status_code == 303
    stranger.cookies.clear()
    assert (await ask(stranger, cast.ana.email)).status_code == 429
    stranger.headers["x-forwarded-for"] = "2001:db8:1:3::1"
    assert (await ask(stranger, cast.ana.email)).status_code == 303


async def test_the_time_a_refusal_takes_tells_nobody_who_is_a_member(
    cast: Cast, stranger: httpx.AsyncClient, post: NullMailer
):
    for email in (cast.ana.email, "nobody@lindhall.example"):
        stranger.cookies.clear()
        await ask(stranger, email)
        begun = time.monotonic()
        await stranger.post("/auth/code", data={"code": "000001"}, headers=OURS)
        assert time.monotonic() - begun >= ANSWER_SECONDS


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost:8000.evil.example", "http://localhost:9000", ""]
)
@pytest.mark.parametrize("path", ["/auth/email", "/auth/code", "/auth/sign-out", "/auth/language", "/auth/link/x"])
async def test_forms_from_elsewhere_do_nothing(cast: Cast, browser_of: Call, post: NullMailer, origin: str, path: str):
    ana = await browser_of(cast.ana)
    answer = await ana.post(path, data={"email": cast.ana.email, "language": "da"}, headers={"origin": origin})
    assert answer.status_code == 403
    assert not post.sent
    async with reading() as session:
        assert (await session.exec(select(LoginSession.revoked_at))).all() == [None]
        assert (await session.get_one(Member, cast.ana.id)).language == "en"


async def test_a_form_from_elsewhere_is_known_by_its_kind_too(cast: Cast, browser_of: Call):
    ana = await browser_of(cast.ana)
    answer = await ana.post("/auth/sign-out", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


async def test_signing_out_ends_the_session_here_and_on_the_server(cast: Cast, browser_of: Call):
    ana = await browser_of(cast.ana)
    answer = await ana.post("/auth/sign-out", headers=OURS)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    async with reading() as session:
        [ended] = (await session.exec(select(LoginSession.revoked_at))).all()
    assert ended is not None
    assert answer.headers["clear-site-data"] == '"cache"'


async def _waiting_link(member: Member) -> str:
    async with transaction() as session:
        token, _ = await identity.make_link(session, member)
    return f"/auth/link/{token}"


async def test_signing_out_everywhere_uses_up_the_links_that_wait(
    cast: Cast, browser_of: Call, stranger: httpx.AsyncClient
):
    ana, hers, others = await browser_of(cast.ana), await _waiting_link(cast.ana), await _waiting_link(cast.maja)
    await ana.post("/auth/sign-out", data={"everywhere": "1"}, headers=OURS)
    assert (await stranger.get(hers)).status_code == 410
    assert (await stranger.get(others)).status_code == 303


async def test_signing_out_here_leaves_the_link_for_the_next_device(
    cast: Cast, browser_of: Call, stranger: httpx.AsyncClient
):
    ana, hers = await browser_of(cast.ana), await _waiting_link(cast.ana)
    await ana.post("/auth/sign-out", headers=OURS)
    assert (await stranger.get(hers)).status_code == 303


async def test_a_link_made_on_a_lost_phone_ends_with_the_phone_and_other_devices_stay(
    cast: Cast, stranger: httpx.AsyncClient
):
    async with transaction() as session:
        phone, laptop = [await identity.open_session(session, cast.ana) for _ in range(2)]
        lost = await identity.find_viewer(session, phone)
    hers = await _waiting_link(cast.ana)
    async with transaction() as session:
        assert lost
        await identity.end_device(session, cast.ana.id, lost.session_id)
    assert (await stranger.get(hers)).status_code == 410
    async with reading() as session:
        assert await identity.find_viewer(session, phone) is None
        assert await identity.find_viewer(session, laptop)


async def test_naming_somebody_elses_device_ends_nothing(cast: Cast, stranger: httpx.AsyncClient):
    async with transaction() as session:
        phone = await identity.open_session(session, cast.ana)
        hers = await identity.find_viewer(session, phone)
    mine = await _waiting_link(cast.maja)
    async with transaction() as session:
        assert hers
        await identity.end_device(session, cast.maja.id, hers.session_id)
    assert (await stranger.get(mine)).status_code == 303
    async with reading() as session:
        assert await identity.find_viewer(session, phone)


async def test_whoever_comes_back_does_not_find_old_links_working(cast: Cast, stranger: httpx.AsyncClient):
    hers = await _waiting_link(cast.ana)
    for deed in (identity.deactivate, identity.reactivate):
        async with transaction() as session:
            await deed(session, await identity.member_by_id(session, cast.ana.id), None)
    assert (await stranger.get(hers)).status_code == 410


async def test_a_browser_whose_session_ended_elsewhere_forgets_it(cast: Cast, browser_of: Call):
    ana, elsewhere = await browser_of(cast.ana), await browser_of(cast.ana)
    await elsewhere.post("/auth/sign-out", data={"everywhere": "1"}, headers=OURS)
    answer = await ana.get("/sign-in")
    assert (answer.status_code, answer.headers["clear-site-data"]) == (200, '"cache"')
    assert any(cookie.startswith(f'{cookie_name()}="";') for cookie in answer.headers.get_list("set-cookie"))


async def test_a_stranger_has_nothing_to_forget(db: str, stranger: httpx.AsyncClient):
    assert "clear-site-data" not in (await stranger.get("/sign-in")).headers


async def test_signing_in_gives_a_new_cookie_and_ends_the_old_session(
    cast: Cast, stranger: httpx.AsyncClient, post: NullMailer
):
    for _ in range(2):
        async with transaction() as session:
            token, _ = await identity.make_link(session, cast.ana)
        await stranger.get(f"/auth/link/{token}")
    async with reading() as session:
        ended = (await session.exec(select(LoginSession.revoked_at).order_by(col(LoginSession.made_at)))).all()
    assert [moment is None for moment in ended] == [False, True]


@pytest.mark.parametrize(
    "after",
    [
        "https://evil.example/",
        "//evil.example/",
        "/boards//evil.example/",
        "/.//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "/%0d%0aset-cookie: a=b\r\nx: y",
        "javascript:alert(1)",
        "/\t/evil.example",
        "http:evil.example",
        "/auth/sign-out",
        "/" + "a" * 600,
        "evil.example",
    ],
)
async def test_nobody_is_led_to_another_site(cast: Cast, stranger: httpx.AsyncClient, post: NullMailer, after: str):
    await ask(stranger, cast.ana.email, after)
    answer = await stranger.get(link_in(post))
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


async def test_the_choice_of_language_comes_back_to_the_same_page(db: str, stranger: httpx.AsyncClient):
    answer = await stranger.post(
        "/auth/language", data={"language": "sl", "next": "/sign-in?next=/boards"}, headers=OURS
    )
    assert answer.headers["location"] == "/sign-in?next=/boards"
    assert "Pošlji mi kodo" in (await stranger.get("/sign-in", headers={"accept-language": "da"})).text


async def test_a_member_keeps_the_chosen_language(cast: Cast, browser_of: Call):
    ana = await browser_of(cast.ana)
    await ana.post("/auth/language", data={"language": "da"}, headers=OURS)
    async with reading() as session:
        assert (await session.get_one(Member, cast.ana.id)).language == "da"


async def test_a_form_of_megabytes_is_not_read(db: str, stranger: httpx.AsyncClient, post: NullMailer):
    answer = await ask(stranger, "a" * 2_000_000)
    assert (answer.status_code, "Nothing was changed" in answer.text) == (413, True)
    assert (await ask(stranger, "a" * 20_000)).status_code == 422


async def test_who_is_in_already_goes_on(cast: Cast, browser_of: Call):
    ana = await browser_of(cast.ana)
    answer = await ana.get("/sign-in", params={"next": "/library"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/library")


async def test_a_new_colleague_is_welcomed_first(cast: Cast, stranger: httpx.AsyncClient):
    async with transaction() as session:
        new = await identity.add_member(session, name="Nina Nova")
        token, _ = await identity.make_link(session, new)
    assert (await stranger.get(f"/auth/link/{token}")).headers["location"] == "/welcome"
