"""The embedded edition's mail: kept in a folder, shown on a page, announced on the terminal."""

import asyncio
import json
import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from advocacy_app import clock, ids
from advocacy_app.integrations.mail.port import Message, check_sender

_ADDRESS_IN_TEXT = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class KeptMail:
    """A mail as the outbox page shows it; ``at`` in ISO 8601."""

    id: str
    at: str
    sender: str
    to: str
    subject: str
    text: str
    html: str
    headers: dict[str, str]


class OutboxMailer:
    """Each mail is one JSON file, named so that later ones sort after earlier ones."""

    def __init__(self, folder: Path, sender: str, say: Callable[[str], Any] = print) -> None:
        self._folder, self._sender, self._say = folder, check_sender(sender), say

    async def send(self, message: Message) -> None:
        """Keep one mail and print a line with its first link."""
        mail = KeptMail(
            id=ids.new_id(),
            at=clock.now().isoformat(),
            sender=self._sender,
            to=message.to,
            subject=message.subject,
            text=message.text,
            html=message.html,
            headers=dict(message.headers),
        )
        await asyncio.to_thread(self._write, mail)
        link = _ADDRESS_IN_TEXT.search(message.text)
        self._say(f"Mail to {message.to}: {message.subject}" + (f" – {link[0]}" if link else ""))

    def kept(self, limit: int = 50) -> list[KeptMail]:
        """The newest mails first."""
        files = sorted(self._folder.glob("*.json"), reverse=True)[:limit]
        return [mail for file in files if (mail := _read(file))]

    async def forget(self, *words: str) -> None:
        """Delete kept mails to or about somebody."""
        if words:
            await asyncio.to_thread(self._forget, words)

    def _forget(self, words: tuple[str, ...]) -> None:
        any_of_them = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words), re.IGNORECASE)
        for file in self._folder.glob("*.json"):
            if any_of_them.search(file.read_text(encoding="utf-8")):
                file.unlink(missing_ok=True)

    def _write(self, mail: KeptMail) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self._folder / f"{mail.id}.tmp"
        with open(unfinished, "x", encoding="utf-8", opener=_for_the_owner_only) as file:
            json.dump(asdict(mail), file, ensure_ascii=False, indent=1)
        unfinished.replace(self._folder / f"{mail.id}.json")


def _for_the_owner_only(path: str, flags: int) -> int:
    """Mails carry sign-in links."""
    return os.open(path, flags, 0o600)


def _read(file: Path) -> KeptMail | None:
    with suppress(OSError, ValueError, TypeError):
        return KeptMail(**json.loads(file.read_text(encoding="utf-8")))
    return None
