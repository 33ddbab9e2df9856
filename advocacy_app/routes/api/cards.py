"""Cards: read them, thank, keep, hide."""

from advocacy_app.i18n import is_language
from advocacy_app.routes.api.caller import language_of
from advocacy_app.routes.api.operation import Call, Operation
from advocacy_app.routes.api.shapes import Boot, BootQuery, Card, Feed, FeedQuery, SavedCards, SeenCards
from advocacy_app.routes.first_screen import first_screen
from advocacy_app.routes.not_here import NotHere
from advocacy_app.services import feed
from advocacy_app.services.errors import NotFound


async def read_feed(call: Call, query: FeedQuery) -> Feed:
    """The caller's feed, best first."""
    return Feed.of(await feed.feed(call.session, call.viewer, query.after or ""))


async def read_card(call: Call) -> Card:
    """One card."""
    return Card.of(await feed.card(call.session, call.viewer, call.path["slug"]))


async def read_saved(call: Call) -> SavedCards:
    """What the caller keeps for later, the latest fifty."""
    return SavedCards(cards=[Card.of(card) for card in await feed.saved(call.session, call.viewer)])


async def say_thanks(call: Call) -> None:
    """Thank whoever made the card."""
    await feed.say_thanks(call.session, call.viewer, call.path["slug"])


async def take_thanks_back(call: Call) -> None:
    """No thanks after all."""
    await feed.take_thanks_back(call.session, call.viewer, call.path["slug"])


async def save_card(call: Call) -> None:
    """Keep the card for later."""
    await feed.save_card(call.session, call.viewer, call.path["slug"])


async def drop_card(call: Call) -> None:
    """Keep it no longer."""
    await feed.drop_card(call.session, call.viewer, call.path["slug"])


async def hide_card(call: Call) -> None:
    """Not for me: fewer like it."""
    await feed.hide_card(call.session, call.viewer, call.path["slug"])


async def show_card_again(call: Call) -> None:
    """Undo of hiding it."""
    await feed.show_card_again(call.session, call.viewer, call.path["slug"])


async def mark_seen(call: Call, body: SeenCards) -> None:
    """These cards were on the screen; unknown ones are passed over."""
    await feed.mark_seen(call.session, call.viewer, body.slugs)


async def boot(call: Call, query: BootQuery) -> Boot:
    """The first screen of a page as HTML, for the app's service worker."""
    asked = query.language
    language = asked if is_language(asked) else language_of(call.request)
    try:
        fragment = await first_screen(query.path, call.viewer, language)
    except NotHere as gone:
        raise NotFound from gone
    return Boot(head=fragment.head, body=fragment.body, language=language)


OPERATIONS = (
    Operation("GET", "/feed", read_feed),
    Operation("POST", "/feed/seen", mark_seen),
    Operation("GET", "/saved", read_saved),
    Operation("GET", "/cards/{slug}", read_card),
    Operation("PUT", "/cards/{slug}/reaction", say_thanks),
    Operation("DELETE", "/cards/{slug}/reaction", take_thanks_back),
    Operation("PUT", "/cards/{slug}/saved", save_card),
    Operation("DELETE", "/cards/{slug}/saved", drop_card),
    Operation("PUT", "/cards/{slug}/hidden", hide_card),
    Operation("DELETE", "/cards/{slug}/hidden", show_card_again),
    Operation("GET", "/boot", boot, own_session=True, kept=False, guests=True),
)
