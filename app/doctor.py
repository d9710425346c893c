"""`honeyguide doctor`: is everything sound, in words and as JSON."""

from __future__ import annotations

import argparse
import dataclasses
import json
import platform

from app import __version__, complaint
from app.opening import open_for_looking
from engine.errors import EngineError
from engine.health import Finding, Health

_SIGNS = {Health.GOOD: "ok  ", Health.WARNING: "look", Health.BAD: "BAD "}


def run(options: argparse.Namespace) -> int:
    """Check and print; exit 1 when something is bad."""
    findings = [
        Finding(
            "Honeyguide",
            Health.GOOD,
            f"{__version__}, Python {platform.python_version()}, {platform.platform(terse=True)}",
        )
    ]
    with open_for_looking(options.profile) as library:
        try:
            library.load_models()
        except EngineError as problem:
            findings.append(Finding("Model", Health.BAD, complaint.one_line(problem)))
        else:
            status = library.status()
            detail = f"{status.model}, {status.precision}" if status.model else "verified"
            findings.append(Finding("Model", Health.GOOD, detail))
        findings.extend(library.care.findings())
    if options.json:
        print(json.dumps([dataclasses.asdict(finding) for finding in findings]))
    else:
        for finding in findings:
            print(f"{_SIGNS[finding.health]} {finding.name}: {finding.detail}")
    return 1 if any(finding.health is Health.BAD for finding in findings) else 0
