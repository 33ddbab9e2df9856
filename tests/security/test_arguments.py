"""What a client may send with an event: whatever it is, it is taken or refused in words, and never a fault of ours.

The Gate's check of arguments and the handlers themselves, without a socket: it would be read at its own pace.
"""

import inspect
from collections.abc import Iterator
from typing import Any

import pytest
import reflex as rx
from reflex.istate.data import RouterData

from advocacy_app.db import transaction
from advocacy_app.models import Member
from advocacy_app.services import guidelines
from advocacy_app.state.fit import fits
from advocacy_app.state.gate import SessionState
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH
from tests.outdoors import install
from tests.security.expected import HANDLERS
from tests.security.roles import World
from tests.security.surface import ON_THE_WIRE, REGISTERED

LONG = 50_000
WORDS: tuple[Any, ...] = (
    "",
    " \t\n ",
    "x" * LONG,
    "😀" * 5000,
    "\u202e\u0000",
    "\ud800",
    "' OR 1=1 --",
    "../../etc/passwd",
    "%00%ff",
    "__proto__",
    "-1",
    "9" * 400,
    "NaN",
    "1e999",
    "½ ² _ ŉ ℃",
    "2026-02-30T25:61",
    "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00+23:59",
    None,
    7,
    True,
    2.5,
    [],
    ["x"] * 3000,
    {},
    {"$ne": ""},
)
NUMBERS: tuple[Any, ...] = (0, -1, 2**31, 2**63, 2**70, -(2**70), 1.5, True, "1", None, [], {})
FORMS: tuple[Any, ...] = (
    {},
    {"__proto__": {"admin": True}, "constructor": "x", "toString": "x"},
    {f"field{i}": "x" for i in range(2000)},
    {"": "", " ": " "},
    None,
    [],
    "x",
)
FILLED: dict[str, dict[str, str]] = {
    "AppealsState.answer_appeal": {"appeal": "0" * 32, "outcome": "upheld", "give": "5", "answer": "Indeed."},
    "AskState.ask_for_another_look": {"question": "Why?"},
    "CardState.say_comment": {"text": "Well said."},
    "ComposerState.give_address": {"share": "{share}", "address": "https://www.linkedin.com/posts/ana-1"},
    "ComposerState.keep_server": {"server": "mastodon.social"},
    "DeskState.publish_guideline": {"changed": "Words.", "kind": "major"},
    "DeskState.write_guideline": {"title": "Words", "body": "## Words {{#words .text}}\n\nWords."},
    "DesksState.halt_sharing": {"reason": "Words."},
    "EditorState.add_line": {"line": "See", "line_language": "en", "line_network": "", "line_locked": ""},
    "EditorState.send_back": {"why": "Too long."},
    "EditorState.write_card": {
        **dict.fromkeys(("title", "summary", "body"), "Words"),
        **dict.fromkeys(("live_at", "expires_at", "review_by"), ""),
        "url": "https://a.example",
        "video_url": "",
        "hashtag": "",
        "picture": "",
        "alt:en": "",
        "topic:x": "on",
        "kind": "link",
        "purpose": "product",
        "language": "en",
        "scope": "outside",
        "for:team:x": "on",
        "focus_x": "0.5",
        "focus_y": "0.5",
        "tenure_under": "",
        "tenure_over": "",
        "deed": "save",
        "version": "",
    },
    "IdeasState.suggest_idea": {"kind": "idea", "text": "A page for night shifts.", "credit": "on"},
    "ImpactState.give_address": {"share": "{share}", "address": "https://www.linkedin.com/posts/ana-2"},
    "ImpactState.tell_sizes": {"linkedin": "100", "x": ""},
    "HintRulesState.write_hint_rule": {"deed": "save", "kind": "banned", "pattern": "cheap", "label": "Style guide 1"},
    "ImportState.bring_in": {"address": "https://lindhall.example/feed"},
    "InvitesState.make_invite": {"label": "", "role": "employee", "team": "", "site": "", "uses": "5", "days": "5"},
    "NewPersonState.add_person": {"name": "N", "email": "", "role": "employee", "team": "", "language": "en"},
    "PersonState.change_role": {"role": "champion"},
    "PostsState.decline_post": {"share": "{share}", "answer": "Not there."},
    "PrivacyState.choose_visibility": {"visibility": "nickname", "nickname": "Fjord"},
    "RulesState.change_rule": {
        "reason": "share_said",
        "amount": "10",
        "per_day": "5",
        "per_week": "",
        "per_item": "",
        "cool_off_hours": "24",
    },
}
"""Forms as a page sends them, each field of which is then attacked."""
SCENES = {
    "AskState": "/me/points/ask/none",
    "CardState": "/c/{card}",
    "ComposerState": "/share/{card}",
    "DeskState": "/studio/guidelines/social-media-policy",
    "EditorState": "/studio/content/{draft}",
    "GuidelineState": "/guidelines/social-media-policy",
    "LessonState": "/learn/photos/look-behind",
    "PersonState": "/studio/people/{person}",
}
"""Where a tab must be for a handler to have something to work on; its loader runs first."""


