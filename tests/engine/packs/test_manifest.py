"""No manifest reaches outside its pack."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.errors import ErrorCode, InputProblem
from engine.packs.manifest import PackFile, PackManifest, manifest_from
from tests.engine.packs.made_packs import manifest_of

OUTSIDE = ["/etc/passwd", "../up", "a/../../up", "C:/x", "a\\b", "a//b", "./a", "", "a/./b"]
FILE = PackFile("0" * 64, 1)


def read(manifest: PackManifest) -> PackManifest:
    return manifest_from(manifest.to_json().encode())


def test_a_manifest_comes_back_as_it_was() -> None:
    assert read(manifest_of()) == manifest_of()


@pytest.mark.parametrize("name", OUTSIDE)
@pytest.mark.parametrize("where", ["files", "links", "base_model", "name"])
def test_a_name_that_leads_outside_is_refused(where: str, name: str) -> None:
    good = manifest_of()
    told = {
        "files": good.files | {name: FILE},
        "links": {name: "honeyguide-tuner"},
        "base_model": name,
        "name": name,
    }
    with pytest.raises(InputProblem) as refused:
        read(replace(good, **{where: told[where]}))
    assert refused.value.code is ErrorCode.BAD_PACK


@pytest.mark.parametrize("target", ["../outside", "/etc", "..", "x/../../y"])
def test_a_link_that_leads_outside_is_refused(target: str) -> None:
    with pytest.raises(InputProblem):
        read(manifest_of(links={"link": target}))


def test_a_link_to_a_neighbour_of_its_folder_is_taken() -> None:
    manifest = manifest_of(links={"inside/deep/link": "../libtorch.so"})
    assert read(manifest) == manifest


def test_nothing_is_written_through_a_link() -> None:
    good = manifest_of()
    files = good.files | {"door/passwd": FILE}
    with pytest.raises(InputProblem):
        read(replace(good, files=files, links={"door": "inside"}))


def test_the_name_is_no_path() -> None:
    with pytest.raises(InputProblem):
        read(manifest_of(name="some/where"))


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b"\xff", b'{"files": 3}', b'{"files": {}}'])
def test_what_is_no_manifest_is_refused(text: bytes) -> None:
    with pytest.raises(InputProblem) as refused:
        manifest_from(text)
    assert refused.value.code is ErrorCode.BAD_PACK


def test_another_format_is_refused_by_its_number() -> None:
    with pytest.raises(InputProblem, match="2"):
        read(manifest_of(format=2))


def test_a_pack_without_its_program_is_refused() -> None:
    with pytest.raises(InputProblem):
        read(manifest_of(program="elsewhere"))
