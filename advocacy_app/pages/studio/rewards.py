"""``/studio/rewards``: orders that wait, surprises, what is on offer, the list of prizes for payroll."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.markup import Compiled
from advocacy_app.components.picture_field import PictureSender
from advocacy_app.components.primitives import button, card, empty, fold, tag, text_field, waiting_rows
from advocacy_app.components.reward_desk import order_row, surprise_fields
from advocacy_app.components.reward_form import reward_fields
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import head, studio
from advocacy_app.state.studio.rewards import RewardsDeskState

M = Compiled()
DESK = RewardsDeskState.desk


def page() -> rx.Component:
    """What waits first."""
    return studio(
        "/studio/rewards",
        head(t("rewards.title"), below=t("rewards.desk_sentence")),
        rx.cond(RewardsDeskState.loaded, _desk(), waiting_rows(M)),
        PictureSender.create(sending=t("studio.file_sending"), failed=t("studio.file_failed")),
        Boot.create(state=RewardsDeskState.get_full_name(), live="main"),
    )


def _desk() -> rx.Component:
    return rx.el.div(
        rx.el.div(_orders(), _stock(), class_name="stack-5"),
        rx.el.div(_surprise(), _payroll(), class_name="stack-5"),
        class_name="cols",
    )


def _part(title: str, *inside: Any) -> rx.Component:
    return rx.el.section(rx.el.h2(t(title)), *inside, class_name="stack-3")


def _orders() -> rx.Component:
    def one(order: Any) -> Any:
        return order_row(M, order, on_move=RewardsDeskState.move_order, on_decline=RewardsDeskState.decline_order)

    waiting = rx.el.ul(rx.foreach(DESK.orders, one), class_name="card list orders")
    nothing = empty(M, drawings.nothing_new(M), t("studio.quiet_title"), t("rewards.no_orders"))
    return _part("rewards.orders", rx.cond(DESK.orders, waiting, nothing))


def _stock() -> rx.Component:
    new = fold(M, t("rewards.add"), _form(DESK.blank), cls="card pad", key=RewardsDeskState.written)
    there = rx.el.ul(rx.foreach(DESK.stock, _item), class_name="card list orders roomy")
    return _part("rewards.stock", rx.cond(DESK.stock, there), new)


def _item(item: Any) -> Any:
    off = button(M, t("rewards.take_off"), "out sm", on_click=RewardsDeskState.offer_reward(item.id, False))
    on = button(M, t("rewards.put_on"), "out sm", on_click=RewardsDeskState.offer_reward(item.id, True))
    words = rx.el.div(
        rx.el.div(item.title, class_name="b", custom_attrs={"lang": item.language}),
        rx.el.div(item.line, class_name="sm muted"),
        rx.cond(item.charity, tag(M, t("rewards.charity"), tone="good", pic="heart")),
        rx.cond(item.asks_approval, tag(M, t("rewards.asks_first"), pic="user-check")),
        class_name="grow stack-1",
    )
    change = fold(M, t("rewards.change"), _form(item), cls="link sm")
    return rx.el.li(words, rx.cond(item.on, off, on), change, key=item.id, class_name="start")


def _form(item: Any) -> Any:
    return rx.el.form(reward_fields(M, item), on_submit=RewardsDeskState.write_reward)


def _surprise() -> rx.Component:
    form = rx.el.form(
        surprise_fields(
            M,
            RewardsDeskState.found,
            on_look=RewardsDeskState.look_for_colleagues.debounce(250),
            left=DESK.surprise_left,
        ),
        on_submit=RewardsDeskState.give_surprise,
        key=RewardsDeskState.written,
    )
    return _part(
        "rewards.surprise", card(M, rx.el.p(t("rewards.surprise_sentence"), class_name="muted"), form, cls="stack-3")
    )


def _payroll() -> rx.Component:
    days = rx.el.div(
        text_field(
            M, "first", t("rewards.from_day"), name="first", type="date", default_value=DESK.first, required=True
        ),
        text_field(M, "last", t("rewards.to_day"), name="last", type="date", default_value=DESK.last, required=True),
        class_name="two",
    )
    get = button(M, t("rewards.download"), "out", pic="download", type="submit")
    form = M.el("form", days, get, action="/studio/prizes.csv", method="get", cls="stack-3")
    return _part(
        "rewards.payroll", card(M, rx.el.p(t("rewards.payroll_sentence"), class_name="muted"), form, cls="stack-3")
    )
