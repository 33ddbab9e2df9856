"""State-free pieces of screen: they take values and handlers and return something to draw."""
