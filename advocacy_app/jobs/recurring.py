"""All clockwork on one page: what is done by itself, and how often.

A job is a function of a service that takes a session, does a handful of what is due and returns how much it did; it
is called again, each time in a transaction of its own, until it did nothing. So a job asks the database what is due
and never the clock what it missed: after a night without power the first round makes up for all of it, and a worker
that is killed leaves either a whole handful behind or none of it.

To add a job, write such a function beside its capability and give it a row here.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from advocacy_app import bus
from advocacy_app.db import Session
from advocacy_app.jobs.boards import warm_boards
from advocacy_app.jobs.draws import draw_what_is_due, look_for_draws
from advocacy_app.jobs.films import drop_forgotten_films
from advocacy_app.jobs.goodbyes import look_for_goodbyes, send_goodbyes
from advocacy_app.jobs.pictures import drop_forgotten_pictures, drop_orphaned_blobs
from advocacy_app.jobs.pushes import look_for_pushes, send_pushes
from advocacy_app.jobs.slots import drop_old_slots
from advocacy_app.jobs.sources import look_for_news, read_sources
from advocacy_app.jobs.statements import look_for_statements, send_statements
from advocacy_app.own_data import clear_pictures_gone
from advocacy_app.services import (
    campaigns,
    challenges,
    content,
    contests,
    credentials,
    culture,
    fair_play,
    feed,
    identity,
    leaderboards,
    notifications,
    points,
    polls,
    rewards,
    sharing,
    training,
)

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Recurring:
    """A job and its cadence. Slots begin at multiples of ``every`` (in UTC), and each slot is run once."""

    do: Callable[[Session], Awaitable[int]]
    every: timedelta
    after: Callable[[], Awaitable[None]] | None = None
    """Work with files or the network that follows, outside of any transaction."""

    @property
    def name(self) -> str:
        """What the job is called in the log and in ``JobSlot``."""
        return self.do.__name__

    def slot(self, moment: datetime) -> str:
        """The slot that a moment falls into, as its beginning."""
        seconds = int(self.every.total_seconds())
        begun = int(moment.timestamp()) // seconds * seconds
        return datetime.fromtimestamp(begun, moment.tzinfo).isoformat()


RECURRING: tuple[Recurring, ...] = (
    Recurring(feed.publish_due, every=MINUTE),
    Recurring(campaigns.start_due, every=MINUTE),
    Recurring(campaigns.end_due, every=MINUTE),
    Recurring(challenges.open_challenges, every=MINUTE),
    Recurring(challenges.close_challenges, every=MINUTE),
    Recurring(challenges.settle_challenges, every=MINUTE),
    Recurring(polls.close_polls, every=MINUTE),
    Recurring(points.post_due, every=MINUTE),
    Recurring(leaderboards.drop_empty_steps, every=MINUTE, after=warm_boards),
    Recurring(sharing.send_due_reminders, every=MINUTE),
    Recurring(culture.end_consents, every=MINUTE, after=clear_pictures_gone),
    Recurring(look_for_goodbyes, every=MINUTE, after=send_goodbyes),
    Recurring(contests.open_due, every=MINUTE),
    Recurring(contests.close_due, every=MINUTE),
    Recurring(look_for_draws, every=MINUTE, after=draw_what_is_due),
    Recurring(contests.judge_due, every=MINUTE),
    Recurring(contests.pass_on_due, every=MINUTE),
    Recurring(contests.pass_awards_on, every=MINUTE),
    Recurring(contests.remind_due, every=HOUR),
    Recurring(contests.remind_of_awards, every=HOUR),
    Recurring(contests.remind_judges, every=HOUR),
    Recurring(notifications.ask_to_accept, every=MINUTE),
    Recurring(look_for_pushes, every=MINUTE, after=send_pushes),
    Recurring(feed.archive_expired, every=HOUR),
    Recurring(fair_play.look_for_patterns, every=HOUR),
    Recurring(rewards.forget_addresses, every=HOUR),
    Recurring(content.flag_stale, every=HOUR),
    Recurring(look_for_news, every=HOUR, after=read_sources),
    Recurring(sharing.drop_old_salts, every=HOUR),
    Recurring(identity.drop_old_keys, every=HOUR),
    Recurring(identity.drop_old_links, every=DAY),
    Recurring(identity.drop_old_sessions, every=DAY),
    Recurring(training.enrol_members, every=HOUR),
    Recurring(training.remind_of_due, every=HOUR),
    Recurring(look_for_statements, every=MINUTE, after=send_statements),
    Recurring(credentials.issue_missing, every=HOUR),
    Recurring(culture.ask_before_the_end, every=DAY),
    Recurring(culture.forget_pulled, every=DAY),
    Recurring(bus.drop_delivered, every=DAY),
    Recurring(drop_old_slots, every=DAY, after=drop_forgotten_films),
    Recurring(drop_forgotten_pictures, every=DAY, after=drop_orphaned_blobs),
)
