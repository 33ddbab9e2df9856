from collections import Counter
from json import dumps

import pytest

from advocacy_app.services.sharing import ClickClass, ClickJudge, Hit, classify, classify_log
from advocacy_app.services.sharing.agents import agent_of
from tests.data.clicks.make import make

PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.6 Mobile/15E148 Safari/604.1"
)
CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
)
NOON = 1_772_452_800.0


def a_hit(
    agent: str = PHONE,
    *,
    at: float = 0.0,
    path: str = "/s/one",
    ip: str = "46.1.2.3",
    method: str = "GET",
    headers: dict[str, str] | None = None,
    member: str = "",
    sharer: str = "",
) -> Hit:
    sent = {"User-Agent": agent, "Accept": "text/html", "Accept-Language": "sl"} | (headers or {})
    return Hit(method, path, sent, ip, NOON + at, member, sharer)


@pytest.mark.parametrize("half", ["tuning", "held_out"])
def test_99_of_100_counted_clicks_are_human_and_97_of_100_humans_count(half: str, capsys: pytest.CaptureFixture[str]):
    found: Counter[tuple[str, str]] = Counter()
    for seed in (1, 2, 3):
        log = make(half, seed)
        found.update(zip((label for _, label in log), classify_log(dumps(line) for line, _ in log), strict=True))
    right = found["human", "human"]
    precision = right / sum(n for (_, kind), n in found.items() if kind == "human")
    recall = right / sum(n for (label, _), n in found.items() if label == "human")
    with capsys.disabled():
        print(f" {half}: {found.total()} lines, precision {precision:.4f}, recall {recall:.4f}")  # noqa: T201
    assert found.total() >= 2_000
    assert precision >= 0.99
    assert recall >= 0.97


def test_the_halves_of_the_log_share_no_agent_except_ordinary_silence():
    agents = [{line["headers"].get("user-agent", "") for line, _ in make(half, 1)} for half in ("tuning", "held_out")]
    assert agents[0] & agents[1] <= {""}


@pytest.mark.parametrize(
    ("agent", "expected"),
    [
        (PHONE, "browser"),
        (CHROME, "browser"),
        (PHONE.replace("Version/17.6 ", "") + " [LinkedInApp]/9.30", "browser"),
        (PHONE + " MetaIAB Facebook", "browser"),
        ("Mozilla/5.0 (Linux; Android 13; wv) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile WhatsApp/2.24.1 A", "browser"),
        (
            "Mozilla/5.0 (Linux; Android 9; CUBOT_X18) AppleWebKit/537.36 Chrome/115.0 Mobile",
            "browser",
        ),
        ("Opera/9.80 (Android; Opera Mini/36.2/191.256; U; pl) Presto/2.12.423 Version/12.16", "browser"),
        ("WhatsApp/2.23.20.0 A", "unfurl"),
        ("Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)", "unfurl"),
        ("Mozilla/5.0 (compatible; Yammer; +http://www.yammer.com)", "unfurl"),
        (PHONE + " facebookexternalhit/1.1 Facebot Twitterbot/1.0", "unfurl"),
        ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "bot"),
        ("Some brand-new client 0.1", "bot"),
        ("", "bot"),
        ("Mozilla/5.0", "bot"),
        (CHROME.replace("Chrome/", "HeadlessChrome/"), "bot"),
        ("Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)", "doubtful"),
        (CHROME.replace("Chrome/140", "Chrome/41"), "doubtful"),
        (CHROME.replace("Windows NT 10.0", "Windows NT 6.1"), "doubtful"),
    ],
)
def test_an_agent_is_taken_for_what_it_is(agent: str, expected: str):
    assert agent_of(agent) == expected


def test_an_endless_agent_costs_no_time():
    assert agent_of("Mozilla/5.0 (" + "(" * 1_000_000) == "bot"


def test_a_person_counts():
    assert classify(a_hit()) is ClickClass.HUMAN


def test_only_a_get_counts():
    assert classify(a_hit(method="HEAD")) is ClickClass.BOT


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Sec-Purpose", "prefetch;prerender"),
        ("Purpose", "prefetch"),
        ("X-Moz", "prefetch"),
        ("X-Purpose", "preview"),
    ],
)
def test_a_browser_looking_ahead_does_not_count(name: str, value: str):
    assert classify(a_hit(headers={name: value})) is ClickClass.PREFETCH


def test_a_browser_without_a_language_is_suspicious():
    assert classify(a_hit(CHROME, headers={"Accept-Language": ""})) is ClickClass.SUSPICIOUS


def test_a_picture_request_is_not_a_click():
    assert classify(a_hit(CHROME, headers={"Sec-Fetch-Dest": "image"})) is ClickClass.SUSPICIOUS


def test_a_second_tap_counts_once_and_the_next_day_counts_again():
    judge = ClickJudge()
    kinds = [judge.judge(a_hit(at=at)).kind for at in (0, 0.4, 3_600, 86_400)]
    assert kinds == [ClickClass.HUMAN, ClickClass.DUPLICATE, ClickClass.DUPLICATE, ClickClass.HUMAN]


