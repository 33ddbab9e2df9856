"""The figures of quality.md, measured: ``python -m bench [names] [--small]``.

Each module here with ``run(size) -> dict`` is a benchmark; what it returns, by the figure's name, goes to
``bench/results.json``. A benchmark prints and compares; it never fails for being slow.

Minutes in full on two quiet cores (those with a browser build the front end and sow the demo first):

    sizes 1 · lighthouse 3 · paint 4 · feel 4 · events 7 · redirect 3 · boards 15 · growth 15
    ledger 15 · stories 30 · migrations 2 · backups 4 · sockets 35 (ADVOCACY_BENCH_MINUTES)
    erasure 2 · everyone 30 · fresh 2 and whatever ``make test`` takes
"""
