"""A labelled click log: a fortnight in the life of a company's shared links, made up from a seed.

Each line is the work of an actor below (a reader, a preview, a scanner …), and its label says what that actor did. The
classifier is not consulted. Some actors cannot be told from persons by anything in a request (a patient scanner, a
sharer looking at the own post inside another app) and some persons cannot be told apart (two colleagues behind one
address with one browser); they are in the log too, in the small numbers in which they occur.

``python -m tests.data.clicks.make DIR`` writes ``<half>.jsonl`` and ``<half>.labels`` for both halves.
"""

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

START = 1_772_409_600  # Monday, 2 March 2026
HOUR = 3_600
DAY = 86_400
LANGUAGES = ("it-IT,it;q=0.9,en;q=0.8", "sl-SI,sl;q=0.9,en;q=0.8", "pl-PL,pl;q=0.9", "da-DK,da;q=0.9", "en-GB")
NETWORKS = ("linkedin", "linkedin", "linkedin", "facebook", "x", "whatsapp", "bluesky", "mastodon", "threads", "email")
REFERERS = {
    "linkedin": "https://www.linkedin.com/",
    "facebook": "https://l.facebook.com/",
    "x": "https://t.co/",
    "threads": "https://l.threads.com/",
    "bluesky": "https://go.bsky.app/",
}
AHEAD = (
    {"sec-purpose": "prefetch"},
    {"sec-purpose": "prefetch;prerender", "purpose": "prefetch"},
    {"sec-purpose": "prefetch;anonymous-client-ip"},
    {"purpose": "prefetch"},
    {"x-moz": "prefetch"},
    {"x-purpose": "preview"},
)
PAGE = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

Line = dict[str, Any]


@dataclass
class Device:
    agent: str
    ip: str
    language: str = "en-US,en;q=0.9"
    member: str = ""


@dataclass
class Share:
    path: str
    sharer: Device
    network: str
    at: float


@dataclass
class World:
    random: random.Random
    pools: dict[str, list[str]]
    lines: list[tuple[Line, str]] = field(default_factory=list)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def some(self, pool: str) -> str:
        return self.random.choice(self.pools[pool])

    def home(self) -> str:
        a, b, c = (self.random.randrange(1, 255) for _ in range(3))
        if self.chance(0.3):
            return f"{self.random.choice(('2a01:e0a', '2a02:a31a', '2001:4c4c'))}:{a:x}{b:x}:{c:x}::{a + b:x}"
        return f"{self.random.choice((5, 31, 37, 46, 62, 78, 79, 80, 83, 87, 89, 93, 151, 176, 188))}.{a}.{b}.{c}"

    def rack(self) -> str:
        """The first three numbers of an address in a data centre."""
        a, b = (self.random.randrange(1, 255) for _ in range(2))
        return f"{self.random.choice((3, 18, 34, 35, 40, 52, 54))}.{a}.{b}"

    def server(self) -> str:
        return f"{self.rack()}.{self.random.randrange(1, 255)}"

    def hit(self, label: str, share: Share, at: float, device: Device, headers: dict[str, str], method: str = "GET"):
        line: Line = {"method": method, "path": share.path, "headers": headers, "ip": device.ip, "at": round(at, 3)}
        line["sharer"] = share.sharer.member
        if device.member:
            line["member"] = device.member
        self.lines.append((line, label))

    def page(self, label: str, share: Share, at: float, device: Device, **more: str) -> None:
        """A browser opens the link, or something dressed as one."""
        headers = {"host": "go.lindhall.example", "user-agent": device.agent, "accept": PAGE} | more
        headers |= {"accept-language": device.language, "accept-encoding": "gzip, deflate, br, zstd"}
        if "15E148 [" not in device.agent:
            headers |= {"sec-fetch-dest": "document", "sec-fetch-mode": "navigate", "sec-fetch-site": "cross-site"}
        if share.network in REFERERS and self.chance(0.7):
            headers["referer"] = REFERERS[share.network]
        self.hit(label, share, at, device, headers)

    def fetch(self, label: str, share: Share, at: float, device: Device, method: str = "GET") -> None:
        """A program asks, with what programs send."""
        headers = {"host": "go.lindhall.example", "accept": "*/*", "accept-encoding": "gzip"}
        if device.agent:
            headers["user-agent"] = device.agent
        if "Slack" in device.agent:
            headers["range"] = "bytes=0-32768"
        self.hit(label, share, at, device, headers, method)


