"""Tries the built program as people get it: `make dist-test`, with `FILES=FOLDER` on more files.

Installs it into an empty root, starts it on a screen of its own with no Python to be found, reads
the sample library, searches, opens a file and looks that memory puts it first, brings the small
window by its key, reads the words in a picture, lets an assistant ask, takes a backup to another
profile, with the tuning pack where that is built changes models, tunes on searches and changes over
to what learned, kills it while it reads, starts it again, and takes everything away. Screenshots
are kept in `dist/screenshots`.

    python packaging/smoke.py [--files FOLDER] [--no-pack] [--archive]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import clicks
from assistant import found_by
from desk import Desk, wait_until
from installed import Installed

DIST = Path(__file__).resolve().parent.parent / "dist"
QUERY = "how loud is the heat pump at night"
_MAIN_WINDOW = "^Honeyguide$"
_READ_S = 900  # at most, without anything being read
_TUNE_S = 2_400  # at most; some minutes where nothing else runs


class Trial:
    """One installation from its first start to its end.

    Args:
        desk: the screen.
        app: the program.
        files: a folder to read beside the sample library, or None.
        work: an empty folder.
    """

    def __init__(self, desk: Desk, app: Installed, files: Path | None, work: Path) -> None:
        self._desk, self._app, self._files, self._work = desk, app, files, work
        self._sample = app.program.resolve().parent / "_internal" / "resources" / "sample-library"

    def first_start(self) -> None:
        """The window opens on the welcome page."""
        window = self._app.start()
        self._desk.wait_for_window(_MAIN_WINDOW)
        time.sleep(3)
        self._desk.picture("welcome")
        print(f"   takes {self._app.memory_mb():.0f} MB of memory")
        self._quit(window)

    def command_line(self) -> None:
        """The same program answers on the command line, with its models and without a network."""
        require("find files" in self._app.run("--help"), "it tells its commands")
        self._app.run("index", str(self._sample))
        status = self._app.told("status")
        require(status["n_documents"] > 100, f"documents were read: {status}")
        findings = self._app.told("doctor")
        bad = [one for one in findings if one["health"] == "bad"]
        require(not bad, f"the doctor finds nothing bad: {bad}")

    def remember(self) -> None:
        """A file that was opened from a search comes first the next time."""
        before = self._first_paths()
        window = self._app.start()
        self._desk.wait_for_window(_MAIN_WINDOW)
        time.sleep(4)
        self._desk.press("ctrl+k")
        self._desk.type(QUERY)
        time.sleep(4)
        self._desk.picture("found")
        wait_until("the file is opened", self._opens_another, 120)
        time.sleep(2)
        self._desk.picture("opened")
        self._quit(window)
        opened = unquote(self._desk.opened()[0].removeprefix("file://"))
        require(opened != before[0], f"another than the first was opened: {opened}")
        after = self._first_paths()
        require(after[0] == opened, f"memory puts {opened} first, not {after[0]}")
        with_libraries = (self._desk.home / "opened-with").read_text().split()
        require(
            with_libraries == ["none"], f"other programs get their own libraries: {with_libraries}"
        )

    def palette(self) -> None:
        """The key that works everywhere brings the small window, which searches."""
        window = self._app.start()
        self._desk.wait_for_window(_MAIN_WINDOW)
        time.sleep(4)
        self._desk.press("ctrl+alt+space")
        self._desk.wait_for_window("Search with Honeyguide")
        self._desk.type(QUERY)
        time.sleep(4)
        self._desk.picture("palette")
        self._desk.press("Escape")
        self._desk.wait_for_window(_MAIN_WINDOW)
        self._quit(window)

    def pictures(self) -> None:
        """Words in a picture are found once that is switched on and Tesseract is there."""
        if not self._desk.lend("tesseract"):
            print("   left out: there is no Tesseract here")
            return
        picture = self._desk.write_picture("The ferry leaves Naxos at seven", self._work / "Scans")
        window = self._app.start()
        self._desk.wait_for_window(_MAIN_WINDOW)
        time.sleep(3)
        self._desk.press("ctrl+comma", "ctrl+f")
        self._desk.type("words in pictures")
        self._desk.press("Return", "space")
        time.sleep(1)
        self._desk.picture("words-in-pictures")
        self._quit(window)
        self._app.run("index", str(picture.parent))
        paths = [hit["path"] for hit in self._app.told("search", "ferry naxos")["hits"]]
        require(str(picture) in paths, f"its words are found: {paths[:3]}")

    def assistant(self) -> None:
        """An assistant finds what it is allowed to see, and nothing once that is denied."""

        def found() -> list[str]:
            entry = self._app.told("mcp", "list")["connect"]["mcpServers"]["honeyguide"]
            errors = self._work / "assistant-errors"
            paths = found_by(entry, self._desk.environment, QUERY, errors)
            require(not errors.read_text(), f"it is silent: {errors.read_text()[-500:]}")
            return paths

        require(not found(), "nothing is allowed before the person allows it")
        self._app.run("mcp", "allow", str(self._sample))
        require(bool(found()), "an assistant finds what it may see")
        self._app.run("mcp", "deny", str(self._sample))
        require(not found(), "what is denied is hidden")

    def backup(self, other: Installed) -> None:
        """What the person made goes to another profile as one file."""
        file = self._work / "Sicherung 备份.honeyguide-backup"
        self._app.run("backup", str(file))
        other.run("restore", str(file))
        folders, acts = _made(self._app)
        require(bool(folders and acts), "there is something to bring")
        require(_made(other) == (folders, acts), f"it came along: {_made(other)}")

    def kill(self) -> None:
        """Killed while it reads a folder that was just added, it goes on where it was."""
        folder = self._files or self._many_files()
        n_before = self._app.told("status")["n_read"]
        window = self._app.start()
        self._desk.wait_for_window(_MAIN_WINDOW)
        time.sleep(4)
        self._desk.press("ctrl+o")
        self._desk.wait_for_window("Add a folder")
        self._desk.type(str(folder))
        self._desk.press("Return")
        wait_until(
            "some of the files are read",
            lambda: self._app.told("status")["n_read"] > n_before + 5,
            _READ_S,
        )
        self._desk.picture("reading")
        require(not self._has_read(), "it is killed in the middle")
        os.killpg(window.pid, signal.SIGKILL)
        window.wait()
        wait_until("no process is left", lambda: not self._app.processes(), 20)
        window = self._app.start()
        self._desk.wait_for_window(_MAIN_WINDOW)
        self._read_all()
        time.sleep(2)
        self._desk.picture("read")
        print(f"   takes {self._app.memory_mb():.0f} MB of memory with everything read")
        self._app.run("--find", "repaying the loan early")  # handed over to the one that runs
        time.sleep(3)
        self._desk.picture("found-by-a-second-start")
        self._quit(window)
        require(bool(self._first_paths()), "a second start finds everything")
        findings = self._app.told("doctor")
        require(not [one for one in findings if one["health"] == "bad"], f"all is well: {findings}")

    def change_models(self, pack: Path) -> None:
        """With its pack the program exports a model and changes over to it."""
        self._app.run("tune", "--cold-start", codes=(1,))  # there is nothing to train with yet
        begun_s = time.monotonic()
        print("   " + self._app.run("pack", "install", str(pack)).strip())
        print(f"   unpacked in {time.monotonic() - begun_s:.0f} s")
        (installed,) = self._app.told("pack", "list")
        source = next(Path(installed["folder"]).glob("_internal/*/model"))
        self._app.run("models", "import", str(_weak_model(source, self._work / "Ein Modell")))
        found = self._app.told("models", "list")
        self._use(next(one["id"] for one in found if one["origin"] == "imported"))
        require(bool(self._first_paths()), "search goes on with it")

    def tune(self) -> None:
        """It learns from searches up to a verdict, and changes over to what did better."""
        file = self._work / "Klicks 点击.jsonl"
        n_searches = clicks.write(self._sample, file)
        self._app.run("feedback", "import", str(file))
        state = self._app.told("tune", "--dry-run")
        require(state["ready"], f"{n_searches} searches are enough to tune: {state}")
        begun_s = time.monotonic()
        verdict = self._app.told("tune", limit_s=_TUNE_S)
        print(f"   {verdict['decision']}, gain {verdict['gain']:+.3f}, {n_searches} searches")
        print(f"   tuned in {time.monotonic() - begun_s:.0f} s", flush=True)
        if verdict["model"] is None:
            print("   no tuned model was offered, so none was changed to")
            self._app.run("models", "undo")
        else:
            self._change_to(verdict["model"])
        served = self._in_use()
        self._app.run("pack", "remove", "tuning")
        require(not self._app.told("pack", "list"), "the pack is gone")
        require(self._in_use() == served, "the same model serves on without it")
        require(bool(self._first_paths()), "search goes on without it")

    def _change_to(self, tuned: int) -> None:
        """Use a tuned model, go back, and use it again."""
        before, begun_s = self._in_use(), time.monotonic()
        self._use(tuned)
        print(f"   changed over in {time.monotonic() - begun_s:.0f} s", flush=True)
        require(bool(self._first_paths()), "search goes on with the tuned model")
        self._app.run("models", "undo")
        require(self._in_use() == before, "undo brings the model before")
        self._use(tuned)

    def _use(self, model: int) -> None:
        self._app.run("models", "use", str(model))
        require(self._in_use() == model, f"model {model} serves, not {self._in_use()}")

    def _in_use(self) -> int:
        """Return the model that finds by meaning."""
        found = self._app.told("models", "list")
        return next(one["id"] for one in found if one["in_use"] and one["kind"] == "encoder")

    def uninstall(self) -> None:
        """Nothing of the program stays; what the person made does."""
        self._app.uninstall()
        require(not self._app.left_behind(), f"nothing is left: {self._app.left_behind()[:5]}")
        require((self._app.profile / "user.db").is_file(), "the profile is kept")

    def _first_paths(self) -> list[str]:
        return [hit["path"] for hit in self._app.told("search", QUERY)["hits"]]

    def _has_read(self) -> bool:
        status = self._app.told("status")
        return not status["n_waiting"] and status["n_embedded"] == status["n_chunks"]

    def _opens_another(self) -> bool:
        """Try to open a result below the first; results may not be there yet."""
        self._desk.press("Down", "Down", "Return")
        time.sleep(4)
        return bool(self._desk.opened())

    def _read_all(self) -> None:
        """Wait while reading goes on, as long as that takes on this machine."""
        told, since_s = (-1, -1), time.monotonic()
        while not self._has_read():
            status = self._app.told("status")
            now = status["n_waiting"], status["n_embedded"]
            if now != told:
                told, since_s = now, time.monotonic()
            require(time.monotonic() - since_s < _READ_S, f"reading goes on: {status}")
            time.sleep(1)

    def _quit(self, window: object) -> None:
        self._desk.press("ctrl+q")
        window.wait(60)  # type: ignore[attr-defined]
        wait_until("no process is left", lambda: not self._app.processes(), 20)

    def _many_files(self) -> Path:
        """Return a folder with enough to read that a kill comes in the middle."""
        folder = self._work / "Many files"
        folder.mkdir()
        for number in range(400):
            words = " ".join(f"word{number * 31 + place}" for place in range(600))
            (folder / f"note {number}.txt").write_text(f"Note {number}. {words}", "utf-8")
        return folder


def _made(app: Installed) -> tuple[list[str], object]:
    """Return the folders and what was done with their files."""
    return [one["path"] for one in app.told("folders", "list")], app.told("feedback", "list")


def _weak_model(source: Path, target: Path) -> Path:
    """Return a copy of a model that reads two words of a text, so that a tune can do better."""
    shutil.copytree(source, target)
    settings = target / "sentence_bert_config.json"
    told = json.loads(settings.read_text("utf-8"))
    settings.write_text(json.dumps({**told, "max_seq_length": 4}), "utf-8")
    return target


def require(true: bool, what: str) -> None:  # noqa: FBT001
    """End the trial when something is not as it should be."""
    if not true:
        raise SystemExit(f"not so: {what}")


def main(arguments: list[str]) -> None:
    """Try everything, and say what was tried."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=Path, help="a folder to read beside the sample library")
    parser.add_argument("--no-pack", action="store_true", help="leave the tuning pack out")
    parser.add_argument("--archive", action="store_true", help="the archive, not the package")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="honeyguide-dist-test-") as place:
        work = Path(place)
        desk = Desk(work / "Zuhause 家", DIST / "screenshots")
        profile = work / "Zuhause 家" / "Mein Profil"
        app = Installed(DIST, work / "root", desk.environment, profile)
        print("installed", app.unpack() if options.archive else app.install())
        other = Installed(DIST, work / "root", desk.environment, profile.with_name("Anderes"))
        with desk:
            for name, step in _steps(Trial(desk, app, options.files, work), other, options):
                begun_s = time.monotonic()
                print(f"== {name}", flush=True)
                step()
                print(f"   in {time.monotonic() - begun_s:.0f} s", flush=True)
    print("all is well")


def _steps(
    trial: Trial, other: Installed, options: argparse.Namespace
) -> list[tuple[str, Callable[[], None]]]:
    pack = next(iter(sorted(DIST.glob("*.honeyguide-pack"))), None)
    steps = [
        ("first start", trial.first_start),
        ("command line", trial.command_line),
        ("memory", trial.remember),
        ("palette", trial.palette),
        ("pictures", trial.pictures),
        ("assistant", trial.assistant),
        ("backup", lambda: trial.backup(other)),
        ("kill", trial.kill),
        ("uninstall", trial.uninstall),
    ]
    if pack is not None and not options.no_pack:
        steps[-2:-2] = [
            ("change models", lambda: trial.change_models(pack)),
            ("tune", trial.tune),
        ]
    return steps


if __name__ == "__main__":
    main(sys.argv[1:])
