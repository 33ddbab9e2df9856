"""Event handlers, thin: who → transaction → one service call → show."""
