"""Requests at a fixed rate, whatever the answers take: ``python -m bench._open_load PORT RATE SECONDS CODES``.

Each latency counts from the moment the request was due, so that a server that stalls cannot hide it (no coordinated
omission). Prints one JSON list of milliseconds, one for each request, and -1 for whatever was no 302.
"""

import asyncio
import json
import random
import sys
import time

CONNECTIONS = 64
_BROWSER = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.1 Mobile/15E148 Safari/604.1"
)


async def main(port: int, rate: int, seconds: int, codes: list[str]) -> list[float]:
    """Send and wait for everything."""
    idle: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Queue()
    for _ in range(CONNECTIONS):
        idle.put_nowait(await asyncio.open_connection("127.0.0.1", port))
    start = time.perf_counter() + 0.2
    asked: list[asyncio.Task[float]] = []
    for number in range(rate * seconds):
        due = start + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        asked.append(asyncio.create_task(ask(idle, random.choice(codes), due)))
    return await asyncio.gather(*asked)


async def ask(idle: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]], code: str, due: float) -> float:
    """One request of one visitor; milliseconds since it was due."""
    reader, writer = await idle.get()
    address = f"198.{random.randrange(18, 20)}.{random.randrange(256)}.{random.randrange(256)}"
    lines = (
        f"GET /s/{code} HTTP/1.1",
        "host: localhost",
        f"user-agent: {_BROWSER}",
        "accept: text/html",
        "accept-language: pl",
        f"x-forwarded-for: {address}",
    )
    writer.write("\r\n".join([*lines, "", ""]).encode())
    answer = await reader.readuntil(b"\r\n\r\n")
    taken = (time.perf_counter() - due) * 1000
    idle.put_nowait((reader, writer))
    return taken if answer.startswith(b"HTTP/1.1 302") else -1.0


if __name__ == "__main__":
    port, rate, seconds = (int(text) for text in sys.argv[1:4])
    print(json.dumps(asyncio.run(main(port, rate, seconds, sys.argv[4].split(",")))))
