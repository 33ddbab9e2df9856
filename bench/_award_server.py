"""A small server that gives points through the product's own services, made to be killed.

``python -m bench._award_server PORT WORKERS``: the parent only forks, so that a killed worker is back in milliseconds.
A request is a line ``key member reason``, the answer a line with the entry's id; an error closes the connection.
"""

import asyncio
import os
import socket
import sys
from contextlib import suppress

from advocacy_app import bus
from advocacy_app.db import transaction
from advocacy_app.models import Member
from advocacy_app.services import points
from advocacy_app.services.points.reason import Reason
from advocacy_app.subscribers import LATER, NOW

REASONS = {
    "waits": Reason("waits", points.Rule(amount=5, cool_off_hours=72)),
    "lands": Reason("lands", points.Rule(amount=2)),
}


def main(port: int, workers: int) -> None:
    """Listen, fork, and fork again whenever a worker is gone."""
    listening = socket.create_server(("127.0.0.1", port), backlog=256)
    bus.install(now=NOW, later=LATER)
    while True:
        for _ in range(workers):
            if not os.fork():
                asyncio.run(serve(listening))
        workers = 1
        os.wait()


async def serve(listening: socket.socket) -> None:
    """Answer until killed."""
    async with await asyncio.start_server(answer, sock=listening) as server:
        await server.serve_forever()


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One client, one award after the other: acknowledged when the transaction is committed."""
    with suppress(Exception):
        while line := await reader.readline():
            writer.write(f"{await give(*line.decode().split())}\n".encode())
            await writer.drain()
    writer.close()


async def give(key: str, member_id: str, reason: str) -> str:
    """Give points once for a key; returns the entry's id."""
    async with transaction() as session:
        member = await session.get_one(Member, member_id)
        return (await points.award(session, member, REASONS[reason], key=key, evidence=key)).entry_id


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
