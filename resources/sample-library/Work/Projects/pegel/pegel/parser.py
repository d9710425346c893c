"""Turn the telegram of a logger into a reading.

A telegram looks like ``HOL-03;2024-09-18T04:10Z;0583;B2*15`` followed by ETX: station,
time, level in millimetres, battery code, checksum.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


class GarbledTelegram(ValueError):
    """The line was noisy; the reading must be asked for again, not guessed."""


@dataclass(frozen=True)
class Reading:
    station_id: str
    measured_at: datetime
    level_mm: int | None
    battery: str
    received_at: datetime


def checksum(payload: bytes) -> int:
    """XOR of all bytes, as the manual says on page 31."""
    total = 0
    for byte in payload:
        total ^= byte
    return total


def parse_telegram(raw: bytes, received_at: datetime) -> Reading:
    """Split and verify one telegram; a level of ``----`` means the probe is dry."""
    payload, star, digits = raw.rstrip(b"\x03\r\n").partition(b"*")
    if not star or checksum(payload) != int(digits, 16):
        raise GarbledTelegram(raw[:40].decode("ascii", "replace"))
    station_id, stamp, level, battery = payload.decode("ascii").split(";")
    return Reading(
        station_id=station_id,
        measured_at=datetime.fromisoformat(stamp.replace("Z", "+00:00")),
        level_mm=None if level == "----" else int(level),
        battery=battery,
        received_at=received_at,
    )
