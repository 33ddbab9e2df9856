"""What a process gives up before it reads what strangers made: a picture, a page, a feed.

In force everywhere: a limit on memory (address space) and on processor time, no bytes written to files, no
core dump, no descriptor beyond those already open. On Linux besides, where the kernel permits (most do; some
containers forbid one or the other): a network namespace without a network, and a system call filter that refuses
files, sockets and programs. ``confine`` returns what it got; nothing is claimed that is not in the answer. It is not
in force elsewhere: on macOS a child that was taken over could close a descriptor and open something else.
"""

import ctypes
import os
import platform
import resource

from advocacy_app.integrations.seccomp import refuse_system_calls

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000


def confine(memory: int) -> list[str]:
    """Give up everything but arithmetic, for good; ``memory`` in bytes. Names what is in force."""
    if hasattr(os, "sched_setaffinity"):  # its parent may keep to one processor (bootstrap)
        os.sched_setaffinity(0, range(os.cpu_count() or 1))
    in_force = ["files", "descriptors", "cores"]
    if _limit(resource.RLIMIT_AS, memory):
        in_force.append("memory")
    if _leave_the_network():
        in_force.append("namespace")
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NOFILE, _first_free_descriptor())
    if refuse_system_calls():
        in_force.append("calls")
    return in_force


def allow_seconds(seconds: float) -> None:
    """Processor time until the system ends this process, counted from now."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _limit(kind: int, amount: int) -> bool:
    try:
        resource.setrlimit(kind, (amount, amount))
    except (ValueError, OSError):  # macOS knows no limit on address space
        return False
    return True


def _leave_the_network() -> bool:
    if platform.system() != "Linux":
        return False
    libc = ctypes.CDLL(None)
    return libc.unshare(_NEW_USER | _NEW_NETWORK) == 0 or libc.unshare(_NEW_NETWORK) == 0


def _first_free_descriptor() -> int:
    free = os.dup(0)
    os.close(free)
    return free
