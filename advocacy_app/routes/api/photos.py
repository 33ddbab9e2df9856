"""Culture posts: photos from phones, taken once however often they come, and where each of them stands."""

import json
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BeforeValidator, Field

from advocacy_app import ids
from advocacy_app.db import reading, transaction
from advocacy_app.i18n import Language
from advocacy_app.integrations.images import Processed
from advocacy_app.read_models.photos import SentPhoto
from advocacy_app.routes.api.arriving import clear, made_safe, stored
from advocacy_app.routes.api.caller import still_here
from advocacy_app.routes.api.forms import form_of
from advocacy_app.routes.api.operation import Answered, Call, Operation, Sent
from advocacy_app.routes.api.problems import FileMissing
from advocacy_app.services import culture

_Words = Annotated[str, Field(max_length=5_000, pattern="^[^\\x00]*$")]
_Id = Annotated[str, Field(max_length=32, pattern="^[0-9a-f]*$")]


def _listed(value: Any) -> Any:
    """A list comes as JSON in a field of the form."""
    try:
        return json.loads(value) if isinstance(value, str) else value
    except RecursionError as error:
        raise ValueError("too deep") from error


class Person(Sent):
    """Somebody in the picture: a colleague by id, somebody by name, or, when both are empty, one more person."""

    member: _Id = ""
    name: Annotated[str, Field(max_length=80, pattern="^[^\\x00]*$")] = ""


class NewPhoto(Sent):
    """The fields beside ``file``. The same ``client_id`` is the same photo: it is taken once."""

    client_id: Annotated[str, Field(pattern=r"^[\x21-\x7e]{1,64}$")]
    caption: _Words
    hashtag: Annotated[str, Field(max_length=200)] = ""
    alt: _Words = Field(default="", description="what is in the picture, for those who cannot see it")
    captured_at: AwareDatetime | None = Field(default=None, description="when it was taken, e.g. 2026-11-18T07:12:00Z")
    place: Annotated[str, Field(max_length=500)] = ""
    scope: Literal["inside", "outside"] = Field(default="inside", description="how far its author lets it go")
    confidential: Literal["", "clear", "not_sure"] = ""
    language: Literal["", "en", "it", "sl", "pl", "da"] = Field(default="", description="that of the caption")
    people: Annotated[list[Person], BeforeValidator(_listed)] = Field(
        default=[], max_length=40, description='JSON, e.g. [{"member": "0193…"}, {"name": "Tomek"}, {}]'
    )
    photo: _Id = Field(
        default="", description="the photo that this mends, when a change was asked; then `file` may be left out"
    )


class Photo(Answered):
    """A photo that arrived."""

    id: str
    state: str
    known: bool = Field(description="whether the same one had come before")


class PersonInPhoto(Answered):
    """Somebody in a photo; ``answer`` is asked or agreed."""

    id: str
    name: str
    answer: str
    answer_text: str
    may_link: bool


class MyPhoto(Answered):
    """One's own photo and where it stands; texts are in the caller's language."""

    id: str
    client_id: str
    state: str = Field(description="in_review, live, inside, needs_change, declined, pulled or withdrawn")
    state_text: str
    line: str
    image: str = Field(description="a signed address, good for an hour; empty once the picture is gone")
    caption: str
    alt: str
    hashtag: str
    scope: str
    sent: str
    slug: str = Field(description="the card in the feed; empty while it is not there")
    thanks: int
    voices: int
    points: int
    reviewer: str
    reason: str
    words: str
    suggestion: str
    people: list[PersonInPhoto]
    may_fix: bool
    may_withdraw: bool


class MyPhotos(Answered):
    """The caller's latest sixty photos, the newest first."""

    photos: list[MyPhoto]


class PicturesGone(Answered):
    """Pictures that were taken back lately, the latest first."""

    pictures: list[str]


class ConsentEntry(Answered):
    """Something that was said about the consent to a photo; `subject` is an id."""

    at: str
    subject: str
    deed: str = Field(description="asked, agreed, refused, withdrawn, expired, granted or revoked")
    scope: str
    until: str
    wording: str


class Consents(Answered):
    """Everything that was said about the consent to a photo, the oldest first."""

    photo_id: str
    entries: list[ConsentEntry]


class NewWords(Sent):
    """What its author says about a photo now."""

    caption: _Words
    hashtag: Annotated[str, Field(max_length=200)] = ""
    alt: _Words = ""
    place: Annotated[str, Field(max_length=500)] = ""
    language: Language | None = None


