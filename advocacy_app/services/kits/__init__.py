"""Kits: what starts together with a campaign. Its photo challenge, its prize for the most-loved post, its draw.

A template brings a kit along, the form of the campaign shows it, and every part can be switched off. ``move`` takes a
campaign's steps with its kit: published, it announces the challenge and starts the contest in the same transaction;
what refuses one refuses all. Before the start it can be taken back and written anew (``save``), after it the challenge
and the contest go on by themselves: what was promised stays.
"""

from advocacy_app.read_models.kits import Kit
from advocacy_app.services.kits.acts import duplicate, move, save, start
from advocacy_app.services.kits.queries import checks, desk
from advocacy_app.services.kits.rules import pledges_in, typed

__all__ = ["Kit", "checks", "desk", "duplicate", "move", "pledges_in", "save", "start", "typed"]
