"""``t("feed.title", name=…)``: a translated text as a Var, for content, attributes, titles and inside ``foreach``."""

from typing import Any

import reflex as rx
from reflex.vars import VarData
from reflex_base.utils.imports import ImportVar
from reflex_base.vars.function import FunctionStringVar

from advocacy_app.i18n.catalogue import catalogue, faults, fields

_MODULE = rx.asset("text.js", shared=True).importable_path
_COMPANY = FunctionStringVar.create("company", _var_data=VarData(imports={_MODULE: [ImportVar(tag="company")]}))
_T = FunctionStringVar.create("t", _var_data=VarData(imports={_MODULE: [ImportVar(tag="t")]}))

if _faults := faults():
    raise ValueError("The catalogue is not fit to ship:\n  " + "\n  ".join(_faults))


def t(key: str, **args: Any) -> rx.Var[str]:
    """The text of ``key`` in the reader's language; ``n`` chooses the plural form.

    Never call string methods on the result: while pages are prerendered it is a marker.

    Raises:
        KeyError: no such key in the catalogue.
        TypeError: other placeholders than the message has.
    """
    message = catalogue("en").get(key)
    if message is None:
        raise KeyError(f"No message {key!r} in i18n/locales/en")
    if fields(message) != set(args):
        raise TypeError(f"{key!r} needs {sorted(fields(message))}, got {sorted(args)}")
    return _T.call(key, rx.Var.create(args)).to(str)


def company() -> rx.Var[str]:
    """The company's name as a Var; like ``t()`` it is a marker while pages are prerendered."""
    return _COMPANY.call().to(str)
