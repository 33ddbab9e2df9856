"""A campaign in the reader's words: how long it runs, how far it is."""

from datetime import datetime
from zoneinfo import ZoneInfo

from advocacy_app import clock
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import Campaign
from advocacy_app.read_models.campaigns import Brief, GoalView
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.stroke import Stroke
from advocacy_app.services.campaigns.counts import Counts, reached

MOST_STROKES = 60
_HEIGHTS = (74, 46, 84, 30, 38, 50, 64, 74, 70, 30, 50, 55)


def when(viewer: Viewer, campaign: Campaign) -> str:
    """“9 days left · ends 30 Nov”, or when it ended."""
    ends = numbers.short_day(viewer.language, campaign.ends_at, viewer.timezone)
    if campaign.ends_at <= clock.now() or campaign.state == "ended":
        return tr(viewer.language, "campaign.ended_on", day=ends)
    n = days_left(campaign.ends_at, viewer.timezone)
    left = tr(viewer.language, "days.left", n=n) if n else tr(viewer.language, "days.left_none")
    return f"{left} · {tr(viewer.language, 'campaign.ends_on', day=ends)}"


def days_left(ends_at: datetime, zone: str) -> int:
    """Midnights between now and the end, where the reader is."""
    tz = ZoneInfo(zone)
    return (ends_at.astimezone(tz).date() - clock.now().astimezone(tz).date()).days


def brief(viewer: Viewer, campaign: Campaign) -> Brief:
    """What it asks for, who asks, and until when."""
    until = numbers.day_and_time(viewer.language, campaign.ends_at, viewer.timezone)
    key = "campaign.asked_by_until" if campaign.sponsor_name else "campaign.open_until"
    if campaign.state == "ended" or campaign.ends_at <= clock.now():
        until, key = numbers.day(viewer.language, campaign.ends_at, viewer.timezone), "campaign.was_open_until"
    return Brief(
        title=campaign.title,
        words=campaign.brief,
        language=campaign.language,
        dos=lines(campaign.dos),
        donts=lines(campaign.donts),
        sponsor=campaign.sponsor_name,
        sponsor_words=campaign.sponsor_words,
        asked=tr(viewer.language, key, **({"name": campaign.sponsor_name} if "asked" in key else {}), until=until),
    )


def lines(text: str) -> tuple[str, ...]:
    """One do or don't a line."""
    return tuple(line for line in (line.strip() for line in text.splitlines()) if line)


def goal(viewer: Viewer, campaign: Campaign, all_of_it: Counts, own: Counts) -> GoalView:
    """How far it is, in words and strokes; without a goal only in words."""
    done, mine, language = reached(campaign, all_of_it), reached(campaign, own), viewer.language
    if campaign.goal_kind == "none":
        return GoalView(words=tr(language, "campaign.posts", n=all_of_it.photos + all_of_it.shares))
    if done > campaign.goal:
        wanted = numbers.whole(language, campaign.goal)
        words = tr(language, f"campaign.over_{campaign.goal_kind}", n=done, goal=wanted)
    else:
        words = tr(language, f"campaign.goal_{campaign.goal_kind}", n=campaign.goal, done=numbers.whole(language, done))
    own_words = "" if campaign.goal_kind == "people" or not mine else tr(language, "campaign.yours", n=mine)
    label = f"{words}, {own_words}" if own_words else words
    return GoalView(words, own_words, label, strokes(done, mine, campaign.goal))


def strokes(done: int, mine: int, wanted: int) -> tuple[Stroke, ...]:
    """One stroke for each (from 60 on, for a handful), the reader's own spread among them; open ones are dots."""
    each = -(-wanted // MOST_STROKES)
    full = min(done, wanted) // each if done < wanted else -(-wanted // each)
    own = min(full, -(-mine // each))
    places = {full - 1 - (full * i) // own for i in range(own)} if own else set[int]()
    drawn = [Stroke("me" if i in places else "", _HEIGHTS[i % len(_HEIGHTS)]) for i in range(full)]
    return (*drawn, *[Stroke("todo", 0)] * (-(-wanted // each) - full))


def people(viewer: Viewer, campaign: Campaign, found: Counts) -> str:
    """“24 people in”; nothing while nobody is, or where the goal says so already."""
    told = found.people and campaign.goal_kind != "people"
    return tr(viewer.language, "campaign.people_in", n=found.people) if told else ""


def own_part(viewer: Viewer, own: Counts) -> str:
    """What the reader brought: photos, shares, or both."""
    photos = tr(viewer.language, "campaign.own_photos", n=own.photos) if own.photos else ""
    shares = tr(viewer.language, "campaign.own_shares", n=own.shares) if own.shares else ""
    return " · ".join(part for part in (photos, shares) if part)
