"""What a browser may see: frozen dataclasses, at home in modules that never move (state is pickled by path)."""
