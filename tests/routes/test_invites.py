"""In with an invite."""

import asyncio
import re

import httpx
import pytest
from sqlmodel import func, select

from advocacy_app import config
from advocacy_app.access import cookie_name, forget
from advocacy_app.db import reading, transaction
from advocacy_app.models import AuditEntry, Cohort, Invite, Member
from advocacy_app.read_models.people import InviteOffer
from advocacy_app.services import identity
from advocacy_app.services.errors import Invalid, NotAllowed
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands

OURS = {"origin": "http://localhost:8000"}


async def make(cast: Cast, **offer: object) -> str:
    async with transaction() as session:
        offered = InviteOffer(**offer)  # type: ignore[arg-type]
        return await identity.make_invite(session, factories.viewer(cast.ines), offered)


async def newest() -> Member:
    async with reading() as session:
        return (await session.exec(select(Member).order_by(Member.id.desc()).limit(1))).one()  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def nobody_known() -> None:
    forget()


async def test_an_invite_makes_a_member_with_its_place_and_role(cast: Cast, stranger: httpx.AsyncClient):
    code = await make(cast, team_id=cast.cafe.id, site_id=cast.ljubljana.id, role="champion", cohort="pilot")
    typed = f" {code[:4].lower()}-{code[4:].lower()} "
    answer = await stranger.post("/auth/invite", data={"code": typed}, headers=OURS)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/auth/invite/{code}")

    page = await stranger.get(answer.headers["location"])
    assert "First and last name" in page.text
    answer = await stranger.post(
        f"/auth/invite/{code}", data={"name": "  Nina   Nova ", "language": "sl"}, headers=OURS
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/welcome")

    nina = await newest()
    assert (nina.name, nina.language, nina.role, nina.email) == ("Nina Nova", "sl", "champion", None)
    assert (nina.team_id, nina.site_id, nina.visibility) == (cast.cafe.id, cast.ljubljana.id, "unset")
    async with reading() as session:
        assert (await session.exec(select(Cohort.slug).where(Cohort.member_id == nina.id))).all() == ["pilot"]
        viewer = await identity.find_viewer(session, stranger.cookies[cookie_name()])
    assert viewer
    assert viewer.member_id == nina.id


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Ana  Kralj", "Somebody here has this name, too"),
        ("Ana Kraij", "Somebody here has this name, too"),
        ("an\u200ba kralj", "Somebody here has this name, too"),
        ("Ana Kralj" + 4 * "\u034f", "Somebody here has this name, too"),
        ("Ana Kralj\u3164", "Somebody here has this name, too"),
        ("A n a  K r a l j", "Somebody here has this name, too"),
        ("Ana Kralj (Administrator)", "Somebody here has this name, too"),
        ("Ana Kralj, Communications", "Somebody here has this name, too"),
        ("Ana Kralj - Communications", "Somebody here has this name, too"),
        ("Communications \u2013 Ana Kralj", "Somebody here has this name, too"),
        ("Kralj, Ana", "Somebody here has this name, too"),
        ("\u0410na Kralj", "Letters of different alphabets"),
        ("\u0251na Kralj", "Letters of different alphabets"),
        ("\u13aana Kralj", "Letters of different alphabets"),
    ],
)
async def test_nobody_comes_in_as_a_colleague(cast: Cast, stranger: httpx.AsyncClient, name: str, sentence: str):
    code = await make(cast)
    answer = await stranger.post(f"/auth/invite/{code}", data={"name": name, "language": "en"}, headers=OURS)
    assert (sentence in answer.text, cookie_name() in stranger.cookies) == (True, False)
    assert (await newest()).id in {member.id for member in vars(cast).values() if isinstance(member, Member)}


async def test_two_people_may_be_called_alike(cast: Cast, stranger: httpx.AsyncClient):
    code = await make(cast, team_id=cast.cafe.id, site_id=cast.ljubljana.id, uses=3)
    told = await stranger.post(f"/auth/invite/{code}", data={"name": "Ana Kralj"}, headers=OURS)
    offered = [f"Ana Kralj ({cast.cafe.name})", f"Ana Kralj ({cast.ljubljana.name})"]
    assert (told.status_code, [f'value="{one}"' in told.text for one in offered]) == (409, [True, True])

    taken = {"name": "Ana Kralj", "instead": offered[0]}
    assert (await stranger.post(f"/auth/invite/{code}", data=taken, headers=OURS)).status_code == 303
    assert (await newest()).name == offered[0]
    async with reading() as session:
        invite = await identity.find_invite(session, code)
        assert await identity.names_beside(session, invite, "Ana Kralj") == (offered[1], "Ana Kralj (2)")


async def test_beside_a_name_that_speaks_for_the_house_stands_a_number(cast: Cast, stranger: httpx.AsyncClient):
    code = await make(cast, team_id=cast.cafe.id, uses=2)
    told = await stranger.post(f"/auth/invite/{code}", data={"name": cast.ines.name}, headers=OURS)
    assert (f'value="{cast.ines.name} (2)"' in told.text, f"({cast.cafe.name})" in told.text) == (True, False)
    for claimed in (f"{cast.ines.name} ({cast.cafe.name})", "Ana Kralj (Brand)"):
        answer = await stranger.post(f"/auth/invite/{code}", data={"name": "X", "instead": claimed}, headers=OURS)
        assert answer.status_code == 409


async def test_enter_sends_the_name_that_was_typed(cast: Cast, stranger: httpx.AsyncClient):
    told = await stranger.post(f"/auth/invite/{await make(cast)}", data={"name": "Ana Kralj"}, headers=OURS)
    buttons = re.findall(r'<button[^>]*type="submit"[^>]*>', told.text)
    assert ["Ana Kralj (2)" in button for button in buttons] == [False, True]


