"""What the machine is doing: battery, other programs, and whether somebody is at it.

The one rule: what a system does not tell is None, never a guess.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sys
from collections.abc import Callable

import psutil

from engine.courtesy import Seen

_ANY_INPUT = 0xFFFFFFFF  # macOS, kCGAnyInputEventType
_HARDWARE = 1  # macOS, kCGEventSourceStateHIDSystemState


class Machine:
    """Looks at the machine again and again.

    Thread: one at a time.
    """

    def __init__(self) -> None:
        self._before: tuple[float, float, float] | None = None
        self._idle_s = _idle_clock()

    def look(self) -> Seen:
        """Return what is seen now; the load is that since the last look."""
        return Seen(on_battery(), self._others_load(), self._idle_s())

    def _others_load(self) -> float | None:
        now = psutil.cpu_times()
        all_s = float(sum(now)) - getattr(now, "guest", 0.0) - getattr(now, "guest_nice", 0.0)
        busy_s = all_s - now.idle - getattr(now, "iowait", 0.0)
        before, self._before = self._before, (all_s, busy_s, own := _own_s())
        if before is None or all_s <= before[0]:
            return None
        others_s = float(busy_s - before[1]) - max(0.0, own - before[2])
        return min(1.0, max(0.0, others_s / float(all_s - before[0])))


def on_battery() -> bool | None:
    """Return whether the machine runs on its battery, None where it has none."""
    sensor = getattr(psutil, "sensors_battery", None)
    try:
        found = sensor() if sensor is not None else None
    except (OSError, ValueError):  # a driver that tells nonsense
        return None
    return None if found is None or found.power_plugged is None else not found.power_plugged


def _own_s() -> float:
    """Return the processor time of this program and of its child processes, in seconds."""
    used_s = 0.0
    try:
        process = psutil.Process()
        for one in (process, *process.children(recursive=True)):
            try:
                times = one.cpu_times()
            except psutil.Error:
                continue
            used_s += times.user + times.system
            used_s += getattr(times, "children_user", 0.0) + getattr(times, "children_system", 0.0)
    except psutil.Error:
        return used_s
    return used_s


def _idle_clock() -> Callable[[], float | None]:
    """Return what tells the seconds since the last input, as this system tells them."""
    try:
        if sys.platform == "win32":
            return _windows_clock()
        if sys.platform == "darwin":
            return _mac_clock()
        return _x11_clock()
    except (OSError, AttributeError):
        return lambda: None


def _windows_clock() -> Callable[[], float | None]:
    """Return a clock that asks for the time of the last input (`GetLastInputInfo`)."""
    windows = getattr(ctypes, "WinDLL", ctypes.CDLL)  # other systems do not have it
    user, kernel = windows("user32"), windows("kernel32")

    def idle_s() -> float | None:
        last = _LastInput(ctypes.sizeof(_LastInput), 0)
        if not user.GetLastInputInfo(ctypes.byref(last)):
            return None
        passed_ms = (kernel.GetTickCount() - last.tick_ms) & 0xFFFFFFFF
        return float(passed_ms) / 1000

    return idle_s


def _mac_clock() -> Callable[[], float | None]:
    found = ctypes.util.find_library("ApplicationServices")
    if found is None:
        return lambda: None
    since = ctypes.CDLL(found).CGEventSourceSecondsSinceLastEventType
    since.restype = ctypes.c_double
    since.argtypes = (ctypes.c_int32, ctypes.c_uint32)
    return lambda: float(since(_HARDWARE, _ANY_INPUT))


class _LastInput(ctypes.Structure):
    """`LASTINPUTINFO` of Windows."""

    _fields_ = (("size_bytes", ctypes.c_uint), ("tick_ms", ctypes.c_uint))


class _ScreenSaver(ctypes.Structure):
    """`XScreenSaverInfo` of X11's screen saver extension."""

    _fields_ = (
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("til_or_since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("event_mask", ctypes.c_ulong),
    )


def _x11_clock() -> Callable[[], float | None]:
    """Return a clock that asks X11; under Wayland no program is told."""
    names = [ctypes.util.find_library(name) for name in ("X11", "Xss")]
    if not os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or None in names:
        return lambda: None
    x11, saver = ctypes.CDLL(names[0]), ctypes.CDLL(names[1])
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XDefaultRootWindow.argtypes = (ctypes.c_void_p,)
    saver.XScreenSaverQueryInfo.argtypes = (
        ctypes.c_void_p,
        ctypes.c_ulong,
        ctypes.POINTER(_ScreenSaver),
    )
    display = x11.XOpenDisplay(None)
    if not display:
        return lambda: None
    root = x11.XDefaultRootWindow(display)

    def idle_s() -> float | None:
        info = _ScreenSaver()
        if not saver.XScreenSaverQueryInfo(display, root, ctypes.byref(info)):
            return None
        return float(info.idle) / 1000

    return idle_s
