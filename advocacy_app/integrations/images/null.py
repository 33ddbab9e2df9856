"""The null twin: takes every picture as it is, at once, without a process. For tests of everything else."""

import hashlib

from advocacy_app.integrations.images.port import Limits, Processed, Variant


class NullImages:
    """Hands the upload back as its only variant; equal bytes have equal fingerprints."""

    async def process(self, data: bytes, *, limits: Limits | None = None) -> Processed:
        """The upload itself, called a 720 × 960 JPEG."""
        fingerprint = hashlib.sha256(data).hexdigest()[:16]
        variant = Variant("720.jpg", 720, 960, "image/jpeg", data)
        return Processed(720, 960, "1QcSHQRnh493V4dIh4eXh1h4kJUI", "", "#8a7f73", fingerprint, (variant,))

    async def aclose(self) -> None:
        """Nothing to let go of."""
