"""Killed at any moment, the next start goes on where the last one stopped."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.errors import EnvironmentProblem
from engine.library import Library
from engine.store.database import Database
from tests.fakes.model_source import FakeModels
from tests.journeys.conftest import config_for, found, update

N_FILES = 250
ROOT = Path(__file__).parent.parent.parent


def start(profile: Path, folder: Path, *worker: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.killed_reader", str(profile), str(folder), *worker],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def kill_somewhere(profile: Path, folder: Path, rng: random.Random) -> None:
    """Let a reader work for a moment after it opened the library, then kill it."""
    with start(profile, folder) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(rng.uniform(0.0, 1.2))  # the random moment is what is tested
        process.kill()


def write_files(folder: Path) -> None:
    rng = random.Random(7)
    words = [f"word{i}" for i in range(400)]
    for i in range(N_FILES):
        text = " ".join(rng.choices(words, k=rng.randrange(20, 900)))
        (folder / f"{i}.txt").write_text(f"unique{i}\n\n{text}\n")


def rounds(tmp_path: Path, n_kills: int, seed: int) -> None:
    profile, folder = tmp_path / "profile", tmp_path / "files"
    folder.mkdir()
    write_files(folder)
    rng = random.Random(seed)
    n_read_before = 0
    for _ in range(n_kills):
        kill_somewhere(profile, folder, rng)
        config = config_for(tmp_path)
        with Library.open(config, writable=False, models=FakeModels()) as library:
            status = library.status()
            assert status.n_read >= n_read_before, "what was committed is there"
            n_read_before = status.n_read
    with Library.open(config_for(tmp_path), writable=True, models=FakeModels()) as library:
        library.load_models()
        _, read = update(library)
        # what was read at two kills is given up, until somebody asks
        blamed = library.failures()
        assert len(blamed) <= n_kills // 2
        library.retry(blamed)
        n_read = read.n_read + library.read().n_read
        assert n_read == N_FILES - n_read_before, "what was committed is not repeated"
        status = library.status()
        assert (status.n_read, status.n_waiting, status.n_failed) == (N_FILES, 0, 0)
        assert status.n_embedded == status.n_chunks
        for i in range(0, N_FILES, 17):
            assert found(library, f'"unique{i}"') == [f"{i}.txt"]
    check_no_row_twice(tmp_path)


def check_no_row_twice(tmp_path: Path) -> None:
    database = Database(config_for(tmp_path).library_path, writable=False)
    reader = database.reader()
    count = "SELECT count(*), count(DISTINCT {}) FROM {}"
    for column, table in (("path", "documents"), ("hash", "contents"), ("chunk_id", "vectors")):
        n_rows, n_distinct = reader.execute(count.format(column, table)).fetchone()
        assert n_rows == n_distinct
    n_chunks = reader.execute("SELECT count(*) FROM chunks").fetchone()[0]
    assert reader.execute("SELECT count(*) FROM vectors").fetchone()[0] == n_chunks
    database.close()


def test_a_few_kills_lose_and_repeat_nothing(tmp_path: Path) -> None:
    rounds(tmp_path, n_kills=3, seed=1)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(10))
def test_many_kills_lose_and_repeat_nothing(tmp_path: Path, seed: int) -> None:
    rounds(tmp_path, n_kills=12, seed=seed)


def test_a_file_that_kills_the_program_is_given_up_and_no_other_is_blamed(tmp_path: Path) -> None:
    profile, folder = tmp_path / "profile", tmp_path / "files"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt", "killer.txt"):
        (folder / name).write_text(f"nectar in {name}")
    ends = []
    for _ in range(3):
        with start(profile, folder, "tests.fakes.killing_worker") as process:
            process.communicate()
        ends.append(process.returncode)
    assert ends == [-9, -9, 0]
    with Library.open(config_for(tmp_path), writable=True, models=FakeModels()) as library:
        assert [failure.path.name for failure in library.failures()] == ["killer.txt"]
        assert sorted(found(library, '"nectar"')) == ["a.txt", "b.txt", "c.txt"]
        library.retry(library.failures())
        assert library.read().n_read == 1, "asked for, it is tried again"


def test_the_lock_of_a_killed_process_is_free_again(tmp_path: Path) -> None:
    profile, folder = tmp_path / "profile", tmp_path / "files"
    folder.mkdir()
    write_files(folder)
    with start(profile, folder) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(EnvironmentProblem):
            Library.open(config_for(tmp_path), writable=True, models=FakeModels())
        process.kill()
        process.wait()
    Library.open(config_for(tmp_path), writable=True, models=FakeModels()).close()