@pytest.mark.parametrize(
    "name",
    [
        "Ana Kralj P.",
        "Nina Kos, PhD",
        "\u041e\u043b\u0435\u043d\u0430 \u0411\u043e\u043d\u0434\u0430\u0440",
        "\u02bbOkina K\u0101ne",
        "Łucja Żak",
        "Søren Æbelø",
        "Ayşe Y\u0131lmaz",
        "Nguyễn Thị Ánh",
        "Þóra Ísólfsdóttir",
        "Γιώργος Νίκου",
        "李小龍",
        "O’Neill-Čuk",
        "Ayd\u0131n Əliyev",
    ],
)
async def test_whoever_can_be_told_apart_comes_in(cast: Cast, stranger: httpx.AsyncClient, name: str):
    answer = await stranger.post(f"/auth/invite/{await make(cast)}", data={"name": name}, headers=OURS)
    assert answer.status_code == 303
    assert (await newest()).name == name


@BOTH
async def test_the_last_place_goes_to_one(cast: Cast):
    code = await make(cast, uses=1)

    async def join(n: int) -> bool:
        try:
            async with transaction() as session:
                await identity.accept_invite(session, code, name=f"Nina {n}", language="en")
        except identity.InviteOver:
            return False
        return True

    assert sum(await asyncio.gather(*[join(n) for n in range(5)])) == 1
    async with reading() as session:
        joined = select(func.count()).select_from(Member).where(Member.name.startswith("Nina"))  # type: ignore[attr-defined]
        assert (await session.exec(joined)).one() == 1
        assert (await session.exec(select(Invite.uses_left))).one() == 0


@BOTH
async def test_of_two_who_come_in_at_once_under_one_name_one_is_asked_for_another(cast: Cast):
    codes = [await make(cast), await make(cast, uses=2)]

    async def join(code: str, name: str) -> bool:
        try:
            async with transaction() as session:
                await identity.accept_invite(session, code, name=name, language="en")
        except identity.NameTaken:
            return False
        return True

    names = ("Nina Nova", "N\u0131na N0va", "Nina Nova, Office")
    assert sum(await asyncio.gather(*map(join, [codes[0], codes[1], codes[1]], names))) == 1


@pytest.mark.parametrize("why", ["expired", "revoked", "used", "never made"])
async def test_an_invite_that_is_over_says_so(cast: Cast, hands: Hands, stranger: httpx.AsyncClient, why: str):
    code = await make(cast, uses=1, days=7)
    async with transaction() as session:
        invite = await identity.find_invite(session, code)
        if why == "revoked":
            await identity.revoke_invite(session, factories.viewer(cast.ines), invite.id)
        if why == "used":
            await identity.accept_invite(session, code, name="Nina", language="en")
    if why == "expired":
        hands.forward(days=7)
    if why == "never made":
        code = "QQQQQQQQ"
    for answer in (
        await stranger.get(f"/auth/invite/{code}"),
        await stranger.post("/auth/invite", data={"code": code}, headers=OURS),
        await stranger.post(f"/auth/invite/{code}", data={"name": "Nina"}, headers=OURS),
    ):
        assert (answer.status_code, "used up or has ended" in answer.text) == (410, True)


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u202e", "\x00\x01", "\u3164", "\ufe0f", "\u2800\u2800", "-"])
async def test_a_name_is_needed_and_the_place_is_kept(cast: Cast, stranger: httpx.AsyncClient, name: str):
    code = await make(cast, uses=1)
    answer = await stranger.post(f"/auth/invite/{code}", data={"name": name, "language": "it"}, headers=OURS)
    assert (answer.status_code, "A name is needed" in answer.text) == (422, True)
    async with reading() as session:
        assert (await session.exec(select(Invite.uses_left))).one() == 1


async def test_a_hostile_name_is_only_a_name(cast: Cast, stranger: httpx.AsyncClient):
    code = await make(cast)
    hostile = '"><script>alert(1)</script>' + "x" * 300
    answer = await stranger.post(f"/auth/invite/{code}", data={"name": hostile, "language": "en"}, headers=OURS)
    assert answer.status_code == 303
    assert len((await newest()).name) == 120
    page = await stranger.get("/welcome")
    assert "<script>alert" not in page.text


async def test_a_language_that_does_not_exist_is_refused(cast: Cast, stranger: httpx.AsyncClient):
    code = await make(cast)
    answer = await stranger.post(f"/auth/invite/{code}", data={"name": "Nina", "language": "xx"}, headers=OURS)
    assert answer.status_code == 422


@pytest.mark.parametrize("offer", [{"role": "administrator"}, {"uses": 0}, {"uses": 501}, {"days": 91}, {"days": 0}])
async def test_an_invite_gives_no_more_than_it_may(cast: Cast, offer: dict[str, object]):
    with pytest.raises(Invalid):
        await make(cast, **offer)


async def test_only_administrators_invite_and_each_invite_is_in_the_log(cast: Cast):
    with pytest.raises(NotAllowed):
        async with transaction() as session:
            await identity.make_invite(session, factories.viewer(cast.piotr), InviteOffer())
    code = await make(cast)
    async with reading() as session:
        [entry] = (await session.exec(select(AuditEntry))).all()
        assert (entry.actor, entry.deed) == (cast.ines.id, "invite_made")
        assert code not in entry.detail


async def test_a_code_says_nothing_without_the_secret_of_the_installation(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    code = await make(cast)
    async with reading() as session:
        assert await identity.find_invite(session, code)
    monkeypatch.setenv("ADVOCACY_SECRET", "that of somebody else, who has our database")
    config.settings.cache_clear()
    async with reading() as session:
        with pytest.raises(identity.InviteOver):
            await identity.find_invite(session, code)
