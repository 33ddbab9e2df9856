"""Which people of the demo get a one-tap sign-in link."""

import json
from pathlib import Path
from typing import Any

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.models import Member, Organisation

FOLDER = Path(__file__).with_name("demo")


def read(name: str) -> Any:
    """A data file of the demo world."""
    return json.loads((FOLDER / f"{name}.json").read_text())


async def one_tap_people(session: Session) -> list[Member]:
    """The demo's people to try the product as; nobody in any other world."""
    organisation = (await session.exec(select(Organisation))).first()
    if organisation is None or organisation.name != read("company")["name"]:
        return []
    names = [person["name"] for person in read("people") if person.get("sign_in")]
    return list((await session.exec(select(Member).where(col(Member.name).in_(names)))).all())
