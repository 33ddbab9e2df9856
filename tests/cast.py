"""The people of every story told in the tests. They work for a coffee roaster, in two teams at two sites."""

from dataclasses import dataclass
from datetime import date

from advocacy_app.db import Session
from advocacy_app.models import Member, Organisation, Site, Team
from tests import factories


@dataclass(frozen=True)
class Cast:
    """Everybody, by first name. The roastery is in Gdańsk, the café in Ljubljana."""

    gdansk: Site
    ljubljana: Site
    roastery: Team
    cafe: Team
    ana: Member
    """Employee of the roastery, reads English. Most stories are hers."""
    maja: Member
    """Employee of the café, reads Slovenian."""
    lena: Member
    """Employee of the café, reads Danish, appears under a nickname."""
    bruno: Member
    """Employee of the café, reads Italian, appears nowhere by choice."""
    tomek: Member
    """Champion, of the roastery, reads Polish."""
    piotr: Member
    """Campaign owner, of the roastery, reads Polish."""
    ines: Member
    """Administrator, in no team."""
    olga: Member
    """Guest curator from an agency, in no team."""
    jakob: Member
    """Left the company: deactivated."""


async def arrive(session: Session) -> Cast:
    """Write everybody into the database."""
    session.add(Organisation(name="Lindhall", contact="people@lindhall.example"))
    gdansk = await factories.site(session, "gdansk", name="Gdańsk", country="PL")
    ljubljana = await factories.site(session, "ljubljana", name="Ljubljana", country="SI", timezone="Europe/Ljubljana")
    roastery = await factories.team(session, "roastery", name="Roastery", site_id=gdansk.id)
    cafe = await factories.team(session, "cafe", name="Café", site_id=ljubljana.id)
    roasting = {"team_id": roastery.id, "site_id": gdansk.id}
    pouring = {"team_id": cafe.id, "site_id": ljubljana.id, "timezone": "Europe/Ljubljana"}
    return Cast(
        gdansk=gdansk,
        ljubljana=ljubljana,
        roastery=roastery,
        cafe=cafe,
        ana=await factories.member(session, "Ana Kralj", **roasting, hired_on=date(2024, 3, 1)),
        maja=await factories.member(session, "Maja Kos", **pouring, language="sl", job="Barista"),
        lena=await factories.member(
            session, "Lena Berg", **pouring, language="da", nickname="Fjord", visibility="nickname"
        ),
        bruno=await factories.member(session, "Bruno Conti", **pouring, language="it", visibility="hidden"),
        tomek=await factories.member(session, "Tomek Nowak", **roasting, language="pl", role="champion"),
        piotr=await factories.member(session, "Piotr Zając", **roasting, language="pl", role="campaign_owner"),
        ines=await factories.member(session, "Inês Duarte", role="administrator"),
        olga=await factories.member(session, "Olga Vrba", role="guest_curator"),
        jakob=await factories.member(session, "Jakob Holm", **roasting, deactivated_at=factories.LONG_AGO),
    )
