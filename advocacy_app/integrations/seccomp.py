"""A Linux system call filter by hand: no file, no socket, no program, no look into other processes.

Classic BPF through ``prctl``, about as small as such a filter can be. Refused calls answer EACCES, so that a
decoder that tries one gets an error and not a signal. Numbers are those of the kernel's tables.
"""

import ctypes
import platform
import struct

_ARCHITECTURES = {
    "x86_64": (
        0xC000003E,
        {
            "open": 2, "connect": 42, "socket": 41, "socketpair": 53, "fork": 57, "vfork": 58, "execve": 59, "kill": 62,
            "rename": 82, "mkdir": 83, "creat": 85, "link": 86, "unlink": 87, "symlink": 88, "ptrace": 101,
            "openat": 257, "mkdirat": 258, "unlinkat": 263, "renameat": 264, "linkat": 265, "symlinkat": 266,
            "process_vm_readv": 310, "process_vm_writev": 311, "renameat2": 316, "execveat": 322,
            "io_uring_setup": 425, "openat2": 437,
        },
    ),
    "aarch64": (
        0xC00000B7,
        {
            "mkdirat": 34, "unlinkat": 35, "symlinkat": 36, "linkat": 37, "renameat": 38, "openat": 56, "ptrace": 117,
            "kill": 129, "socket": 198, "socketpair": 199, "connect": 203, "execve": 221, "process_vm_readv": 270,
            "process_vm_writev": 271, "renameat2": 276, "execveat": 281, "io_uring_setup": 425, "openat2": 437,
        },
    ),
}  # fmt: skip
_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000 | 13  # EACCES
_OTHER_ABI = 0x40000000  # x32 calls carry this bit; natives never do
_NUMBER, _ARCHITECTURE = 0, 4  # offsets in struct seccomp_data
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER = 38, 22, 2


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def refuse_system_calls() -> bool:
    """Put the filter over this process for good; False where kernel or machine has none."""
    known = _ARCHITECTURES.get(platform.machine())
    if platform.system() != "Linux" or known is None:
        return False
    code = _program(*known)
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.addressof(buffer))
    libc = ctypes.CDLL(None)
    return (
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
        and libc.prctl(_PR_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0
    )


def _program(architecture: int, calls: dict[str, int]) -> bytes:
    refused = len(calls)
    lines = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_JUMP_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_JUMP_AT_LEAST, refused + 1, 0, _OTHER_ABI),
        *((_JUMP_EQUAL, refused - i, 0, number) for i, number in enumerate(calls.values())),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("HBBI", *line) for line in lines)
