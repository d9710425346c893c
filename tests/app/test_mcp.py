"""An assistant as it really connects: by the protocol's own client, to a process of its own."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TextIO

import psutil
import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp_types import CallToolResult

from app import assistants
from app.opening import open_for_writing
from app.paths import profile_paths
from engine import reach
from engine.file_uri import file_uri
from engine.reach import ALLOWED, DENIED
from tests.app.command import run

ROOT = Path(__file__).parent.parent.parent
SECRETS = ("zebra", "diary", "Marianne", "shut", "secret", "copy.md", "report 2026")
TEXTS = {
    "open/bees.md": "# Bees\n\nSome words.\n\n## Guides\n\nThe honeyguide leads to wild hives.\n",
    "open/report 2024.txt": "The yearly report. Wild hives were seen in May.\n" + "More. " * 300,
    "open/report 2025.txt": "The yearly report. Wild hives were seen in June.\n" + "More. " * 300,
    "open/empty hives.txt": "",
    "open/secret/diary.md": "# Marianne\n\nWild hives, a zebra and Marianne.\n",
    "shut/zebra.txt": "A zebra leads Marianne to wild hives.\n",
    "shut/copy.md": "# Bees\n\nSome words.\n\n## Guides\n\nThe honeyguide leads to wild hives.\n",
    "shut/report 2026.txt": "The yearly report. Wild hives were seen in June.\n" + "More. " * 301,
}


pytestmark = pytest.mark.usefixtures("small_models")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "files"
    for name, text in TEXTS.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


@pytest.fixture
def profile(tmp_path: Path, folder: Path) -> Path:
    assert run(tmp_path / "profile", "index", str(folder)) == 0
    return tmp_path / "profile"


def connected(
    profile: Path, errors: Path, talk: Callable[[Client], Awaitable[None]], *environment: str
) -> None:
    """Let a client talk to a server process; what that writes on stderr goes into a file."""
    parameters = StdioServerParameters(
        command=sys.executable,
        args=["-m", "tests.app.small_models_main", "--profile", str(profile), "mcp"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
    )

    async def run_client(log: TextIO) -> None:
        async with Client(stdio_client(parameters, errlog=log)) as client:
            await talk(client)

    with errors.open("w") as log:
        asyncio.run(run_client(log))


def said(result: CallToolResult) -> str:
    """Return all that a client gets of a result."""
    return result.model_dump_json()


def answer(result: CallToolResult) -> dict:
    assert not result.is_error, said(result)
    assert result.structured_content is not None
    [content] = result.content
    assert json.loads(content.text) == result.structured_content
    return result.structured_content


def refusal(result: CallToolResult) -> str:
    assert result.is_error
    [content] = result.content
    return content.text.partition(": ")[2]


def test_an_assistant_finds_reads_and_cites_what_it_may_see(
    profile: Path, folder: Path, tmp_path: Path
) -> None:
    run(profile, "mcp", "allow", str(folder / "open"))
    run(profile, "mcp", "deny", str(folder / "open/secret"))

    async def talk(client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == ["search", "read", "more_like_this", "folders"]
        assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools)
        assert all(tool.output_schema for tool in tools)
        assert not (await client.list_resources()).resources
        assert not (await client.list_prompts()).prompts

        there = answer(await client.call_tool("folders"))
        assert there["allowed"] == [{"path": str(folder / "open"), "n_files": 4}]
        assert there["by_meaning"]

        found = answer(await client.call_tool("search", {"query": '"wild hives" type:md'}))
        [bees] = found["files"]
        assert bees["path"] == str(folder / "open/bees.md")
        assert bees["also_at"] == []
        [passage] = bees["passages"]
        assert passage["citation"].startswith("bees.md, line")
        assert "leads to wild hives" in passage["text"]

        around = {"path": bees["uri"], "start": max(0, passage["start"] - 5), "length": 9_999}
        read = answer(await client.call_tool("read", around))
        assert passage["text"] in read["text"]
        assert read["end"] == read["n_chars"] == len(TEXTS["open/bees.md"])

        seed = {"path": str(folder / "open/report 2024.txt"), "start": 0, "limit": 1}
        [nearest] = answer(await client.call_tool("more_like_this", seed))["files"]
        assert nearest["path"] == str(folder / "open/report 2025.txt")
        assert nearest["also_at"] == []

        noted = answer(await client.call_tool("search", {"query": "hives after:2025-02-31"}))
        assert noted["notes"] == ["There is no 31 February 2025, so the date was left out."]
        long = answer(await client.call_tool("search", {"query": "hives " * 20_000, "limit": 1}))
        assert "only its beginning was used" in long["notes"][-1]
        wrong = await client.call_tool("search", {"query": "hives", "limit": 0})
        assert "greater than or equal to 1" in refusal(wrong)

    connected(profile, tmp_path / "errors", talk)
    assert (tmp_path / "errors").read_text() == ""


def test_no_private_file_reaches_an_assistant_by_any_way(
    profile: Path, folder: Path, tmp_path: Path
) -> None:
    run(profile, "mcp", "deny", str(folder / "open/secret"))
    run(profile, "mcp", "allow", str(folder / "open"))
    (folder / "open/link.txt").symlink_to(folder / "shut/zebra.txt")
    (folder / "open/way").symlink_to(folder / "shut")
    queries = [
        *("zebra", "Marianne", '"a zebra"', "zebra OR hives", "-zebra", "wild hives", "diary"),
        *("in:shut", f"in:{folder / 'shut'}", "in:secret", "name:zebra", "name:diary", "type:md"),
        *(
            "report",
            "zebra.txt",
            "after:2020",
            "honeyguide leads",
            f"in:{folder}/open/../shut hives",
        ),
        *("", "*", "%", "'; SELECT * FROM documents --", "the a of", "zebra " * 9_000),
    ]
    places = [
        *("shut/zebra.txt", "shut/copy.md", "open/secret/diary.md", "open/../shut/zebra.txt"),
        *("open/link.txt", "open/way/zebra.txt", "shut", "", "open/secret", "open/nothing.txt"),
    ]
    paths = [str(folder / place) for place in places] + [file_uri(folder / places[0])]
    paths += ["shut/zebra.txt", "../shut/zebra.txt", "/", "", "~", "\0", "file://", "file:///%00"]
    refusals = set()

    async def talk(client: Client) -> None:
        heard = [said(await client.list_tools()), said(await client.call_tool("folders"))]
        heard += [
            said(await client.call_tool("search", {"query": query, "limit": 50}))
            for query in queries
        ]
        for path in paths:
            heard.append(said(await client.call_tool("search", {"query": "hives", "folder": path})))
            for tool in ("read", "more_like_this"):
                result = await client.call_tool(tool, {"path": path, "start": 0})
                refusals.add(refusal(result))
                heard.append(said(result))
        for path in ("bees.md", "report 2024.txt", "report 2025.txt"):
            seed = {"path": str(folder / "open" / path), "limit": 50}
            heard.append(said(await client.call_tool("more_like_this", seed)))
            heard.append(said(await client.call_tool("read", seed | {"limit": 1})))
        heard.append(said(await client.call_tool("read", {"path": 7, "start": "x"})))
        heard.append(said(await client.call_tool("no such tool", {})))
        n_found = sum(words.count('"path"') for words in heard)
        assert n_found > 50  # what may be seen was found all along
        leaks = [(secret, words) for words in heard for secret in SECRETS if secret in words]
        assert not leaks

    connected(profile, tmp_path / "errors", talk)
    assert refusals == {"No file that assistants may see is known at that place."}
    assert (tmp_path / "errors").read_text() == ""


def test_until_a_folder_is_allowed_every_tool_says_how_to_allow_one_and_then_answers_at_once(
    profile: Path, folder: Path, tmp_path: Path
) -> None:
    bees = {"path": str(folder / "open/bees.md")}

    async def talk(client: Client) -> None:
        calls = (("search", {"query": "hives"}), ("read", bees), ("more_like_this", bees))
        for tool, arguments in (*calls, ("folders", {})):
            refused = refusal(await client.call_tool(tool, arguments))
            assert refused.startswith("No folder is allowed for assistants yet.")
            assert "`honeyguide mcp allow FOLDER`" in refused
        # the window is open: the profile has a writer
        with open_for_writing(profile_paths(profile)) as library:
            assert run(profile, "mcp", "allow", str(folder / "open")) == 3
            library.put_setting(ALLOWED, [str(folder / "open")])
            found = answer(await client.call_tool("search", {"query": '"wild hives"'}))
            assert len(found["files"]) == 4
            (folder / "open/new.txt").write_text("Wild hives, found a minute ago.\n")
            library.scan()
            library.read()
            found = answer(await client.call_tool("search", {"query": '"a minute ago"'}))
            assert [Path(one["path"]).name for one in found["files"]] == ["new.txt"]
            library.put_setting(DENIED, [str(folder / "open/new.txt")])
            found = answer(await client.call_tool("search", {"query": '"a minute ago"'}))
            assert found["files"] == []
            (folder / "open/bees.md").unlink()
            assert "moved or deleted" in refusal(await client.call_tool("read", bees))
            found = answer(await client.call_tool("search", {"query": "honeyguide", "limit": 1}))
            assert found["files"] == []  # it leaves the list before anybody looked
            assert library.feedback.counts() == (0, 0)

    connected(profile, tmp_path / "errors", talk)


def test_the_server_opens_no_socket_and_does_not_keep_the_window_from_opening(
    profile: Path, folder: Path, tmp_path: Path
) -> None:
    run(profile, "mcp", "allow", str(folder / "open"))

    async def talk(client: Client) -> None:
        answer(await client.call_tool("search", {"query": "hives"}))
        [server] = psutil.Process(os.getpid()).children(recursive=True)
        assert server.net_connections(kind="inet") == []
        with open_for_writing(profile_paths(profile)):
            pass

    connected(profile, tmp_path / "errors", talk)


def test_an_interrupt_ends_the_server_though_it_waits_for_the_next_line(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "tests.app.small_models_main",
        "--profile",
        str(tmp_path),
        "mcp",
    ]
    hello = {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "a test", "version": "1"},
    }
    request = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(json.dumps(request).encode() + b"\n")
        server.stdin.flush()
        assert json.loads(server.stdout.readline())["id"] == 1
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=60) == -signal.SIGINT


def test_a_profile_that_was_never_used_and_one_that_is_damaged_are_answered_for(
    tmp_path: Path,
) -> None:
    profile = tmp_path / "profile"

    async def talk(client: Client) -> None:
        refused = refusal(await client.call_tool("search", {"query": "hives"}))
        assert refused.startswith("No folder is allowed for assistants yet.")
        (profile / "user.db").write_bytes(b"no database" * 999)
        (profile / "library.db").unlink()
        refused = refusal(await client.call_tool("search", {"query": "hives"}))
        assert (
            refused
            == "A file of the library is damaged. Nothing was changed; your files are untouched."
        )

    connected(profile, tmp_path / "errors", talk)


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Callable[[], str]:
    def read() -> str:
        captured = capsys.readouterr()
        return captured.out + captured.err

    return read


def test_allow_deny_and_list_say_what_holds(
    profile: Path, folder: Path, printed: Callable[[], str]
) -> None:
    printed()
    assert run(profile, "mcp", "list") == 0
    assert "Assistants may see nothing. Allow a folder: honeyguide mcp allow PATH" in printed()
    assert run(profile, "mcp", "allow", str(folder / "open")) == 0
    assert f"Assistants may see {folder / 'open'} (5 files)." in printed()
    assert run(profile, "mcp", "deny", str(folder / "open/secret")) == 0
    assert f"{folder / 'open/secret'} is kept from assistants (1 file)." in printed()
    assert run(profile, "mcp", "allow", str(folder)) == 0
    assert f"But not {folder / 'open/secret'}." in printed()
    assert run(profile, "mcp", "list", "--json") == 0
    told = json.loads(printed())
    assert told["allowed"] == [{"path": str(folder), "files": 7}]
    assert told["denied"] == [{"path": str(folder / "open/secret"), "files": 1}]
    entry = told["connect"]["mcpServers"]["honeyguide"]
    assert entry["args"][-3:] == ["--profile", str(profile), "mcp"]


def test_what_cannot_be_allowed_or_denied_is_refused_with_a_clear_line(
    profile: Path, folder: Path, tmp_path: Path, printed: Callable[[], str]
) -> None:
    run(profile, "mcp", "deny", str(folder / "open/secret"))
    printed()
    assert run(profile, "mcp", "allow", str(folder / "open/secret/diary.md")) == 1
    assert "That lies in something that assistants are denied." in printed()
    assert run(profile, "mcp", "allow", str(folder / "no such")) == 2
    assert "That folder is not there." in printed()
    assert run(profile, "mcp", "deny", str(folder / "no such")) == 2
    assert "That folder is not there." in printed()
    (tmp_path / "elsewhere").mkdir()
    assert run(profile, "mcp", "allow", str(tmp_path / "elsewhere")) == 2
    assert "not in the library" in printed()
    run(profile, "mcp", "list", "--json")
    assert json.loads(printed())["allowed"] == []


def test_a_folder_is_denied_however_its_letters_are_typed_where_the_disk_finds_it(
    profile: Path,
    folder: Path,
    printed: Callable[[], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (assistants, reach):
        monkeypatch.setattr(module, "FOLDS_NAMES", True)
    run(profile, "mcp", "allow", str(folder))
    printed()
    assert run(profile, "mcp", "deny", str(folder / "OPEN/Secret")) == 0
    assert f"{folder / 'open/secret'} is kept from assistants (1 file)." in printed()
    run(profile, "mcp", "list", "--json")
    assert json.loads(printed())["allowed"] == [{"path": str(folder), "files": 7}]


def test_a_denied_line_that_matches_no_place_is_named(
    profile: Path, folder: Path, printed: Callable[[], str]
) -> None:
    with open_for_writing(profile_paths(profile)) as library:
        library.put_setting(DENIED, ["open/secret", str(folder / "secrets"), str(folder / "open")])
    printed()
    run(profile, "mcp", "list")
    told = printed()
    assert told.count("denies nothing: there is no such place.") == 2
    assert "“open/secret” denies nothing" in told
    assert f"“{folder / 'secrets'}” denies nothing" in told


def test_a_stored_line_that_allows_nothing_is_named(
    profile: Path, folder: Path, printed: Callable[[], str]
) -> None:
    (folder.parent / "link").symlink_to(folder)
    with open_for_writing(profile_paths(profile)) as library:
        library.put_setting(ALLOWED, ["Documents", str(folder.parent / "link")])
    printed()
    run(profile, "mcp", "list")
    listed = printed()
    assert "“Documents” allows nothing" in listed
    assert f"“{folder.parent / 'link'}” allows nothing" in listed
    assert "Assistants may see nothing." in listed


def test_a_person_who_starts_the_server_in_a_terminal_is_told_what_it_is(
    profile: Path, printed: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from app import mcp_server

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(mcp_server, "serve", lambda _profile: None)
    printed()
    assert run(profile, "mcp") == 0
    assert "An assistant talks to this program, not a person." in printed()
