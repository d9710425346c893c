"""What the command line says of a problem: the window's words, and the command that helps.

What lives here: names of commands. What does not: what happened and what it means (`ui.messages`).
The one rule: a command is named only where it can help with that problem.
"""

from __future__ import annotations

from engine.errors import EngineError, ErrorCode
from ui import messages

_COMMANDS = {
    ErrorCode.MODEL_LOST: (
        "`honeyguide models undo` or `honeyguide models use 1` lets another one serve."
    ),
    ErrorCode.TUNING_PACK_MISSING: "`honeyguide pack install FILE` adds it.",
}


def one_line(problem: EngineError) -> str:
    """Return a problem as one line, with the command that helps where there is one."""
    line = messages.one_line(problem)
    command = _COMMANDS.get(problem.code)
    return f"{line} {command}" if command else line
