"""The first screens of the studio, by noun: pages with an address of their own, and things of which there are many."""
