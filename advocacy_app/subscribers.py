"""Where capabilities meet: who reacts to which fact. This page is the whole choreography.

NOW reactions run in the transaction that recorded the fact: all or nothing. LATER reactions are delivered from the
outbox, at least once, so they are idempotent.
"""

from advocacy_app.bus import Table

NOW: Table = {}

LATER: Table = {}
