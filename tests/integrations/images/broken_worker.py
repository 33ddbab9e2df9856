"""A worker that misbehaves in the way its first argument names."""

import os
import resource
import signal
import sys
import time

from advocacy_app.integrations.images import wire

GREETING = wire.frame({"in_force": []})
deed = sys.argv[1]


def say(data: bytes) -> None:
    os.write(1, data)


def misbehave() -> None:
    match deed:
        case "segfault":
            signal.signal(signal.SIGSEGV, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGSEGV)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "spins":
            resource.setrlimit(resource.RLIMIT_CPU, (1, resource.RLIM_INFINITY))
            while True:
                pass
        case "hangs":
            time.sleep(60)
        case "leaves":
            sys.exit(0)
        case "babbles":
            say(b"\xff" * 100)
        case "lies":
            say(wire.frame({"picture": {}, "variants": "none"}))
        case "speaks of other reasons":
            say(wire.frame({"refused": "<script>", "values": {}}))


if deed == "never starts":
    sys.exit(1)
say(GREETING)
while prefix := sys.stdin.buffer.read(8):
    sys.stdin.buffer.read(sum(wire.lengths(prefix)))
    misbehave()
