"""Ask a logger for its newest reading."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from datetime import datetime, timezone

from pegel.backoff import call_with_backoff
from pegel.parser import Reading, parse_telegram

PORT = 4712


@dataclass(frozen=True)
class Station:
    """Where a logger lives and how it wants to be addressed."""

    station_id: str
    host: str
    pin: str


class LoggerClient:
    """One connection, one question, one answer."""

    def __init__(self, timeout_s: float = 8.0) -> None:
        self.timeout_s = timeout_s

    def newest(self, station: Station) -> Reading:
        """Return the newest reading, asking again when the line times out."""
        raw = call_with_backoff(lambda: self._exchange(station))
        return parse_telegram(raw, received_at=datetime.now(timezone.utc))

    def _exchange(self, station: Station) -> bytes:
        with socket.create_connection((station.host, PORT), timeout=self.timeout_s) as line:
            line.sendall(f"R {station.pin}\r\n".encode("ascii"))
            chunks = []
            while not (chunks and chunks[-1].endswith(b"\x03")):
                chunk = line.recv(512)
                if not chunk:
                    raise TimeoutError(f"{station.station_id} hung up in mid-sentence")
                chunks.append(chunk)
            return b"".join(chunks)
