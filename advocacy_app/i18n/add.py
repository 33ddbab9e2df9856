"""Put entries into all five catalogues at once: ``python -m advocacy_app.i18n.add FILE.json``.

The file maps keys to ``{"note": …, "en": …, "it": …, "sl": …, "pl": …, "da": …}``; a counted message is an object
of CLDR categories. The part before the first dot names the file, so one noun keeps one file per language.
"""

import json
import sys
from pathlib import Path

import polib

from advocacy_app.i18n.catalogue import CATEGORIES, LANGUAGES, LOCALES, PLURAL_RULES, Language, catalogue, faults

Entry = dict[str, str | dict[str, str]]


def add(entries: dict[str, Entry]) -> None:
    """Write the entries, replacing those of the same key, sorted by key."""
    for language in LANGUAGES:
        for noun in {key.split(".")[0] for key in entries}:
            path = LOCALES / language / f"{noun}.po"
            po = polib.pofile(str(path)) if path.exists() else _new(language)
            for key, entry in entries.items():
                if key.split(".")[0] == noun:
                    _put(po, key, entry, language)
            po.sort(key=lambda e: e.msgid)
            path.parent.mkdir(parents=True, exist_ok=True)
            po.save(str(path))
    catalogue.cache_clear()


def _new(language: Language) -> polib.POFile:
    po = polib.POFile(wrapwidth=110)
    po.metadata = {
        "Language": language,
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_RULES[language],
    }
    return po


def _put(po: polib.POFile, key: str, entry: Entry, language: Language) -> None:
    if old := po.find(key):
        po.remove(old)
    text = entry[language]
    note = str(entry.get("note", ""))
    if isinstance(text, str):
        po.append(polib.POEntry(msgid=key, msgstr=text, comment=note))
        return
    if set(text) != set(CATEGORIES[language]):
        raise ValueError(f"{language}: {key} needs the forms {', '.join(CATEGORIES[language])}")
    forms = {i: text[category] for i, category in enumerate(CATEGORIES[language])}
    po.append(polib.POEntry(msgid=key, msgid_plural=key, msgstr_plural=forms, comment=note))


if __name__ == "__main__":
    add(json.loads(Path(sys.argv[1]).read_text()))
    if found := faults():
        sys.exit("\n".join(found))