# People ---------------------------------------------------------------------------------------------------------------


def a_reader(world: World, share: Share) -> Device:
    pool = world.random.choice(("phones", "desktops", f"in_app {share.network}", f"in_app {share.network}"))
    return Device(world.some(pool), world.home(), world.random.choice(LANGUAGES))


def readers(world: World, share: Share) -> None:
    """Most come in the first hours, some days later; fingers tap twice; some come back."""
    for _ in range(int(world.random.paretovariate(1.1) * 9) % 50):
        at = share.at + 6 + world.random.expovariate(1 / (900 if world.chance(0.4) else DAY / 2))
        device = a_reader(world, share)
        world.page("human", share, at, device)
        if world.chance(0.07):
            world.page("duplicate", share, at + world.random.uniform(0.15, 3), device)
        if world.chance(0.04) and at % DAY < DAY / 2:
            world.page("duplicate", share, at + world.random.uniform(60, DAY / 3), device)
        if world.chance(0.03):
            world.page("human", share, (at // DAY + 1) * DAY + world.random.uniform(HOUR, DAY - HOUR), device)


def colleagues(world: World, share: Share) -> None:
    """Signed-in colleagues, and some behind the office's one address with the company's few browsers."""
    for _ in range(world.random.randrange(3)):
        device = a_reader(world, share)
        device.member = f"m{world.random.randrange(100, 160)}"
        world.page("human", share, share.at + world.random.uniform(20, DAY), device)
    if world.chance(0.2):
        office, at = world.home(), share.at + world.random.uniform(60, HOUR)
        for agent in world.random.sample(world.pools["desktops"] * 2, 3):
            at += world.random.uniform(4, 600)
            world.page("human", share, at, Device(agent, office, LANGUAGES[0]))


def the_sharer(world: World, share: Share) -> None:
    """Checks the own link: signed in, in the same browser signed out, or (unknowably) in the network's app."""
    at = share.at
    for _ in range(world.random.choice((0, 1, 1, 2))):
        at += world.random.uniform(1, 2 * HOUR)
        world.page("self", share, at, share.sharer)
        if world.chance(0.25) and at % DAY < DAY - HOUR:
            signed_out = Device(share.sharer.agent, share.sharer.ip, share.sharer.language)
            world.page("self", share, at + world.random.uniform(60, HOUR), signed_out)
    if world.chance(0.02):
        world.page("self", share, share.at + 90, Device(world.some("phones"), share.sharer.ip, share.sharer.language))


def browsers_ahead(world: World, share: Share) -> None:
    """Browsers that fetch a link before anyone chose it; sometimes the person then does."""
    for _ in range(world.random.randrange(4)):
        device, at = a_reader(world, share), share.at + world.random.uniform(30, DAY)
        world.page("prefetch", share, at, device, **world.random.choice(AHEAD))
        if world.chance(0.4):
            world.page("human", share, at + world.random.uniform(0.8, 20), device)


# Machines -------------------------------------------------------------------------------------------------------------


def previews(world: World, share: Share) -> None:
    """The network looks when the link is posted (messengers from the phone itself), chats when it is pasted."""
    at = share.at + world.random.uniform(0.2, 2)
    if share.network == "whatsapp":
        world.fetch("unfurl", share, at, Device(world.some("phone_side whatsapp"), share.sharer.ip))
    if f"unfurlers {share.network}" in world.pools:
        for _ in range(world.random.randrange(5, 16) if share.network == "mastodon" else 2):
            world.fetch("unfurl", share, at, Device(world.some(f"unfurlers {share.network}"), world.server()))
            at += world.random.expovariate(1 / 4)
    if world.chance(0.6):
        pasted = share.at + world.random.uniform(600, 3 * DAY)
        chat = world.random.choice(("unfurlers chat", "phone_side chat"))
        world.fetch("unfurl", share, pasted, Device(world.some(chat), world.server()))


def checks_of_x(world: World, share: Share) -> None:
    """After the preview, X asks by HEAD in the name of ordinary browsers."""
    if share.network == "x":
        for i, agent in enumerate((world.some("phones"), world.some("desktops"), "")):
            world.fetch("bot", share, share.at + 2 + i / 3, Device(agent, f"199.16.157.{180 + i}"), method="HEAD")


def wanderers(world: World, share: Share) -> None:
    """Search engines, programs and monitors by their own names; scanners in the clothes of dead browsers."""
    for pool, label in (("crawlers", "bot"), ("programs", "bot"), ("relics", "suspicious")):
        for _ in range(world.random.randrange(3)):
            at = share.at + world.random.uniform(10, 10 * DAY)
            device = Device(world.some(pool), world.server())
            (world.page if pool == "relics" else world.fetch)(label, share, at, device)


# Mail scanners --------------------------------------------------------------------------------------------------------


def at_the_door(world: World, share: Share) -> None:
    """A fresh link sent by mail is opened from three clouds before the mail is even delivered."""
    if share.network == "email":
        for i in range(3):
            world.page("suspicious", share, share.at + 0.4 + i / 2, Device(world.some("pretenders"), world.server()))


def one_browser_all_links(world: World, links: list[Share], at: float) -> None:
    device = Device(world.some("pretenders"), world.server())
    for share in links:
        at += world.random.uniform(0.01, 0.2)
        world.page("suspicious", share, at, device)


def a_pool_of_neighbours(world: World, links: list[Share], at: float) -> None:
    """The same links from several addresses of one network, in different disguises."""
    rack = world.rack()
    for share in links[:3]:
        for last in world.random.sample(range(1, 255), world.random.randrange(3, 6)):
            device = Device(world.some("pretenders"), f"{rack}.{last}")
            world.page("suspicious", share, at + world.random.uniform(0, 2.5), device)


def without_a_language(world: World, links: list[Share], at: float) -> None:
    for share in links[:4]:
        at += world.random.uniform(0.5, 30)
        world.fetch("suspicious", share, at, Device(world.some("mute_pretenders"), world.server()))


def by_name(world: World, links: list[Share], at: float) -> None:
    device = Device(world.some("named_scanners"), world.server())
    for share in links[:6]:
        at += world.random.uniform(0.05, 2)
        world.fetch("bot", share, at, device)


def patiently(world: World, links: list[Share], at: float) -> None:
    """One link, minutes later, in full dress: nothing gives this one away."""
    at += world.random.uniform(60, 900)
    world.page("suspicious", links[0], at, Device(world.some("pretenders"), world.server()))


EVERY_SHARE = (previews, checks_of_x, at_the_door, readers, colleagues, browsers_ahead, the_sharer, wanderers)
SCANNERS = [one_browser_all_links] * 3 + [a_pool_of_neighbours, without_a_language, by_name] * 2 + [patiently]


def make(half: str, seed: int, shares: int = 80) -> list[tuple[Line, str]]:
    """The lines of ``tuning`` or ``held_out`` with their labels, in the order of their time."""
    world = World(random.Random(f"{half} {seed}"), _pools(half))
    posted = sorted(_shares(world, shares), key=lambda share: share.at)
    for share in posted:
        for actor in EVERY_SHARE:
            actor(world, share)
    for mail in range(shares):
        at = START + 9 * DAY + mail * HOUR / 2 + world.random.uniform(0, 600)
        world.random.choice(SCANNERS)(world, world.random.sample(posted, world.random.randrange(2, 13)), at)
    return sorted(world.lines, key=lambda entry: entry[0]["at"])


def _pools(half: str) -> dict[str, list[str]]:
    pools: dict[str, list[str]] = {}
    name = ""
    for text in Path(__file__).with_name("agents.txt").read_text().splitlines():
        if text.startswith("["):
            name = text.strip("[]")
        elif text and not text.startswith("#"):
            pools.setdefault(name, []).append(text.replace("(none)", ""))
    return {name.removeprefix(f"{half} "): pool for name, pool in pools.items() if name.startswith(half)}


def _shares(world: World, many: int) -> Iterator[Share]:
    team = [Device(world.some("phones"), world.home(), world.random.choice(LANGUAGES), f"m{i}") for i in range(24)]
    for _ in range(many):
        code = "".join(world.random.choices(BASE58, k=9))
        at = START + world.random.uniform(0, 9 * DAY)
        yield Share(f"/s/{code}", world.random.choice(team), world.random.choice(NETWORKS), at)


if __name__ == "__main__":
    for name in ("tuning", "held_out"):
        made = make(name, seed=1)
        Path(sys.argv[1], f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line, _ in made))
        Path(sys.argv[1], f"{name}.labels").write_text("".join(f"{label}\n" for _, label in made))
