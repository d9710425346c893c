"""What a program says of its parts: the licences that About shows, and the bill of materials.

The one rule: the same parts give the same bytes, whenever and wherever the build runs.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from contents import Part
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, Property, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "honeyguide:bill-of-materials")


def write_licences(parts: Sequence[Part], path: Path) -> None:
    """Write what `resources.licences` reads."""
    told = [asdict(part) for part in parts]
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


def write_bill(parts: Sequence[Part], path: Path, name: str, version: str, made_utc_s: int) -> None:
    """Write a CycloneDX 1.6 bill of materials.

    Args:
        parts: what is inside.
        path: the file.
        name: of the program.
        version: of the program.
        made_utc_s: when its source was made, in seconds.
    """
    program = Component(
        name=name, version=version, type=ComponentType.APPLICATION, bom_ref=f"program:{name}"
    )
    bom = Bom(
        serial_number=uuid.uuid5(_NAMESPACE, f"{name} {version} {made_utc_s}"),
        metadata=BomMetaData(component=program, timestamp=datetime.fromtimestamp(made_utc_s, UTC)),
        components=[_component(part) for part in parts],
    )
    bom.register_dependency(program, bom.components)
    path.write_text(JsonV1Dot6(bom).output_as_string(indent=1) + "\n", "utf-8")


def _component(part: Part) -> Component:
    licences = LicenseFactory()
    references = []
    if part.home:
        references.append(
            ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(part.home))
        )
    return Component(
        name=part.name,
        version=part.version or None,
        bom_ref=f"{part.kind}:{part.name}",
        licenses=[licences.make_from_string(part.licence)],
        purl=_purl(part),
        external_references=references,
        properties=[Property(name="honeyguide:bytes", value=str(part.size_bytes))],
    )


def _purl(part: Part) -> PackageURL | None:
    if part.kind == "python":
        name = re.sub(r"[-_.]+", "-", part.name).lower()
        return PackageURL("pypi", name=name, version=part.version)
    if part.kind == "system":
        return PackageURL("deb", "debian", part.name, part.version)
    return None
