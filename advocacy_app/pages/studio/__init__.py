"""The studio: for those who write, look through and publish."""
