"""Low priority for work that nobody waits for.

The one rule: what cannot be lowered here stays as it is; no work fails for it.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress

# A thread of this program only steps back a little: it may hold the interpreter's lock, and the
# window would wait for a thread that gets no turn.
_THREAD_NICE = 5
# A process has no such lock, but a limit of time: at the lowest priority a busy machine would give
# it a hundredth of a core, and files would seem to take too long.
_PROCESS_NICE = 10
_BELOW_NORMAL = -1  # Windows, THREAD_PRIORITY_BELOW_NORMAL


def lower_process() -> None:
    """Let this whole process have what others leave of processor and disk."""
    import psutil  # which the window's first paint does not wait for

    process = psutil.Process()
    with suppress(OSError, psutil.Error, AttributeError):
        if sys.platform == "win32":
            process.nice(psutil.IDLE_PRIORITY_CLASS)
            process.ionice(psutil.IOPRIO_VERYLOW)
            return
        process.nice(max(_PROCESS_NICE, process.nice()))
    with suppress(OSError, psutil.Error, AttributeError):
        if sys.platform == "linux":
            process.ionice(psutil.IOPRIO_CLASS_IDLE)
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def lower_thread() -> None:
    """Let this thread, and those that it starts, step back behind the window.

    On Linux priority belongs to the thread and is inherited by what it starts; macOS knows only
    whole processes, so nothing happens there.
    """
    with suppress(OSError, AttributeError):
        if sys.platform == "linux":
            thread = threading.get_native_id()
            least = os.getpriority(os.PRIO_PROCESS, thread)
            os.setpriority(os.PRIO_PROCESS, thread, max(_THREAD_NICE, least))
        elif sys.platform == "win32":
            import ctypes

            kernel = ctypes.windll.kernel32
            kernel.SetThreadPriority(kernel.GetCurrentThread(), _BELOW_NORMAL)
