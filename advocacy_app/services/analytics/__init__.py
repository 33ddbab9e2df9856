"""What it brought: every figure with how it came about, and no group in which somebody could be found."""

from advocacy_app.services.analytics.campaign import campaign_report

__all__ = ["campaign_report"]
