"""Files that somebody shows: genuine, changed, made up, hostile."""

import base64
import json
import zlib

import pytest

from advocacy_app.db import reading, transaction
from advocacy_app.integrations.badges import KeyPair, baked_png, baked_svg, carried
from advocacy_app.models import Credential, CredentialPaper, Member
from advocacy_app.services import credentials, privacy
from advocacy_app.services.credentials.keys import current_key
from advocacy_app.services.errors import NotAllowed
from tests import factories
from tests.cast import Cast
from tests.hands import Hands
from tests.services.credentials.stories import check, elsewhere, issue, keys, revoke, status_list, token_of

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\0" * 17
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'


async def test_a_genuine_file_is_valid_and_says_whose_it_is(cast: Cast, hands: Hands):
    verdict = await check(await token_of((await issue(cast.ana)).id))
    assert (verdict.state, verdict.holder, verdict.title) == ("valid", cast.ana.name, "Photos and consent")


async def test_a_revoked_one_says_so(cast: Cast, hands: Hands):
    mine = await issue(cast.ana)
    await revoke(cast.piotr, mine.id)
    assert (await check(await token_of(mine.id))).state == "revoked"


async def test_a_key_of_somebody_else_makes_a_forgery(cast: Cast, hands: Hands):
    token = await token_of((await issue(cast.ana)).id)
    claims = elsewhere(token, await keys())["payload"]
    stranger = KeyPair.make()
    for address in ("http://localhost:8000/credentials/keys/mine", (await keys())["keys"][0]["kid"]):
        assert (await check(stranger.signed(claims, address))).state in {"forged", "altered"}


async def test_even_a_stolen_key_signs_nothing_that_the_books_do_not_know(cast: Cast, hands: Hands):
    token, known = await token_of((await issue(cast.ana)).id), await keys()
    claims = elsewhere(token, known)["payload"] | {"name": "Everything there is"}
    async with transaction() as session:
        stolen = await current_key(session)
    assert (await check(stolen.signed(claims, known["keys"][0]["kid"]))).state == "forged"


async def test_a_credential_of_another_house_is_not_ours_to_judge(cast: Cast, hands: Hands):
    foreign = KeyPair.make().signed(
        {"iss": "https://other.example/issuer", "name": "Theirs"}, "https://other.example/k"
    )
    assert (await check(foreign)).state == "foreign"


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"hello",
        b"a.b.c",
        b"\xff\xfe" * 100,
        b"{}",
        PNG,
        PNG + b"\xff\xff\xff\xffiTXtopenbadgecredential\0",
        baked_png(PNG, "a.b.c"),
        SVG.encode(),
        baked_svg(SVG, "a.b.c").encode(),
        b'<svg><openbadges:credential verify="' + b"a" * 100_000,
        b"eyJhbGciOiJub25lIn0.eyJpc3MiOiJ4In0.",
        b"eyJhbGciOiJub25lIn0.W10.AA",
        b"." * 200_000,
        b"[" * 100_000,
    ],
)
async def test_what_is_no_credential_is_called_that(cast: Cast, hands: Hands, file: bytes):
    assert (await check(file)).state in {"unreadable", "foreign"}


async def test_an_unsigned_one_that_claims_our_name_is_a_forgery(cast: Cast, hands: Hands):
    token, known = await token_of((await issue(cast.ana)).id), await keys()
    _, claims, _ = token.split(".")
    kid = known["keys"][0]["kid"]
    header = base64.urlsafe_b64encode(json.dumps({"alg": "none", "kid": kid}).encode()).rstrip(b"=").decode()
    assert (await check(f"{header}.{claims}.AA")).state == "altered"


def test_a_packed_chunk_is_unpacked_no_further_than_the_cap():
    bomb = zlib.compress(b"a" * 50_000_000)
    text = b"openbadgecredential\0\1\0\0\0" + bomb
    chunk = len(text).to_bytes(4, "big") + b"iTXt" + text + b"\0\0\0\0"
    assert carried(PNG + chunk) == ""


def test_what_is_baked_is_found_again():
    assert carried(baked_png(PNG, "one.two.three")) == "one.two.three"
    assert carried(baked_svg(SVG, "one.two.three").encode()) == "one.two.three"
    assert baked_svg(SVG, "one.two.three").endswith("</svg>")


async def test_only_owners_revoke_and_they_say_why(cast: Cast, hands: Hands):
    mine = await issue(cast.ana)
    for other in (cast.ana, cast.tomek, cast.olga):
        with pytest.raises(NotAllowed):
            await revoke(other, mine.id)
    with pytest.raises(credentials.ReasonMissing):
        await revoke(cast.ines, mine.id, "  ")
    await revoke(cast.ines, mine.id, "First reason.")
    await revoke(cast.piotr, mine.id, "Second reason.")
    async with reading() as session:
        (own,) = await credentials.mine(session, factories.viewer(cast.ana))
    assert (own.state, own.why) == ("revoked", "First reason.")


async def test_a_name_stands_on_the_page_only_while_its_holder_likes_it(cast: Cast, hands: Hands):
    mine = await issue(cast.ana)
    with pytest.raises(credentials.CredentialGone):
        async with transaction() as session:
            await credentials.name_on_page(session, factories.viewer(cast.bruno), mine.id, named=True)
    for named, expected in ((True, cast.ana.name), (False, "")):
        async with transaction() as session:
            await credentials.name_on_page(session, factories.viewer(cast.ana), mine.id, named=named)
            assert (await credentials.public(session, mine.id, "en", "UTC")).holder == expected


async def test_after_erasure_a_number_its_state_and_a_digest_stay_and_the_file_verifies(cast: Cast, hands: Hands):
    mine = await issue(cast.ana)
    token, known = await token_of(mine.id), await keys()
    async with transaction() as session:
        await privacy.erase(session, await session.get_one(Member, cast.ana.id))
    async with reading() as session:
        row = await session.get_one(Credential, mine.id)
        assert await session.get(CredentialPaper, mine.id) is None
        assert (await credentials.public(session, mine.id, "en", "UTC")).title == ""
    assert set(row.model_dump()) == {"id", "position", "digest", "revoked_at"}
    assert elsewhere(token, known, list=await status_list())["ok"]
    assert (await check(token)).state == "valid"
