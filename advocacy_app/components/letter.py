"""Mails: the same words as plain text and as quiet HTML, in the reader's language."""

from dataclasses import dataclass

from advocacy_app.components.brand import DEFAULT_HUE, hex_of
from advocacy_app.components.markup import Html, Node
from advocacy_app.i18n import Language
from advocacy_app.safe import Safe

_FONT = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',sans-serif"
_CODE = "margin:0;font:600 28px/36px ui-monospace,Menlo,Consolas,monospace;letter-spacing:6px"


@dataclass(frozen=True)
class Letter:
    """What a mail says. ``code`` is set in large figures, ``link`` is a button called ``label``."""

    subject: str
    hello: str
    lines: tuple[str, ...]
    label: str = ""
    link: str = ""
    code_line: str = ""
    code: str = ""
    foot: str = ""
    company: str = ""


def plain(letter: Letter) -> str:
    """The mail as text; the link stands alone on its line, so that every mail program finds it."""
    parts = (letter.hello, *letter.lines, letter.link, letter.code_line, letter.code, letter.foot, letter.company)
    return "\n\n".join(part for part in parts if part) + "\n"


def html(letter: Letter, language: Language, hue: int = DEFAULT_HUE) -> str:
    """The mail as HTML: tables and inline styles, since mail programs know little else."""
    m = Html(language)
    rows = [_line(m, letter.hello), *[_line(m, line) for line in letter.lines]]
    if letter.link:
        rows.append(_row(m, _button(m, letter, hue)))
    if letter.code:
        rows += [_line(m, letter.code_line), _row(m, m.el("p", letter.code, style=_CODE))]
    rows += [_line(m, letter.foot, small=True), _line(m, letter.company, small=True)]
    card = m.el("table", *rows, role="presentation", width="100%", style="max-width:480px;margin:0 auto")
    scheme = m.el("meta", name="color-scheme", content="light dark")
    head = m.el("head", m.el("meta", charset="utf-8"), scheme, m.el("title", letter.subject))
    return "<!doctype html>" + m.el("html", head, m.el("body", card, style="margin:0;padding:24px"), lang=language)


def _button(m: Html, letter: Letter, hue: int) -> Node:
    look = f"display:inline-block;padding:14px 24px;border-radius:12px;background:{hex_of(hue, 'brand')};"
    ink = f"color:{hex_of(hue, 'on-brand')};font:600 16px/20px {_FONT};text-decoration:none"
    return m.el("a", letter.label, href=letter.link, style=look + ink)


def _line(m: Html, text: str, *, small: bool = False) -> Node:
    size = "14px/20px" if small else "16px/24px"
    return _row(m, m.el("p", text, style=f"margin:0;font:{size} {_FONT}")) if text else Safe("")


def _row(m: Html, inside: Node) -> Node:
    return m.el("tr", m.el("td", inside, style="padding:8px 0"))
