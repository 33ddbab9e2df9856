"""The documents of Open Badges 3.0: issuer, achievement, credential, status list. Pure: no session, no clock.

A credential repeats what it needs of the others, so that it can be read without asking us.
"""

import base64
import gzip
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

CONTEXT = ("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")
SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
PLACES = 131_072
"""Places of a status list: 16 KiB, the least that keeps one person's credential from standing out."""
HOME = "/credentials"


@dataclass(frozen=True)
class House:
    """The issuer: the company of this installation, and its origin, such as ``https://voices.example``."""

    name: str
    origin: str

    def url(self, path: str) -> str:
        """One of its public addresses about credentials."""
        return f"{self.origin}{HOME}{path}"


@dataclass(frozen=True)
class Course:
    """A track as a credential tells of it, in one language; ``languages`` are those that it is there in."""

    name: str
    language: str
    title: str
    about: str
    criteria: str
    version: int
    languages: Sequence[str]


@dataclass(frozen=True)
class Holder:
    """Whom a credential is about. ``salt`` stands in the file alone."""

    name: str
    email: str
    salt: str


def profile(house: House) -> dict[str, Any]:
    """Who issues."""
    return {"id": house.url("/issuer"), "type": ["Profile"], "name": house.name, "url": house.origin}


def profile_document(house: House) -> dict[str, Any]:
    """Who issues, at an address of its own."""
    return {"@context": list(CONTEXT), **profile(house)}


def achievement(house: House, course: Course) -> dict[str, Any]:
    """What was achieved, in one language; each other language is a related achievement, as the standard has it."""
    others = [language for language in course.languages if language != course.language]
    document: dict[str, Any] = {
        "id": _achievement_url(house, course, course.language),
        "type": ["Achievement"],
        "achievementType": "CertificateOfCompletion",
        "name": course.title,
        "description": course.about,
        "criteria": {"narrative": course.criteria},
        "image": {"id": house.url(f"/badges/{course.name}.png"), "type": "Image", "caption": course.title},
        "inLanguage": course.language,
        "version": str(course.version),
        "creator": profile(house),
    }
    if others:
        document["related"] = [
            {"id": _achievement_url(house, course, language), "type": ["Related"], "inLanguage": language}
            for language in others
        ]
    return document


def achievement_document(house: House, course: Course) -> dict[str, Any]:
    """What was achieved, at an address of its own."""
    return {"@context": list(CONTEXT), **achievement(house, course)}


def _achievement_url(house: House, course: Course, language: str) -> str:
    return house.url(f"/achievements/{course.name}/{language}")


def credential(
    house: House, course: Course, holder: Holder, number: str, position: int, span: tuple[datetime, datetime | None]
) -> dict[str, Any]:
    """The credential with the claims that a JWT wants beside it; ``span`` is from when until when, if there is an end.

    Whom it is about stands there by name, and by a salted hash of the address that they had when it was issued.
    """
    begins, ends = span
    document: dict[str, Any] = {
        "@context": list(CONTEXT),
        "id": house.url(f"/{number}"),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": course.title,
        "issuer": profile(house),
        "validFrom": moment(begins),
        "awardedDate": moment(begins),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": _identifiers(holder),
            "achievement": achievement(house, course),
        },
        "credentialStatus": _status(house, position),
        "credentialSchema": [{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
        "iss": house.url("/issuer"),
        "jti": house.url(f"/{number}"),
        "nbf": int(begins.timestamp()),
    }
    if ends:
        document |= {"validUntil": moment(ends), "exp": int(ends.timestamp())}
    return document


def _identifiers(holder: Holder) -> list[dict[str, Any]]:
    """A name always; the address only as a hash. Without an address the salt stands with the name's hash."""
    kind, value = ("emailAddress", holder.email.lower()) if holder.email else ("name", holder.name)
    digest = hashlib.sha256((value + holder.salt).encode()).hexdigest()
    return [
        {"type": "IdentityObject", "hashed": False, "identityHash": holder.name, "identityType": "name"},
        {
            "type": "IdentityObject",
            "hashed": True,
            "identityHash": f"sha256${digest}",
            "identityType": kind,
            "salt": holder.salt,
        },
    ]


def _status(house: House, position: int) -> dict[str, Any]:
    page, place = divmod(position, PLACES)
    address = house.url(f"/status/{page}")
    return {
        "id": f"{address}#{place}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(place),
        "statusListCredential": address,
    }


def status_list(house: House, page: int, revoked: Iterable[int], now: datetime) -> dict[str, Any]:
    """The list that says which credentials were revoked; ``revoked`` are places on this page."""
    address = house.url(f"/status/{page}")
    return {
        "@context": [CONTEXT[0]],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": house.url("/issuer"),
        "validFrom": moment(now),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": _encoded(revoked),
        },
        "iss": house.url("/issuer"),
        "jti": address,
        "sub": f"{address}#list",
        "nbf": int(now.timestamp()),
    }


def _encoded(places: Iterable[int]) -> str:
    """Bits from the left, gzipped, base64url with its multibase letter."""
    bits = bytearray(PLACES // 8)
    for place in places:
        bits[place // 8] |= 0x80 >> place % 8
    return "u" + base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).rstrip(b"=").decode()


def digest_of(token: str) -> str:
    """By what a signed file is recognised."""
    return hashlib.sha256(token.encode()).hexdigest()


def moment(at: datetime) -> str:
    """A moment as these documents write it, in whole seconds of UTC."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def linkedin(values: Mapping[str, str]) -> str:
    """LinkedIn's own address for adding a certificate to one's profile, without its values."""
    return "https://www.linkedin.com/profile/add?" + urlencode({"startTask": "CERTIFICATION_NAME", **values})
