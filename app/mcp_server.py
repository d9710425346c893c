"""`honeyguide mcp`: the library as tools of an assistant, over stdin and stdout.

What lives here: the tools of the Model Context Protocol and their words. What does not: what may be
seen (`engine/search/guest.py`) and who changes that (`app/assistants.py`). The one rule: all is
asked of the guest and nothing is written; stdout belongs to the protocol.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

from app import __version__, citations
from app.desk import Desk
from app.mcp_results import Allowed, Folders, Found, Text, found, text_of
from engine.errors import EngineError
from engine.file_uri import path_of
from ui import messages

_MAX_FILES = 50
_MAX_CHARS = 20_000

_INSTRUCTIONS = (
    "Finds passages in the person's own files on this computer, by meaning and by words, in the"
    " folders they allowed and nowhere else. Search first; read a file around a passage by its path"
    " and the passage's `start`; cite what you use by its `citation`. Files cannot be changed."
)
_QUERY = (
    "What is looked for: a question, words, a name or an identifier. Understood as well:"
    ' "an exact phrase", -without, a OR b, type:pdf (or doc, sheet, slide, note, code, mail, web,'
    " image, zip, or an ending), in:~/Folder, name:invoice, after:2025-03, before:2025-04-15,"
    " from:anna. Of a very long text only the beginning is used."
)
_PATH = "A file's path or uri, as a result gives it."
_LIMIT = "How many files at most."
_READS_ONLY = ToolAnnotations(read_only_hint=True, open_world_hint=False)

PathText = Annotated[str, Field(description=_PATH)]
Limit = Annotated[int, Field(description=_LIMIT, ge=1, le=_MAX_FILES)]
T = TypeVar("T")


class Tools:
    """The tools; each runs on one thread, in the order of the calls.

    Thread: the event loop's. The library lives on a thread of its own, which keeps one connection
    to each database however long the server runs.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="honeyguide-mcp")
        self._thread.submit(desk.prepare)

    def close(self) -> None:
        """Wait for the last answer and close the library."""
        self._thread.submit(self._desk.close)
        self._thread.shutdown(wait=True)

    async def _ask(self, work: Callable[[], T]) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except EngineError as problem:
            # without its detail, which may name a file
            message = messages.for_error(problem)
            raise ToolError(f"{message.title} {message.body}".strip()) from None

    async def search(
        self,
        query: Annotated[str, Field(description=_QUERY)],
        limit: Limit = 10,
        folder: Annotated[
            str | None, Field(description="Only below this folder: its full path or uri.")
        ] = None,
    ) -> Found:
        """Find passages in the person's files by meaning and by words, with citations."""
        below = path_of(folder) if folder else None

        def work() -> Found:
            guest = self._desk.library().guest
            return found(guest, guest.search(query, limit, below))

        return await self._ask(work)

    async def read(
        self,
        path: PathText,
        start: Annotated[
            int, Field(description="Where to begin; less than a passage's to see before it.", ge=0)
        ] = 0,
        length: Annotated[int, Field(description="How many characters.", ge=1, le=_MAX_CHARS)] = (
            4_000
        ),
    ) -> Text:
        """Read what was extracted from one file, from the beginning or around a passage."""

        def work() -> Text:
            stored, state = self._desk.library().guest.text(path_of(path))
            return text_of(stored, state, start, length)

        return await self._ask(work)

    async def more_like_this(
        self,
        path: PathText,
        start: Annotated[
            int | None, Field(description="A passage's start, to ask for that passage alone.", ge=0)
        ] = None,
        limit: Limit = 10,
    ) -> Found:
        """Find the files that are nearest in meaning to a file or to one of its passages."""

        def work() -> Found:
            guest = self._desk.library().guest
            return found(guest, guest.more_like(path_of(path), start, limit))

        return await self._ask(work)

    async def folders(self) -> Folders:
        """List the folders that may be searched, and how things stand."""
        return await self._ask(self._folders)

    def _folders(self) -> Folders:
        guest = self._desk.library().guest
        allowed = [Allowed(path=citations.shown(path), n_files=n) for path, n in guest.allowed()]
        return Folders(honeyguide=__version__, allowed=allowed, by_meaning=guest.by_meaning)


async def _serve(profile: Path | None) -> None:
    tools = Tools(Desk(profile))
    server = MCPServer(
        "honeyguide",
        title="Honeyguide",
        instructions=_INSTRUCTIONS,
        version=__version__,
        log_level="ERROR",
        subscriptions=False,
    )
    for tool in (tools.search, tools.read, tools.more_like_this, tools.folders):
        server.add_tool(tool, annotations=_READS_ONLY, structured_output=True)
    try:
        await server.run_stdio_async()
    finally:
        tools.close()


def serve(profile: Path | None) -> None:
    """Answer an assistant until it closes the connection."""
    # the thread that waits for the next line cannot be called off; a reader may end at any moment
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    asyncio.run(_serve(profile))
