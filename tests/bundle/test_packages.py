"""What goes into the packages: the papers, the manual, what is collected and what is left out."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from app import __version__
from app.arguments import grammar
from engine.packs.manifest import MANIFEST_NAME, manifest_from
from engine.packs.shelf import PackShelf
from tests.engine.packs.made_packs import config_for

PACKAGING = Path(__file__).parents[2] / "packaging"


def test_the_manual_tells_every_command() -> None:
    import packages

    manual = packages.manual("1.2.3", 1_700_000_000)
    assert "Honeyguide 1.2.3" in manual
    (commands,) = (one for one in grammar()._actions if one.dest == "command")
    assert commands.choices is not None
    for command in commands.choices:
        assert f"honeyguide {command}" in manual


def test_metainfo_and_desktop_file_belong_together() -> None:
    import packages

    metainfo = (PACKAGING / "linux" / packages._METAINFO).read_text("utf-8")
    assert ">honeyguide.desktop<" in metainfo
    assert "@VERSION@" in metainfo
    if shutil.which("appstreamcli") is None:
        pytest.skip("appstreamcli is not here")
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", "-"],
        input=metainfo.replace("@VERSION@", "1.0").replace("@DATE@", "2026-01-01"),
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    assert "E:" not in said, said


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/Qt/plugins/platforms/libqlinuxfb.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_fi.qm", False),
        ("PySide6/Qt/translations/designer_de.qm", False),
        ("qtawesome/fonts/phosphor-1.3.0.ttf", True),
        ("qtawesome/fonts/remixicon-2.5.0.ttf", False),
        ("libgtk-3.so.0", False),
        ("libstdc++.so.6", False),
        ("libxcb-cursor.so.0", True),
        ("libssl.so.3", True),
        ("resources/theme/honeyguide.qss", True),
        ("PySide6\\plugins\\tls\\qschannelbackend.dll", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
    ],
)
def test_what_stays_in_the_core(name: str, stays: bool) -> None:
    import bundle

    entry = (name, "/somewhere", "BINARY")
    assert bundle.in_core([entry]) == ([entry] if stays else [])


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("torch/lib/libtorch_cpu.so", True),
        ("torch/bin/torch_shm_manager", True),
        ("torch/bin/protoc", False),
        ("torch/test/test_api", False),
        ("libcudart.so", False),
        ("libstdc++.so.6", False),
        ("onnxruntime/tools/symbolic_shape_infer.py", True),
    ],
)
def test_what_stays_in_the_tuning_pack(name: str, stays: bool) -> None:
    import bundle

    entry = (name, "/somewhere", "DATA")
    assert bundle.in_pack([entry]) == ([entry] if stays else [])


def test_the_programs_data_is_all_of_the_resources_and_what_was_built(tmp_path: Path) -> None:
    import bundle

    (tmp_path / "models").mkdir()
    (tmp_path / "build.json").touch()
    told = {Path(source).name: to for source, to in bundle.core_data(PACKAGING.parent, tmp_path)}
    assert told["sample-library"] == "resources/sample-library"
    assert told["build.json"] == "resources"
    assert "screenshots" not in told
    assert not [name for name in told if name.endswith(".py")]


def test_the_build_makes_packs_that_the_program_takes(tmp_path: Path) -> None:
    import pack

    folder = tmp_path / "tuning"
    (folder / "_internal" / "lib").mkdir(parents=True)
    (folder / f"honeyguide-tuner{pack._EXE}").write_bytes(b"program")
    (folder / f"honeyguide-tuner{pack._EXE}").chmod(0o755)
    (folder / "_internal" / "lib" / "libtorch.so").write_bytes(b"much")
    (folder / "_internal" / "libtorch.so").symlink_to("lib/libtorch.so")
    files = [tmp_path / "one", tmp_path / "two"]
    digests = {pack.write_pack(folder, file, __version__) for file in files}
    assert files[0].read_bytes() == files[1].read_bytes()
    config = config_for(tmp_path, program_version=__version__, pack_digests=frozenset(digests))
    added = PackShelf(config).install(files[0])
    assert (added.folder / "_internal" / "libtorch.so").read_bytes() == b"much"
    with zipfile.ZipFile(files[0]) as archive:
        manifest = manifest_from(archive.read(MANIFEST_NAME))
    assert manifest.links == {"_internal/libtorch.so": "lib/libtorch.so"}


def test_a_library_that_nobody_brings_ends_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import depends

    for name in ("libours.so", "libqgtk3.so"):
        (tmp_path / name).write_bytes(b"\x7fELF")
    needed = {
        "libours.so": "  NEEDED   libX11.so.6\n  required: GLIBC_2.34\n",
        "libqgtk3.so": "  NEEDED   libgtk-3.so.0\n",
    }

    def objdump(command: list[str], **_told: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 0, needed[Path(command[-1]).name])

    monkeypatch.setattr(depends.subprocess, "run", objdump)
    wanted, suggested = depends.dependencies(tmp_path)
    assert wanted == ["libc6 (>= 2.34)", "libx11-6", "xkb-data"]
    assert suggested == ["libgtk-3-0 | libgtk-3-0t64"]
    needed["libours.so"] += "  NEEDED   libstranger.so.1\n"
    with pytest.raises(SystemExit, match=r"libstranger\.so\.1"):
        depends.dependencies(tmp_path)


def test_every_size_of_the_icon_is_drawn(tmp_path: Path) -> None:
    svg = PACKAGING.parent / "resources" / "icons" / "honeyguide.svg"
    subprocess.run([sys.executable, PACKAGING / "icons.py", svg, tmp_path], check=True)
    for size_px in (16, 48, 512):
        image = QImage(str(tmp_path / f"honeyguide-{size_px}.png"))
        assert image.width() == image.height() == size_px
        assert image.pixelColor(size_px // 2, size_px // 3).alpha() > 0
    assert not QImage(str(tmp_path / "honeyguide.ico")).isNull()
    assert (tmp_path / "honeyguide.icns").read_bytes()[:4] == b"icns"


def test_licences_come_back_as_the_build_wrote_them(tmp_path: Path) -> None:
    import statements
    from contents import Part

    from resources import licenced_parts

    part = Part("Qt", "6.11", "native", "LGPL-3.0-only", "https://qt.io", "may be replaced", ["…"])
    home = tmp_path / "_internal" / "resources"
    home.mkdir(parents=True)
    statements.write_licences([part], home / "licences.json")
    (found,) = licenced_parts(tmp_path)
    assert (found.name, found.licence, found.texts) == ("Qt", "LGPL-3.0-only", ("…",))
    assert licenced_parts() == []  # a checkout is not built


def test_the_bill_of_materials_names_every_part_and_is_the_same_twice(tmp_path: Path) -> None:
    import statements
    from contents import Part

    parts = [
        Part("numpy", "2.4", "python", "BSD-3-Clause AND MIT", "https://numpy.org", size_bytes=7),
        Part("libssl3", "3.0", "system", "Apache-2.0"),
        Part("Odd", "", "native", "something else"),
    ]
    for name in ("one", "two"):
        statements.write_bill(parts, tmp_path / name, "honeyguide-core", "1.0", 1_700_000_000)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    told = json.loads((tmp_path / "one").read_text())
    assert told["bomFormat"] == "CycloneDX"
    found = {one["name"]: one for one in told["components"]}
    assert found["numpy"]["purl"] == "pkg:pypi/numpy@2.4"
    assert found["libssl3"]["purl"] == "pkg:deb/debian/libssl3@3.0"
    assert found["numpy"]["licenses"] == [{"expression": "BSD-3-Clause AND MIT"}]
    assert found["Odd"]["licenses"] == [{"license": {"name": "something else"}}]


def test_a_wheels_licence_is_told_as_an_expression() -> None:
    import importlib.metadata

    from contents import licence_of

    told = {
        name: licence_of(importlib.metadata.distribution(name))
        for name in ("numpy", "onnxruntime", "pathspec", "PySide6_Essentials", "tokenizers")
    }
    assert told["numpy"].startswith("BSD-3-Clause")
    assert told["onnxruntime"] == "MIT"
    assert told["pathspec"] == "MPL-2.0"
    assert told["PySide6_Essentials"].startswith("LGPL-3.0-only")
    assert told["tokenizers"] == "Apache-2.0"
