"""Small packs as the build makes them, for tests."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path

from engine.config import EngineConfig
from engine.packs.manifest import MANIFEST_NAME, PackFile, PackManifest, this_system

CONTENT = {
    "honeyguide-tuner": b"#!/bin/sh\n",
    "inside/libtorch.so": b"weights " * 1000,
    "inside/model/model.safetensors": b"\0" * 64,
}
LINKS = {"inside/libtorch.so.2": "libtorch.so", "libtorch.so": "inside/libtorch.so"}


def config_for(tmp_path: Path, **told: object) -> EngineConfig:
    config = EngineConfig(tmp_path / "Kö profile 数", tmp_path / "models", program_version="1.0")
    return replace(config, **told)


def manifest_of(content: dict[str, bytes] = CONTENT, **told: object) -> PackManifest:
    files = {
        name: PackFile(hashlib.sha256(data).hexdigest(), len(data), executable="tuner" in name)
        for name, data in content.items()
    }
    manifest = PackManifest(
        "tuning", "1.0", this_system(), "honeyguide-tuner", "inside/model", files, LINKS
    )
    return replace(manifest, **told)


def write_pack(
    path: Path, manifest: PackManifest | None = None, content: dict[str, bytes] = CONTENT
) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST_NAME, (manifest or manifest_of()).to_json())
        for name, data in content.items():
            archive.writestr(name, data)
    return path


def digest_of(manifest: PackManifest) -> str:
    return hashlib.sha256(manifest.to_json().encode()).hexdigest()