def _attacks(name: str, world: World) -> Iterator[dict[str, Any]]:
    """Each argument in turn replaced by everything that it might be; of a form each field, too."""
    fit = HANDLERS[name].payload(world)
    yield from ({}, {**fit, "self": "x"}, {**fit, "__class__": "x"}, {**fit, "more": _deep(500)})
    for argument in _arguments(name):
        hostile = FORMS if argument == "form" else (*WORDS, *NUMBERS, [fit[argument]] * 2000)
        yield from ({**fit, argument: value} for value in hostile)
    form = {field: text.format(**world.hers) for field, text in FILLED.get(name, {}).items()} or fit.get("form", {})
    yield from ({**fit, "form": {**form, field: value}} for field in form for value in (*WORDS, _deep(100)))


def _arguments(name: str) -> list[str]:
    return list(inspect.signature(handler_of(name)).parameters)[1:]


def handler_of(name: str) -> Any:
    return REGISTERED[ON_THE_WIRE[name]].handler.fn


def _deep(depth: int) -> Any:
    found: Any = "x"
    for _ in range(depth):
        found = [found]
    return found


async def a_world(cast: Cast) -> World:
    """Something of each kind, all of it the administrator's."""
    async with transaction() as session:
        card = await factories.card(session)
        draft = await factories.card(session, state="draft", live_at=None, owner_id=cast.ines.id)
        share = await factories.share(session, cast.ines, card)
        await guidelines.start(session, factories.viewer(cast.ines), "social-media-policy")
    return World(card.slug, draft.slug, {"person": cast.ana.id, "comment": share.id, "share": share.id})


@pytest.fixture
async def world(cast: Cast) -> World:
    """What the attacks are about."""
    return await a_world(cast)


@pytest.fixture(autouse=True)
def nowhere() -> None:
    """Null twins of everything outside, whatever other tests left there."""
    install()


@BOTH
@pytest.mark.parametrize("state", sorted({name.partition(".")[0] for name in HANDLERS}))
async def test_no_argument_breaks_a_handler(cast: Cast, world: World, state: str) -> None:
    wrong = []
    for name in (name for name in HANDLERS if name.startswith(f"{state}.")):
        tab = await open_tab(cast.ines, world, state)
        for payload in _attacks(name, world):
            form = payload.get("form")
            if isinstance(form, dict) and form.get("version") == "":
                form["version"] = str(tab.page.version)
            if fits(handler_of(name), payload):
                try:
                    await handler_of(name)(tab, **payload)
                except Exception as fault:  # noqa: BLE001 - whatever it is, a person would have been told it is our fault
                    wrong.append(f"{name} {str(payload)[:80]}: {fault!r:.300}")
    assert not wrong, "\n".join(wrong)


async def open_tab(member: Member, world: World, state: str, *, loaded: bool = True) -> Any:
    """An open tab of a member on the page that this state belongs to; one that lost its state was never loaded."""
    path = SCENES.get(state, "/").format(card=world.card, draft=world.hidden, person=world.hers["person"])
    root: Any = rx.State(_reflex_internal_init=True)  # type: ignore[call-arg]
    name = {"person": world.hers["person"]}
    root.router = RouterData.from_router_data({"pathname": path, "asPath": path, "query": name, "headers": {}})
    (await root.get_state(SessionState))._viewer = factories.viewer(member)
    tab = await root.get_state(_class_of(state))
    for loader in (h for h in HANDLERS if loaded and h.startswith(f"{state}.load_") and not _arguments(h)):
        await handler_of(loader)(tab)
    return tab


def _class_of(state: str) -> type[rx.State]:
    return next(one for one in rx.State.get_substates() if one.__name__ == state)  # type: ignore[return-value]
