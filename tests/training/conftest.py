import pytest

LESSON = """---
id: small-lesson
language: en
title: A small lesson
order: 1
version: 1
minutes: 2
topics:
- photos
---

## One idea {#idea .text}

Look at the **background**.

- first
- second

## The wall talks {#wall .picture}

![A laptop on a desk.](desk-at-dusk)

Most slips are on a board.

## Say it {#say .example}

- [ ] Best coffee in town!
- [x] I work here.

Readers know who speaks.

## Guess {#guess .reveal}

Who gains?

> You do.
>
> And others.

## Try {#turn .try}

Write a line.

> One way.

## How many? {#q-one .single}

- [ ] None
- [x] One
- [ ] Two

> One is right.

## Which? {#q-some .multiple}

- [x] Red
- [x] Blue
- [ ] Salt

> Two are colours.

## Is it good? {#q-judge .judge}

```caption
I work here. #ad

Second line.
```

- [x] Yes
- [ ] No

> It says who speaks.

## In order {#q-order .order}

1. First
2. Second

> One after the other.

## What fits? {#q-match .match}

| Word | Meaning |
| --- | --- |
| Inside | Colleagues |
| Outside | Anyone |

> Two by two.
"""

TRACK = """---
id: small-track
language: en
title: 'A track: small'
order: 2
version: 1
audience: everyone
due: 0
passing: 70
unlocks:
- post-without-review
---

What it is for.
"""


@pytest.fixture
def lesson_text():
    return LESSON


@pytest.fixture
def track_text():
    return TRACK
