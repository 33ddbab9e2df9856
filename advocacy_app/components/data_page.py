"""Everything that is stored about somebody, as one page that needs nothing else: no server, no script, no app.

It says what the file for programs says, by the nouns of the screens and in the person's language and time.
"""

from base64 import b64encode
from itertools import groupby

from advocacy_app.components.data_words import fact, plain
from advocacy_app.components.markup import Html, Node
from advocacy_app.i18n import is_language, numbers
from advocacy_app.read_models.own_data import PARTS, Exported, Row, Told
from advocacy_app.safe import Safe

_STYLE = """
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { line-height: 1.2 } h2 { margin-top: 2.5rem; border-bottom: 1px solid; padding-bottom: .25rem }
h3 { font-size: 1rem; display: inline } summary { padding: .75rem 0; cursor: pointer }
ul { list-style: none; padding: 0; margin: 0 }
li { padding: .4rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent) }
p, li { overflow-wrap: anywhere } q { display: block; white-space: pre-line; quotes: none }
time { opacity: .75; font-size: .875rem } dl { display: grid; grid-template-columns: 2fr 3fr; gap: .25rem 1rem }
dt { opacity: .75 } dd { margin: 0; overflow-wrap: anywhere }
img { max-width: 100%; border-radius: 8px; margin: .5rem 0 }
"""
_PICTURED = ("photo", "card", "picture")
UNFOLDED = 10
"""Longer lists are folded: who opens the page sees all headings first."""
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def data_page(exported: Exported) -> str:
    """The page as text."""
    m = Html(exported.language if is_language(exported.language) else "en", exported.company)
    title, moment = m.t("privacy.page_title"), plain(m, exported, exported.made_at.isoformat())
    lead = m.t("privacy.page_lead", company=exported.company, time=moment, zone=exported.zone)
    parts = [_part(m, exported, heading, told) for heading, told in PARTS.items()]
    head = m.el(
        "head",
        m.el("meta", charset="utf-8"),
        m.el("meta", name="viewport", content="width=device-width,initial-scale=1"),
        m.el("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        m.el("title", title),
        m.el("style", Safe(_STYLE)),
    )
    last = m.el("p", m.t("privacy.page_json"))
    body = m.el("body", m.el("main", m.el("h1", title), m.el("p", lead), *parts, last))
    return "<!doctype html>" + m.el("html", head, body, lang=m.language)


def _part(m: Html, exported: Exported, heading: str, told: tuple[Told, ...]) -> Node:
    lists = [
        _list(m, exported, label, [(each, row) for each in group for row in exported.data.get(each.table, ())])
        for label, group in groupby(told, key=lambda each: each.label)
    ]
    own = _profile(m, exported) if heading == "privacy.s_profile" else ""
    nothing = m.el("p", m.t("privacy.page_nothing")) if not own and not any(lists) else ""
    return m.el("section", m.el("h2", m.t(heading)), own, *lists, nothing)


def _profile(m: Html, exported: Exported) -> Node:
    """Who the person is here, line by line; what was never said is left out."""
    [one] = exported.data["member"]
    said = {
        "signin.your_name": one["name"],
        "visibility.your_nickname": one["nickname"],
        "people.col_email": one["email"],
        "privacy.f_job": one["job"],
        "people.role": m.t(f"role.{one['role']}"),
        "people.team": exported.names.get(one["team_id"] or ""),
        "people.site": exported.names.get(one["site_id"] or ""),
        "signin.language": m.t(f"language.{one['language']}"),
        "settings.timezone": one["timezone"],
        "me.seen": m.t("privacy.f_unset" if one["visibility"] == "unset" else f"visibility.{one['visibility']}"),
        "composer.server": one["mastodon_server"],
        "privacy.f_hired": plain(m, exported, one["hired_on"]),
        "privacy.f_added": plain(m, exported, one["added_at"]),
        "people.gone": plain(m, exported, one["deactivated_at"]),
        "privacy.f_account": one["account"],
    }
    lines = [(m.el("dt", m.t(key)), m.el("dd", value)) for key, value in said.items() if value]
    return m.el("dl", *(each for line in lines for each in line))


def _list(m: Html, exported: Exported, label: str, told: list[tuple[Told, Row]]) -> Node:
    if not told:
        return ""
    newest = sorted(told, key=lambda one: _moment(*one) or "", reverse=True)
    items = [item for each, row in newest if (item := _item(m, exported, each, row))]
    number = numbers.whole(m.language, len(items) or len(told))
    heading = m.el("summary", m.el("h3", f"{m.t(label)} ({number})"))
    return m.el("details", heading, m.el("ul", *items), open=len(items) <= UNFOLDED)


def _item(m: Html, exported: Exported, told: Told, row: Row) -> Node:
    facts = [fact(m, exported, told, column, row) for column in told.facts]
    words = [m.el("q", row[column]) for column in told.words if row.get(column)]
    moment = _moment(told, row)
    when = m.el("time", plain(m, exported, moment), datetime=moment) if moment else ""
    inside = (
        " · ".join(filter(None, facts)),
        " " if any(facts) else "",
        when,
        *words,
        _picture(m, exported, told, row),
    )
    return m.el("li", *inside) if any(inside) else ""


def _picture(m: Html, exported: Exported, told: Told, row: Row) -> Node:
    """Each picture stands once: with its photo, else with its post, else among the pictures."""
    mine = row["id"] if told.table == "picture" else row.get("picture_id")
    before = _PICTURED[: _PICTURED.index(told.table)] if told.table in _PICTURED else _PICTURED
    seen = {each.get("picture_id") for table in before for each in exported.data.get(table, ())}
    if not (picture := exported.pictures.get(mine or "")) or mine in seen:
        return ""
    source = f"data:image/webp;base64,{b64encode(picture).decode()}"
    return m.el("img", src=source, alt=row.get("alt") or m.t("privacy.t_pictures"))


def _moment(told: Told, row: Row) -> str | None:
    return next((row[column] for column in told.at if row.get(column)), None)
