"""Challenges in the studio: the list, how one stands, and the form."""

from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import (
    card,
    chips,
    choice_chip,
    choices,
    option,
    option_list,
    select_field,
    tag,
    text_area,
    text_field,
)
from advocacy_app.i18n import LANGUAGES
from advocacy_app.models.challenge import TOGETHER

GOALS = ("shares", "photos", "clicks", "reactions", "weeks", "track")


def challenge_rows(m: Markup, found: Any) -> Node:
    """One a row: what it is, how long, how many."""
    return m.el("ul", m.each(found, lambda row, _: _row(m, row)), cls="card list")


def _row(m: Markup, row: Any) -> Node:
    return m.el(
        "li",
        m.el(
            "div",
            m.el("a", row.title, href="/studio/challenges/" + row.id, cls="go b"),
            m.el("div", row.kind, " · ", row.audience, cls="sm muted"),
            m.el("div", row.when, " · ", row.joined, cls="sm muted"),
            cls="grow",
        ),
        _stage(m, row),
        key=row.id,
    )


def _stage(m: Markup, row: Any) -> Node:
    tone = m.pick(row.stage == "running", "good", m.pick(row.stage == "coming", "brand", ""))
    return tag(m, row.stage_name, tone=tone)


def standing(m: Markup, row: Any) -> Node:
    """How many are in and how many got there; small groups are never broken out."""
    return card(
        m,
        m.el("div", m.el("h2", row.title, cls="lg b"), _stage(m, row), cls="row between wrap"),
        m.el("p", row.kind, " · ", row.audience, cls="muted"),
        m.el("p", row.when, cls="muted"),
        m.el("p", row.joined, cls="b"),
        m.cond(row.done != "", lambda: m.el("p", row.done, cls="b")),
        m.cond(row.progress != "", lambda: m.el("p", row.progress, cls="b")),
        m.el("p", m.t("challenges.small_groups"), cls="sm muted"),
        cls="stack",
    )


def fields(m: Markup, desk: Any) -> Node:
    """What it is about, with whom, how much, when, what for; fields that do not fit the goal stay away."""
    start = desk.fields
    return m.el(
        "div",
        text_field(m, "title", m.t("challenges.field_title"), name="title", default_value=start.title, maxlength="80"),
        _goal(m, start),
        _numbers(m, desk),
        _together(m, start),
        _days(m, start),
        _rest(m, desk),
        cls="stack-5",
    )


def _goal(m: Markup, start: Any) -> Node:
    kinds = [choice_chip(m, "goal", goal, m.t(f"challenges.kind_{goal}"), start=start.goal == goal) for goal in GOALS]
    return m.el(
        "fieldset",
        m.el("legend", m.t("challenges.field_goal")),
        chips(m, *kinds, choose=m.t("challenges.field_goal"), wrap=True),
        cls="field",
    )


def _numbers(m: Markup, desk: Any) -> Node:
    start = desk.fields
    number: Any = {"inputmode": "numeric", "maxlength": "5"}
    target = text_field(
        m, "target", m.t("challenges.field_target"), name="target", default_value=start.target, **number
    )
    track = option_list(m, "track", m.t("challenges.field_track"), desk.tracks, value=start.track, name="track")
    return m.el(
        "div",
        m.el("div", target, cls="if-number"),
        m.el("div", track, cls="if-track"),
        text_field(m, "points", m.t("challenges.field_points"), name="points", default_value=start.points, **number),
        m.el(
            "div",
            text_field(
                m,
                "hashtag",
                m.t("challenges.field_hashtag"),
                optional=True,
                name="hashtag",
                default_value=start.hashtag,
            ),
            cls="if-photos",
        ),
        cls="two",
    )


def _together(m: Markup, start: Any) -> Node:
    ways = [
        option(
            m,
            "together",
            way,
            m.t(f"challenges.way_{way}"),
            sub=m.t(f"challenges.way_{way}_sub"),
            start=start.together == way,
        )
        for way in TOGETHER
    ]
    least = text_field(
        m,
        "least",
        m.t("challenges.field_least"),
        help=m.t("challenges.field_least_help"),
        name="least",
        default_value=start.least,
        inputmode="numeric",
        maxlength="5",
    )
    return m.el(
        "div",
        choices(m, m.t("challenges.field_together"), *ways),
        m.el("div", least, cls="if-together"),
        cls="stack-4 if-countable",
    )


def _days(m: Markup, start: Any) -> Node:
    return m.el(
        "div",
        text_field(m, "first", m.t("challenges.field_first"), type="date", name="first", default_value=start.first),
        text_field(m, "last", m.t("challenges.field_last"), type="date", name="last", default_value=start.last),
        cls="two",
    )


def _rest(m: Markup, desk: Any) -> Node:
    start = desk.fields
    languages = [(code, m.t(f"language.{code}")) for code in LANGUAGES]
    return m.el(
        "div",
        option_list(
            m,
            "place",
            m.t("challenges.field_place"),
            desk.places,
            value=start.place,
            first=m.t("challenges.everyone"),
            name="place",
        ),
        text_area(
            m,
            "pitch",
            m.t("challenges.field_pitch"),
            optional=True,
            name="pitch",
            default_value=start.pitch,
            maxlength="400",
        ),
        select_field(m, "language", m.t("challenges.field_language"), languages, value=start.language, name="language"),
        cls="stack-5",
    )
