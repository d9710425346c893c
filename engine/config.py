"""What the engine is told at start, and the settings it declares.

What lives here: `EngineConfig` (frozen, handed in by `app`) and the engine's `SettingSpec` table.
What does not: files and argv (`app/settings.py` binds the table to a file). The one rule: a
setting is declared once, as data; page, command line, validation and docs derive from it.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from engine.exclusion import LeftOut
from engine.reach import ALLOWED, DENIED

USER_DATABASE = "user.db"
LIBRARY_DATABASE = "library.db"
RECORD, KEEP_DAYS = "feedback.record", "feedback.keep_days"
CLOSE_READING = "search.close_reading"
SettingValue = bool | int | float | str | tuple[str, ...]
AUTOMATIC, PROCESSOR = "automatic", "processor"  # what to compute on


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """A setting as data; `label`, `help` and `heading` (inside its group) are the person's words.

    One without a group is not on the settings page: it has a place of its own. One that `is_whole`
    is not stored while it is typed: the beginning of a path is another, larger place. By its
    `keywords` it is found too.
    """

    key: str
    default: SettingValue
    label: str
    help: str
    group: str
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    is_shortcut: bool = False
    heading: str = ""
    is_whole: bool = False
    keywords: str = ""

    @property
    def type(self) -> type:
        """Return the Python type of the value."""
        return type(self.default)


ENGINE_SETTINGS: tuple[SettingSpec, ...] = (
    SettingSpec(
        key=CLOSE_READING,
        default=False,
        label="Read the first results closely",
        help="A second look puts them into a better order.",
        group="Search",
    ),
    SettingSpec(
        key=RECORD,
        default=True,
        label="Remember what I open",
        help="Searches and what you open from them stay on this machine, and are learned from.",
        group="Privacy",
        heading="What is remembered",
    ),
    SettingSpec(
        key=KEEP_DAYS,
        default=0,
        label="Days it is remembered",
        help="Older searches are forgotten for good. 0 keeps them until you forget them.",
        group="Privacy",
        heading="What is remembered",
        minimum=0,
        maximum=36_500,
    ),
    SettingSpec(
        key="reading.wait_on_battery",
        default=True,
        label="Wait while on battery",
        help="Files that were just changed are read all the same.",
        group="Performance",
    ),
    SettingSpec(
        key="reading.wait_when_busy",
        default=True,
        label="Wait while the machine is busy",
        help="Reading makes room while you work and other programs need the processor.",
        group="Performance",
    ),
    SettingSpec(
        key="reading.threads",
        default=0,
        label="Processor cores used for reading",
        help=(
            "0 uses every core but leaves one free on machines with more than two. "
            "Holds from the next start."
        ),
        group="Performance",
        minimum=0,
        maximum=64,
    ),
    SettingSpec(
        key="models.device",
        default=AUTOMATIC,
        label="Tune on",
        help=(
            "A graphics processor tunes and then reads faster, where there is one that computes the"
            " same. Holds from the next start."
        ),
        group="Performance",
        choices=(AUTOMATIC, PROCESSOR),
    ),
    SettingSpec(
        key="reading.max_text_mb",
        default=50,
        label="Largest text file, in MB",
        help="Larger text files are found by their name only.",
        group="Reading",
        minimum=1,
        maximum=1000,
    ),
    SettingSpec(
        key="reading.max_file_mb",
        default=200,
        label="Largest other file, in MB",
        help="Larger PDFs, office files and archives are found by their name only.",
        group="Reading",
        minimum=1,
        maximum=4000,
    ),
    SettingSpec(
        key="reading.pictures",
        default=False,
        label="Read the words in pictures and scans",
        help="By Tesseract, where it is installed. A page takes some seconds.",
        group="Reading",
    ),
    SettingSpec(
        key="reading.left_out",
        default=(),
        label="Also leave out",
        help="Patterns as in .gitignore, one a line: for example *.log or Private/.",
        group="Reading",
    ),
    SettingSpec(
        key="reading.rules_off",
        default=(),
        label="Rules that are switched off",
        help="Groups of rules under Folders, What to leave out.",
        group="",
    ),
    SettingSpec(
        key=ALLOWED,
        default=(),
        label="What assistants may see",
        help=(
            "Folders, one a line. An AI assistant that is connected through honeyguide mcp finds "
            "passages of what is in them, and of nothing else."
        ),
        group="Assistants",
        is_whole=True,
    ),
    SettingSpec(
        key=DENIED,
        default=(),
        label="What they never see",
        help="Folders and files, one a line, whatever is allowed around them.",
        group="Assistants",
        is_whole=True,
    ),
)


@dataclass(frozen=True, slots=True)
class ExtractLimits:
    """What one file may cost; beyond it the file gets a row with the reason.

    The defaults follow what desktop indexers use: half a minute and one GiB are enough for all
    but a handful of real files.
    """

    wall_s: float = 60.0
    cpu_s: int = 60
    memory_bytes: int = 2 << 30
    output_chars: int = 2_000_000
    text_bytes: int = 50 << 20
    file_bytes: int = 200 << 20
    leave_out_keys: bool = True


@dataclass(frozen=True, slots=True)
class EngineConfig:
    """Everything the engine needs to know, fixed for its lifetime.

    `worker_command` starts this program's child processes: the worker's name is appended.
    `model_dir` is a folder with a prepared encoder (see `engine/models/catalog.py`) or None for
    the default one below `models_dir`. `device` is what tuning and a tuned model's reading may
    compute on. `guard_dir` holds the general guard set. A pack is used when
    it belongs to `program_version` and, where there are `pack_digests`, its manifest has one of
    these sha256; `packs_beside` is a folder with packs that came with the program.
    """

    data_dir: Path
    models_dir: Path
    model_dir: Path | None = None
    bundled_models_dir: Path | None = None
    worker_command: tuple[str, ...] = (sys.executable, "-m", "app", "--worker")
    n_threads: int = 0
    device: str = AUTOMATIC
    limits: ExtractLimits = ExtractLimits()
    left_out: LeftOut = field(default_factory=LeftOut)
    read_pictures: bool = False
    close_reading: bool = True
    guard_dir: Path | None = None
    backup_keep: int = 5
    program_version: str = ""
    pack_digests: frozenset[str] = frozenset()
    packs_beside: Path | None = None

    @property
    def index_dir(self) -> Path:
        """Return where index files live."""
        return self.data_dir / "index"

    @property
    def tuning_dir(self) -> Path:
        """Return where a tune works; it holds nothing that outlives the tune."""
        return self.data_dir / "tuning"

    @property
    def library_path(self) -> Path:
        """Return the database that may be thrown away and rebuilt."""
        return self.data_dir / LIBRARY_DATABASE

    @property
    def user_path(self) -> Path:
        """Return the database with what the person made."""
        return self.data_dir / USER_DATABASE
