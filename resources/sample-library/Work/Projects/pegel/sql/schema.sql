-- Water levels. Raw readings are immutable; a correction is a row in `corrections`.

CREATE TABLE stations (
    station_id   TEXT PRIMARY KEY,
    river        TEXT NOT NULL,
    name         TEXT NOT NULL,
    zero_mm_asl  INTEGER NOT NULL,          -- height of the staff's zero above sea level
    retired_on   DATE
);

CREATE TABLE readings (
    station_id   TEXT NOT NULL REFERENCES stations,
    measured_at  TIMESTAMPTZ NOT NULL,
    level_mm     INTEGER,                   -- NULL: probe was dry, not "zero"
    battery      TEXT,
    received_at  TIMESTAMPTZ NOT NULL DEFAULT now(),
    PRIMARY KEY (station_id, measured_at)   -- stations may report twice since 10/2024
);

CREATE TABLE corrections (
    station_id   TEXT NOT NULL REFERENCES stations,
    valid_from   TIMESTAMPTZ NOT NULL,
    offset_mm    REAL NOT NULL,
    reason       TEXT NOT NULL CHECK (reason IN ('drift', 'staff', 'moved', 'mussel')),
    entered_by   TEXT NOT NULL,
    PRIMARY KEY (station_id, valid_from)
);

CREATE INDEX readings_by_time ON readings (measured_at DESC);
