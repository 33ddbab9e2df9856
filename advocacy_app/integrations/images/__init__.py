"""Photos: decoded, cleaned and encoded in a separate, confined process."""

from advocacy_app.integrations.images.null import NullImages
from advocacy_app.integrations.images.pool import ImageWorkers
from advocacy_app.integrations.images.port import (
    EARLY,
    LIMITS,
    REASONS,
    WIDTHS,
    ImageRefused,
    Images,
    Limits,
    Processed,
    Reason,
    Variant,
    distance,
)

__all__ = [
    "EARLY",
    "LIMITS",
    "REASONS",
    "WIDTHS",
    "ImageRefused",
    "ImageWorkers",
    "Images",
    "Limits",
    "NullImages",
    "Processed",
    "Reason",
    "Variant",
    "distance",
]
