import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy_app.services.sharing import ClickClass, UnreadableLineError, classify_log

GOOD = {"method": "GET", "path": "/s/abc", "headers": {"User-Agent": "curl/8"}, "ip": "1.2.3.4", "at": 1772452800}


def a_line(**changes: object) -> str:
    return json.dumps(GOOD | changes)


def test_one_class_a_line_in_the_order_of_the_lines():
    late = a_line(at=1772459999, headers={"User-Agent": "Slackbot-LinkExpanding 1.0"})
    assert classify_log([late, a_line()]) == [ClickClass.UNFURL, ClickClass.BOT]


def test_no_lines_no_classes():
    assert classify_log([]) == []


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[]",
        "null",
        b"\xff\xfe",
        "[" * 50_000,
        '{"path": "' + "x" * 70_000 + '"}',
        "{}",
        a_line(at="yesterday"),
        a_line(at=None),
        a_line(at=True),
        a_line(at=-1),
        a_line().replace("1772452800", "1e999"),
        a_line().replace("1772452800", "NaN"),
        a_line().replace("1772452800", "9" * 400),
        a_line(headers="User-Agent: x"),
        a_line(headers={"User-Agent": {"x": 1}}),
        a_line(path=7),
        a_line(method=None),
    ],
)
def test_a_line_that_is_no_hit_is_named_and_nothing_is_classified(line: str | bytes):
    with pytest.raises(UnreadableLineError) as refusal:
        classify_log([a_line(), line])
    assert refusal.value.line == 2
    assert str(refusal.value).startswith("line 2: ")
    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize("ip", ["", "not an address", "1.2.3.4:80", "fe80::1%eth0", "٣.1.1.1"])
def test_an_odd_address_is_no_reason_to_stop(ip: str):
    assert classify_log([a_line(ip=ip)]) == [ClickClass.BOT]


def test_a_log_written_without_languages_is_not_held_against_its_visitors():
    chrome = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
    lines = [a_line(headers={"user-agent": chrome}, ip=f"46.{i}.1.1", at=i * 100) for i in range(5)]
    assert set(classify_log(lines)) == {ClickClass.HUMAN}


@given(
    st.lists(
        st.builds(
            lambda path, ip, at, member: a_line(path=f"/s/{path}", ip=f"46.1.1.{ip}", at=at, member=member, sharer="1"),
            st.integers(0, 5),
            st.integers(0, 3),
            st.floats(0, 1e5),
            st.none() | st.text(max_size=3),
        ),
        max_size=30,
    )
)
def test_any_order_of_hits_gets_one_class_each(lines: list[str]):
    assert len(classify_log(lines)) == len(lines)
