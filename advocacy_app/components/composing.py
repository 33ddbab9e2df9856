"""Connects the composer's own module with its State."""

from typing import Any

import reflex as rx


class Composing(rx.Component):
    """Draws nothing; ``on_settle`` gets number, words, network, language, line and whether the employer is told.

    It is asked anew when ``version`` changes: the post may have been taken back.
    """

    library = rx.asset("composing.js", shared=True).importable_path
    tag = "Composing"
    composer: rx.Var[Any]
    settled: rx.Var[Any]
    version: rx.Var[int]
    on_settle: rx.EventHandler[
        lambda n, words, network, language, caption_id, disclosed: [n, words, network, language, caption_id, disclosed]
    ]
