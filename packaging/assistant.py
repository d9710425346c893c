"""An assistant that asks the built program, by the protocol's own client.

The one rule: it starts the program by what `honeyguide mcp list` prints, as an assistant does that
a person connects.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client


def found_by(
    entry: Mapping[str, Any], environment: Mapping[str, str], query: str, errors: Path
) -> list[str]:
    """Return the paths that an assistant gets for a query; none where nothing is allowed.

    Args:
        entry: command and arguments of the server.
        environment: what it is started with.
        query: what is looked for.
        errors: a file for what the server writes to stderr.
    """
    parameters = StdioServerParameters(
        command=entry["command"], args=list(entry["args"]), env=dict(environment)
    )

    async def ask(log: TextIO) -> list[str]:
        async with Client(stdio_client(parameters, errlog=log)) as client:
            result = await client.call_tool("search", {"query": query})
            found = result.structured_content
            return [] if result.is_error or found is None else [f["path"] for f in found["files"]]

    with errors.open("w") as log:
        return asyncio.run(ask(log))
