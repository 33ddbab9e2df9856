"""When somebody may be disturbed. Pure: no session, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOUR = 60
WEEK = "1234567"
_DAYS_AHEAD = 8


@dataclass(frozen=True)
class Hours:
    """Minutes of the person's own day. From ``quiet_from`` to ``quiet_to`` nothing comes; both alike: no quiet hours.

    With ``work_only`` the working time alone counts: ``work_days`` are ISO weekdays, and a shift that goes past
    midnight belongs to the day on which it began.
    """

    quiet_from: int = 20 * HOUR
    quiet_to: int = 7 * HOUR
    work_only: bool = False
    work_from: int = 8 * HOUR
    work_to: int = 17 * HOUR
    work_days: str = "12345"

    def open_at(self, moment: datetime, zone: str) -> bool:
        """Whether somebody in this zone may be disturbed now."""
        here = moment.astimezone(ZoneInfo(zone))
        minute = here.hour * HOUR + here.minute
        if not self.work_only:
            return not _within(minute, self.quiet_from, self.quiet_to)
        began = here - timedelta(days=1) if self.work_to <= self.work_from and minute < self.work_to else here
        return str(began.isoweekday()) in self.work_days and _within(minute, self.work_from, self.work_to)

    def next_open(self, moment: datetime, zone: str) -> datetime:
        """The first moment from then on at which somebody in this zone may be disturbed.

        Clocks that are put forward or back are those of the zone: an hour that comes twice is looked at twice.
        """
        if self.open_at(moment, zone):
            return moment
        opens = self.work_from if self.work_only else self.quiet_to
        later = (each for each in sorted(_moments(moment, opens, zone)) if each >= moment)
        return next((each for each in later if self.open_at(each, zone)), moment)

    @property
    def sensible(self) -> bool:
        """Whether there is any time left in which something may come."""
        days = set(self.work_days)
        in_a_day = all(0 <= each < 24 * HOUR for each in (self.quiet_from, self.quiet_to, self.work_from, self.work_to))
        work = self.work_from != self.work_to and bool(days)
        return in_a_day and days <= set(WEEK) and len(days) == len(self.work_days) and (work or not self.work_only)


def minute_of(text: str) -> int:
    """The minute of the day of a time such as ``07:00``; -1 for anything else."""
    try:
        at = time.fromisoformat(text)
    except ValueError:
        return -1
    return at.hour * HOUR + at.minute


def time_of(minute: int) -> str:
    """The time of day of a minute, such as ``07:00``."""
    return f"{minute // HOUR:02}:{minute % HOUR:02}"


def _within(minute: int, begin: int, end: int) -> bool:
    return begin <= minute < end if begin <= end else minute >= begin or minute < end


def _moments(moment: datetime, minute: int, zone: str) -> Iterable[datetime]:
    """This time of day on the days around, in UTC; where it comes twice, both."""
    here = moment.astimezone(ZoneInfo(zone)).date()
    for ahead in range(_DAYS_AHEAD + 1):
        day = here + timedelta(days=ahead)
        for fold in (0, 1):
            wall = datetime(
                day.year, day.month, day.day, minute // HOUR, minute % HOUR, fold=fold, tzinfo=ZoneInfo(zone)
            )
            yield wall.astimezone(UTC)
