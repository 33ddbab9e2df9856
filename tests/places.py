"""Every address of the product and who goes there: the one list that journeys, figures and pictures walk along.

A new page gets a line here (tests/architecture/test_places.py misses it otherwise).
"""

import re
from dataclasses import dataclass

COLLEAGUE, STUDIO, GUEST, NEWCOMER, NOBODY = "ana.kralj", "nadia.rahman", "beatriz.nunes", "vera.nova", ""
POST, PHOTO, DRAFT = "the-dryer-runs-on-heat", "espresso-from-above", "what-we-talk-about-until-spring"
CHALLENGE = "00000000000000000000000000c4a002"
LESSON = "photos/look-behind"
LOCKED = "hazelnut-spread-l2417"
"""Its words are the company's own and nobody changes them."""


@dataclass(frozen=True)
class Stop:
    """An address; ``route`` is how the site map writes it where the two differ. ``{entry}`` is one of the reader's."""

    address: str
    who: str = COLLEAGUE
    route: str = ""

    @property
    def name(self) -> str:
        """Short, for the names of tests and files."""
        return re.sub(r"[^a-z0-9]+", "-", self.address).strip("-") or "feed"


APP = (
    Stop("/"),
    Stop(f"/c/{POST}", route="/c/[slug]"),
    Stop(f"/c/{PHOTO}", route="/c/[slug]"),
    Stop("/c/nothing-here", route="/c/[slug]"),
    Stop(f"/share/{POST}", route="/share/[slug]"),
    Stop(f"/share/{LOCKED}", route="/share/[slug]"),
    Stop("/challenges"),
    Stop("/t/HandsOfLindhall", route="/t/[hashtag]"),
    Stop("/t/NobodyUsesThis", route="/t/[hashtag]"),
    Stop("/add"),
    Stop("/photos"),
    Stop(f"/challenges/{CHALLENGE}", route="/challenges/[challenge]"),
    Stop("/library"),
    Stop("/saved"),
    Stop("/boards"),
    Stop("/contests/nothing-here", route="/contests/[contest]"),
    Stop("/contests/nothing-here/judge", route="/contests/[contest]/judge"),
    Stop("/me"),
    Stop("/rewards"),
    Stop("/kudos"),
    Stop(f"/kudos/{PHOTO}", route="/kudos/[slug]"),
    Stop("/me/points"),
    Stop("/me/points/ask/{entry}", route="/me/points/ask/[entry]"),
    Stop("/me/badges"),
    Stop("/me/credentials"),
    Stop("/me/impact"),
    Stop("/me/reminders"),
    Stop("/me/topics"),
    Stop("/me/privacy"),
    Stop("/me/settings"),
    Stop("/me/sessions"),
    Stop("/ideas"),
    Stop("/polls"),
    Stop("/guidelines"),
    Stop("/guidelines/brand-style-guide", route="/guidelines/[slug]"),
    Stop("/guidelines/nothing", route="/guidelines/[slug]"),
    Stop("/learn"),
    Stop(f"/learn/{LESSON}", route="/learn/[track]/[module]"),
    Stop("/learn/refresher"),
    Stop("/inbox"),
    Stop("/inbox/settings"),
)
DESK = (
    Stop("/studio", STUDIO),
    Stop("/studio/content", STUDIO),
    Stop(f"/studio/content/{DRAFT}", STUDIO, route="/studio/content/[slug]"),
    Stop("/studio/campaigns", STUDIO),
    Stop("/studio/campaigns/ask-a-roaster", STUDIO, route="/studio/campaigns/[slug]"),
    Stop("/studio/campaigns/after-hours/report", STUDIO, route="/studio/campaigns/[slug]/report"),
    Stop("/studio/photos", STUDIO),
    Stop("/studio/photos/curators", STUDIO),
    Stop("/studio/mine", GUEST),
    Stop("/studio/consent", STUDIO),
    Stop("/studio/challenges", STUDIO),
    Stop("/studio/challenges/new", STUDIO),
    Stop(f"/studio/challenges/{CHALLENGE}", STUDIO, route="/studio/challenges/[challenge]"),
    Stop("/studio/contests", STUDIO),
    Stop("/studio/contests/nothing-here", STUDIO, route="/studio/contests/[contest]"),
    Stop("/studio/calendar", STUDIO),
    Stop("/studio/comments", STUDIO),
    Stop("/studio/posts", STUDIO),
    Stop("/studio/appeals", STUDIO),
    Stop("/studio/rewards", STUDIO),
    Stop("/studio/fair-play", STUDIO),
    Stop("/studio/points", STUDIO),
    Stop("/studio/ideas", STUDIO),
    Stop("/studio/launch", STUDIO),
    Stop("/studio/polls", STUDIO),
    Stop("/studio/polls/nothing-here", STUDIO, route="/studio/polls/[poll]"),
    Stop("/studio/credentials", STUDIO),
    Stop("/studio/guidelines", STUDIO),
    Stop("/studio/guidelines/rules", STUDIO),
    Stop("/studio/guidelines/social-media-policy", STUDIO, route="/studio/guidelines/[slug]"),
    Stop("/studio/training", STUDIO),
    Stop("/studio/training/photos/look-behind", STUDIO, route="/studio/training/[track]/[module]"),
    Stop("/studio/training/photos/track", STUDIO, route="/studio/training/[track]/[module]"),
    Stop("/studio/import", STUDIO),
    Stop("/studio/people", STUDIO),
    Stop("/studio/people/new", STUDIO),
    Stop("/studio/people/invites", STUDIO),
    Stop("/studio/people/nobody", STUDIO, route="/studio/people/[person]"),
    Stop("/studio/audit", STUDIO),
)
DOORS = (
    Stop("/sign-in", NOBODY),
    Stop("/sign-in?sent=1", NOBODY, route="/sign-in"),
    Stop("/auth/link/of-nobody", NOBODY),
    Stop("/outbox", NOBODY),
    Stop("/nowhere", NOBODY),
    Stop(f"/p/{POST}", NOBODY),
    Stop("/g/social-media-policy", NOBODY),
    Stop("/credentials/check", NOBODY),
    Stop("/welcome", NEWCOMER),
    Stop("/welcome?step=you", NEWCOMER, route="/welcome"),
    Stop("/welcome?step=seen", NEWCOMER, route="/welcome"),
    Stop("/welcome?step=first", NEWCOMER, route="/welcome"),
)
PLACES = (*APP, *DESK, *DOORS)
