"""Limits for the reading process on Windows, by a job object: POSIX has `resource` for it."""

from __future__ import annotations

import ctypes
from typing import Any


class _Counters(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint64) for name in ("a", "b", "c", "d", "e", "f")]


class _Basic(ctypes.Structure):
    _fields_ = [
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    ]


class _Extended(ctypes.Structure):
    _fields_ = [
        ("BasicLimitInformation", _Basic),
        ("IoInfo", _Counters),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    ]


_EXTENDED_LIMITS = 9
_PROCESS_TIME = 0x2
_ACTIVE_PROCESSES = 0x8
_PROCESS_MEMORY = 0x100
_NO_CRASH_DIALOG = 0x400


def limits(memory: int, seconds: int) -> _Extended:
    """The limits as the system call takes them: `memory` in bytes, processor time in units of 100 ns."""
    wanted = _Extended()
    wanted.BasicLimitInformation.LimitFlags = (
        _PROCESS_TIME | _ACTIVE_PROCESSES | _PROCESS_MEMORY | _NO_CRASH_DIALOG
    )
    wanted.BasicLimitInformation.PerProcessUserTimeLimit = seconds * 10_000_000
    wanted.BasicLimitInformation.ActiveProcessLimit = 1
    wanted.ProcessMemoryLimit = memory
    return wanted


def limit_job(memory: int, seconds: int) -> bool:
    """Put this process into a job with limits; false when the system refuses, and the parent alone watches."""
    windows_library: Any = getattr(ctypes, "WinDLL", None)
    if windows_library is None:
        return False
    kernel = windows_library("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = kernel.CreateJobObjectW(None, None)
    if not job:
        return False
    wanted = limits(memory, seconds)
    job_handle = ctypes.c_void_p(job)
    # The job lives as long as this process: its handle is never closed.
    return bool(
        kernel.SetInformationJobObject(
            job_handle, _EXTENDED_LIMITS, ctypes.byref(wanted), ctypes.sizeof(wanted)
        )
        and kernel.AssignProcessToJobObject(job_handle, ctypes.c_void_p(kernel.GetCurrentProcess()))
    )
