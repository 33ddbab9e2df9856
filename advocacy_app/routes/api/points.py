"""The caller's points, and boards."""

from typing import Annotated, Literal

from pydantic import Field

from advocacy_app.outside import outside
from advocacy_app.read_models.boards import Standing as Place
from advocacy_app.routes.api.operation import Answered, Call, Operation, Sent
from advocacy_app.services import leaderboards, points

Id = Annotated[str, Field(pattern="^[0-9a-f]{32}$")]


class PointsQuery(Sent):
    """Where to go on."""

    after: Id | None = Field(default=None, description="`after` of the page before; without it the newest")


class Entry(Answered):
    """One line of the account."""

    id: str
    amount: int
    title: str
    about: str
    when: str
    state: str = Field(description="pending, landed, capped or back")
    evidence: str = Field(validation_alias="sureness", description="how sure we are that it happened, in words")
    asked: bool = Field(description="the caller asked a human to look at it")


class Points(Answered):
    """The balance and a page of the account, newest first."""

    points: int
    pending: int
    entries: list[Entry]
    after: str | None


class Badge(Answered):
    """A badge, what it takes, and how far the caller is."""

    name: str
    title: str
    criterion: str
    earned: str = Field(description="the day in words; empty while `have` is less than `needed`")
    have: int
    needed: int


class Badges(Answered):
    """Every badge there is, with its published criterion."""

    badges: list[Badge]


class BoardQuery(Sent):
    """Which board."""

    scope: Literal["people", "teams", "sites", "improved"] = "people"
    near: Literal["me"] | None = Field(default=None, description="only the caller's neighbours")


class Standing(Answered):
    """Somebody's place; only people who chose to appear have one."""

    rank: int = Field(description="0 for a caller whom nobody else sees on this board")
    tied: bool
    name: str
    points: int = Field(description="on the board of improvement what was gained")
    me: bool

    @classmethod
    def of(cls, place: Place) -> "Standing":
        """A place with the name that colleagues see."""
        return cls(rank=place.rank, tied=place.tied, name=place.face.name, points=place.points, me=place.me)


class GroupStanding(Answered):
    """A team's or site's place, by average points of its active people."""

    rank: int
    tied: bool
    name: str
    average: str
    people: int
    mine: bool


class Board(Answered):
    """A board of the present period. With fewer than five people on it, it names nobody."""

    period: str
    scope: str
    left: str = Field(description="how long the period still lasts, in words")
    version: int = Field(description="grows with every change of any board")
    me: Standing | None = None
    near: list[Standing] = Field(default_factory=list)
    top: list[Standing] = Field(default_factory=list)
    groups: list[GroupStanding] = Field(default_factory=list)


async def read_badges(call: Call) -> Badges:
    """Every badge, and which of them the caller has."""
    found = await points.badges(call.session, call.viewer)
    return Badges(badges=[Badge.model_validate(badge) for badge in found])


async def read_points(call: Call, query: PointsQuery) -> Points:
    """The caller's points, settled and on their way, and the account behind them."""
    balance = await points.balance(call.session, call.viewer)
    page = await points.entries(call.session, call.viewer, query.after or "")
    entries = [Entry.model_validate(entry) for entry in page.entries]
    return Points(points=balance.points, pending=balance.pending, entries=entries, after=page.after or None)


async def read_board(call: Call, query: BoardQuery) -> Board:
    """A board of the present day, week, month, quarter, or of all time."""
    scopes = {"people": _people, "teams": _groups, "sites": _groups, "improved": _improved}
    board = await scopes[query.scope](call, query)
    return board.model_copy(update={"top": []}) if query.near else board


async def _people(call: Call, query: BoardQuery) -> Board:
    board = await leaderboards.board(call.session, call.viewer, call.path["period"], outside().ranking)
    return Board(
        period=board.period,
        scope=query.scope,
        left=board.left,
        version=board.version,
        me=Standing.of(board.me) if board.me else None,
        near=[Standing.of(place) for place in board.near],
        top=[Standing.of(place) for place in board.top],
    )


async def _groups(call: Call, query: BoardQuery) -> Board:
    scope: Literal["team", "site"] = "team" if query.scope == "teams" else "site"
    board = await leaderboards.group_board(call.session, call.viewer, call.path["period"], scope)
    groups = [GroupStanding.model_validate(group) for group in board.groups]
    return Board(period=board.period, scope=query.scope, left=board.left, version=board.version, groups=groups)


async def _improved(call: Call, query: BoardQuery) -> Board:
    board = await leaderboards.improved_board(call.session, call.viewer, call.path["period"])
    top = [Standing.of(place) for place in board.standings]
    return Board(period=board.period, scope=query.scope, left=board.left, version=board.version, top=top)


OPERATIONS = (
    Operation("GET", "/me/points", read_points),
    Operation("GET", "/me/badges", read_badges),
    Operation("GET", "/boards/{period}", read_board),
)
