"""An installed program in a root of its own: put there, run, and taken away again.

What lives here: dpkg, or an unpacked archive where there is no dpkg. The one rule: nothing outside
the folder is written.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any


class Installed:
    """The program as a person has it after installing.

    Args:
        dist: the folder with what was built.
        root: an empty folder that stands for the machine.
        environment: of the person.
        profile: the folder for all data.
    """

    def __init__(self, dist: Path, root: Path, environment: dict[str, str], profile: Path) -> None:
        self._root, self._environment, self.profile = root, environment, profile
        self._package = next(iter(sorted(dist.glob("honeyguide_*.deb"))), None)
        self._archive = next(iter(sorted(dist.glob("honeyguide-*-linux-*.tar.gz"))), None)
        if self._package is None and self._archive is None:
            raise SystemExit(f"nothing is built in {dist}; `make dist` builds it")

    @property
    def program(self) -> Path:
        """Return what the person starts."""
        return self._root / "usr" / "bin" / "honeyguide"

    def install(self) -> str:
        """Install the package; return what was installed."""
        if self._package is None or shutil.which("dpkg") is None:
            return self.unpack()
        if os.geteuid() != 0:  # only root gives files to root
            subprocess.run(["dpkg-deb", "--extract", self._package, self._root], check=True)
            return f"{self._package.name}, extracted"
        database = self._root / "var" / "lib" / "dpkg"
        (database / "updates").mkdir(parents=True)
        (database / "info").mkdir()
        for name in ("status", "available"):
            (database / name).touch()
        self._dpkg("--install", str(self._package))
        return self._package.name

    def unpack(self) -> str:
        """Unpack the archive instead; return its name."""
        if self._archive is None:
            raise SystemExit("no archive is built")
        with tarfile.open(self._archive) as archive:
            archive.extractall(self._root.parent, filter="tar")
        (self._root.parent / self._archive.name.removesuffix(".tar.gz")).rename(self._root)
        return self._archive.name

    def uninstall(self) -> None:
        """Take the program away as it came."""
        if (self._root / "var" / "lib" / "dpkg").is_dir():
            self._dpkg("--purge", "honeyguide")
        else:
            shutil.rmtree(self._root)

    def left_behind(self) -> list[str]:
        """Return what an uninstalled package left."""
        found = (self._root / "usr").rglob("*") if (self._root / "usr").is_dir() else ()
        return [str(path.relative_to(self._root)) for path in found if not path.is_dir()]

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start the program without waiting for it; its children are in its process group."""
        return subprocess.Popen(
            [str(self.program), "--profile", str(self.profile), *words],
            env=self._environment,
            cwd=self.profile.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=(self.profile.parent / "stderr").open("ab"),
            start_new_session=True,
        )

    def run(self, *words: str, codes: tuple[int, ...] = (0,), limit_s: float | None = None) -> str:
        """Run a command to its end; return what it said.

        Raises:
            SystemExit: it ended otherwise than expected, or not in time.
        """
        try:
            done = subprocess.run(
                [str(self.program), "--profile", str(self.profile), *words],
                env=self._environment,
                cwd=self.profile.parent,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
                timeout=limit_s,
            )
        except subprocess.TimeoutExpired as problem:
            raise SystemExit(f"honeyguide {' '.join(words)} took over {limit_s:.0f} s") from problem
        if done.returncode not in codes or "Traceback" in done.stderr:
            sys.stderr.write(done.stdout[-2000:] + done.stderr[-4000:])
            raise SystemExit(f"honeyguide {' '.join(words)} ended with {done.returncode}")
        return done.stdout

    def told(self, *words: str, limit_s: float | None = None) -> Any:  # noqa: ANN401
        """Return the JSON that a command says."""
        return json.loads(self.run(*words, "--json", limit_s=limit_s))

    def memory_mb(self) -> float:
        """Return the memory of all processes from this root; what they share counts once."""
        n_kb = 0
        for process in self.processes():
            for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    n_kb += int(line.split()[1])
        return n_kb / 1000

    def processes(self) -> list[int]:
        """Return the processes that run from this root."""
        found = []
        for place in Path("/proc").iterdir():
            try:
                program = (place / "exe").readlink()
            except OSError:
                continue
            if place.name.isdigit() and program.is_relative_to(self._root):
                found.append(int(place.name))
        return found

    def _dpkg(self, *words: str) -> None:
        done = subprocess.run(
            ["dpkg", f"--root={self._root}", "--log=/dev/null", "--force-depends", *words],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"dpkg {words[0]}: {done.stderr}")
