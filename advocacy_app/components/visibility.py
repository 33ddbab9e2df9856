"""How others see me: the same choice in the first run and in the settings."""

from dataclasses import dataclass
from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import error_text, option, text_field


@dataclass(frozen=True)
class Chosen:
    """Where the choice starts: ``visibility`` may be ``unset``. Errors are sentences, empty while all is well."""

    name: Any
    visibility: Any = "unset"
    nickname: Any = ""
    error: Any = ""
    nickname_error: Any = ""


def visibility_fields(m: Markup, chosen: Chosen) -> Node:
    """Three answers of equal weight; the nickname's field appears with its answer."""

    def answer(value: str, sub: Any) -> Node:
        start = chosen.visibility == value
        return option(m, "visibility", value, m.t("visibility." + value), sub=sub, start=start, required=True)

    nickname = text_field(
        m,
        "nickname",
        m.t("visibility.your_nickname"),
        error=chosen.nickname_error,
        name="nickname",
        default_value=chosen.nickname,
        maxlength="40",
        autocomplete="nickname",
    )
    return m.el(
        "fieldset",
        m.el("legend", m.t("visibility.title"), cls="vh"),
        m.el("p", m.t("visibility.help"), cls="muted"),
        m.el(
            "div",
            answer("name", chosen.name),
            answer("nickname", m.t("visibility.nickname_help")),
            m.el("div", nickname, cls="nickname"),
            answer("hidden", m.t("visibility.hidden_help")),
            cls="stack-3",
        ),
        error_text(m, "visibility", chosen.error),
        cls="field seen",
    )