async def send_photo(call: Call) -> Photo:
    """Send one photo with its words; the same `client_id` again is answered the same and not taken twice."""
    form = await form_of(call.request)
    sent = NewPhoto.model_validate_strings(form.fields)
    if before := await _known(call, sent):
        return Photo.model_validate(before)
    if not form.file and sent.photo:
        async with transaction() as session:
            return Photo.model_validate(await culture.mend(session, call.viewer, _mend(call, sent)))
    if not form.file:
        raise FileMissing
    data = bytes(form.file)
    form.file = None
    picture_id, done = ids.new_id(), await made_safe(data)
    try:
        await stored(picture_id, done, data)
        async with transaction() as session:
            await still_here(session, call.request, call.viewer)
            photo = await _taken(session, call, sent, picture_id, done)
    except BaseException:
        await clear(picture_id)
        raise
    if photo.known:
        await clear(picture_id)
    return Photo.model_validate(photo)


async def _known(call: Call, sent: NewPhoto) -> SentPhoto | None:
    """What came of it before, and whether there is room for it today: asked before anything costly is done."""
    async with reading() as session:
        before = await culture.known(session, call.viewer, sent.client_id)
        if before is None and not sent.photo:
            await culture.check_quota(session, call.viewer)
    return before


async def _taken(session: Any, call: Call, sent: NewPhoto, picture_id: str, done: Processed) -> SentPhoto:
    if sent.photo:
        return await culture.mend(session, call.viewer, _mend(call, sent, picture_id, done))
    new = culture.NewPhoto(
        client_id=sent.client_id,
        words=_words(call, sent),
        captured_at=sent.captured_at,
        scope=sent.scope,
        confidential=sent.confidential,
        people=[culture.InPicture(person.member, person.name) for person in sent.people],
    )
    return await culture.submit(session, call.viewer, new, picture_id, done)


def _words(call: Call, sent: NewPhoto) -> culture.Words:
    return culture.Words(sent.caption, sent.language or call.viewer.language, sent.hashtag, sent.alt, sent.place)


def _mend(call: Call, sent: NewPhoto, picture_id: str = "", done: Processed | None = None) -> culture.Mend:
    return culture.Mend(sent.client_id, sent.photo, _words(call, sent), picture_id, done)


async def read_my_photos(call: Call) -> MyPhotos:
    """The caller's photos and where each stands."""
    return MyPhotos(photos=[MyPhoto.model_validate(photo) for photo in await culture.mine(call.session, call.viewer)])


async def read_my_photo(call: Call) -> MyPhoto:
    """One photo of the caller's."""
    return MyPhoto.model_validate(await culture.my_photo(call.session, call.viewer, call.path["id"]))


async def change_words(call: Call, body: NewWords) -> None:
    """Say something else about a photo; it comes before the reviewers again."""
    language = body.language or call.viewer.language
    words = culture.Words(body.caption, language, body.hashtag, body.alt, body.place)
    await culture.change_words(call.session, call.viewer, call.path["id"], words)


async def withdraw_photo(call: Call) -> None:
    """Take a photo back: it leaves every screen at once."""
    await culture.withdraw(call.session, call.viewer, call.path["id"])


async def feature_photo(call: Call) -> None:
    """Put a colleague's photo at the top; its author is told and gains."""
    await culture.feature(call.session, call.viewer, call.path["id"])


async def unfeature_photo(call: Call) -> None:
    """Let it take its place among the others again."""
    await culture.unfeature(call.session, call.viewer, call.path["id"])


async def read_consents(call: Call) -> Consents:
    """The evidence of the consent to a photo, by ids; for those who run the programme, and every reading is logged."""
    async with transaction() as session:
        evidence = await culture.evidence(session, call.viewer, call.path["id"])
    return Consents(photo_id=evidence.photo_id, entries=[ConsentEntry(**entry) for entry in evidence.entries])


async def read_pictures_gone(call: Call) -> PicturesGone:
    """Pictures that were taken back, so that a phone can let go of what it kept of them."""
    return PicturesGone(pictures=await culture.pictures_gone(call.session))


OPERATIONS = (
    Operation("POST", "/photos", send_photo, status=201, own_session=True, takes="multipart/form-data"),
    Operation("GET", "/photos/mine", read_my_photos),
    Operation("GET", "/photos/gone", read_pictures_gone, guests=True),
    Operation("GET", "/photos/{id}", read_my_photo),
    Operation("PUT", "/photos/{id}", change_words),
    Operation("DELETE", "/photos/{id}", withdraw_photo),
    Operation("GET", "/photos/{id}/consents", read_consents, own_session=True),
    Operation("PUT", "/photos/{id}/featured", feature_photo),
    Operation("DELETE", "/photos/{id}/featured", unfeature_photo),
)
