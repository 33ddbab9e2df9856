"""The outside world: for each piece a Protocol, the real one and a null twin; bootstrap chooses.

Empty of imports on purpose: the image worker is started as a process of its own and must start fast.
"""