def test_a_double_tap_over_midnight_counts_once():
    judge = ClickJudge()
    before_midnight = 43_200 - 0.2
    kinds = [judge.judge(a_hit(at=before_midnight + late)).kind for late in (0, 0.5)]
    assert kinds == [ClickClass.HUMAN, ClickClass.DUPLICATE]


def test_the_sharer_does_not_count_signed_in_or_out():
    judge = ClickJudge()
    first = judge.judge(a_hit(member="ana", sharer="ana")).kind
    signed_out = judge.judge(a_hit(at=600, path="/s/two", sharer="ana")).kind
    someone_else = judge.judge(a_hit(at=900, path="/s/three", sharer="bor")).kind
    assert (first, signed_out, someone_else) == (ClickClass.SELF, ClickClass.SELF, ClickClass.HUMAN)


def test_the_sharers_own_browser_is_known_from_the_app():
    judge = ClickJudge()
    judge.meet("ana", "46.1.2.3", PHONE, NOON)
    assert judge.judge(a_hit(at=60, sharer="ana")).kind is ClickClass.SELF
    assert judge.judge(a_hit(at=86_400, sharer="ana")).kind is ClickClass.HUMAN


def test_a_scanner_is_found_out_and_its_first_links_are_taken_back():
    judge = ClickJudge()
    verdicts = [judge.judge(a_hit(CHROME, at=i * 0.6, path=f"/s/{i}"), ref=str(i)) for i in range(5)]
    assert [v.kind for v in verdicts] == ["human", "human", "human", "suspicious", "suspicious"]
    assert set(verdicts[3].revised) == {"0", "1", "2"}
    assert verdicts[4].revised == ()


def test_neighbours_in_step_are_a_scanners_pool():
    judge = ClickJudge()
    judge.judge(a_hit(at=-9_000))
    verdicts = [judge.judge(a_hit(CHROME, at=i, ip=f"52.3.4.{i}"), ref=str(i)) for i in range(3)]
    assert verdicts[2].kind is ClickClass.SUSPICIOUS
    assert set(verdicts[2].revised) == {"0", "1"}


def test_two_neighbours_are_enough_when_the_link_is_new():
    judge = ClickJudge()
    verdicts = [judge.judge(a_hit(CHROME, at=i, ip=f"52.3.4.{i}"), ref=str(i)) for i in range(2)]
    assert (verdicts[1].kind, verdicts[1].revised) == ("suspicious", ("0",))


def test_two_links_in_a_blink_are_no_clicks_but_prove_no_scanner():
    judge = ClickJudge()
    verdicts = [judge.judge(a_hit(at=i / 5, path=f"/s/{i}"), ref=str(i)) for i in range(2)]
    assert (verdicts[1].kind, verdicts[1].revised) == ("suspicious", ("0",))
    assert judge.judge(a_hit(at=9, path="/s/9")).kind is ClickClass.HUMAN


def test_nobody_clicks_within_three_seconds_of_the_share():
    judge = ClickJudge()
    judge.judge(a_hit("LinkedInBot/1.0", ip="108.174.1.1"))
    assert judge.judge(a_hit(CHROME, at=2)).kind is ClickClass.SUSPICIOUS
    assert judge.judge(a_hit(at=20, ip="80.1.1.1")).kind is ClickClass.HUMAN


def test_who_asks_by_head_is_no_person_a_moment_later():
    judge = ClickJudge()
    judge.judge(a_hit(at=-9_000, ip="80.1.1.1"))
    first = judge.judge(a_hit(CHROME), ref="first")
    head = judge.judge(a_hit(CHROME, at=1, method="HEAD"))
    assert (first.kind, head.kind, head.revised) == ("human", "bot", ("first",))
    assert judge.judge(a_hit(CHROME, at=30, path="/s/two")).kind is ClickClass.SUSPICIOUS


def test_looking_ahead_at_many_links_makes_no_one_a_scanner():
    judge = ClickJudge()
    for i in range(10):
        judge.judge(a_hit(at=i / 10, path=f"/s/{i}", headers={"Purpose": "prefetch"}))
    assert judge.judge(a_hit(at=2, path="/s/4")).kind is ClickClass.HUMAN


def test_a_hasty_colleague_is_still_a_person():
    judge = ClickJudge()
    kinds = {judge.judge(a_hit(at=i / 10, path=f"/s/{i}", member="eva", sharer="bor")).kind for i in range(8)}
    assert kinds == {ClickClass.HUMAN}


def test_the_memory_stays_small():
    judge = ClickJudge(room=300)
    for i in range(5_000):
        judge.judge(a_hit(at=i / 100, path=f"/s/{i}", ip=f"46.1.{i // 250}.{i % 250}"))
    minute = judge._minute
    assert len(minute._order) <= 300
    assert sum(len(group) for group in minute._groups.values()) <= 300
    assert len(judge._counted._entries) <= 300


def test_no_address_is_kept_in_the_memory():
    judge = ClickJudge()
    judge.judge(a_hit(ip="46.123.45.67"))
    assert "46.123.45" not in repr(vars(judge._minute)) + repr(vars(judge._counted))
