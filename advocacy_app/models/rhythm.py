"""The weekly rhythm: weeks of leave, and the time zones a member's days were in before."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from advocacy_app.models.base import link_to


class AwayWeek(SQLModel, table=True):
    """“I’m away”: an ISO week such as ``2026-W47`` that neither breaks a row of weeks nor adds to it."""

    member_id: str = link_to("member", primary_key=True)
    week: str = Field(primary_key=True, max_length=8)
    at: datetime


class ZoneSpan(SQLModel, table=True):
    """Until this moment the member's days and weeks were those of ``zone``; after the last one, the member's own."""

    member_id: str = link_to("member", primary_key=True)
    until: datetime = Field(primary_key=True)
    zone: str = Field(max_length=64)


class LeagueEntry(SQLModel, table=True):
    """Somebody chose to be in a league; leaving takes the row away."""

    member_id: str = link_to("member", primary_key=True)
    at: datetime
