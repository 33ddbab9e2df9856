"""The figures of quality.md, measured: ``python -m bench [names] [--small]``.

Each module here with ``run(size) -> dict`` is a benchmark; what it returns, by the figure's name, goes to
``bench/results.json``. A benchmark prints and compares; it never fails for being slow.
"""
