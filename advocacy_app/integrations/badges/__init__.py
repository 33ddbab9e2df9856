"""What Open Badges 3.0 needs of the outside world: keys and signatures, and pictures that carry a credential."""

from advocacy_app.integrations.badges.baking import baked_png, baked_svg, carried
from advocacy_app.integrations.badges.signing import KeyPair, SignatureWrong, Unreadable, claims_of, verified

__all__ = [
    "KeyPair",
    "SignatureWrong",
    "Unreadable",
    "baked_png",
    "baked_svg",
    "carried",
    "claims_of",
    "verified",
]
