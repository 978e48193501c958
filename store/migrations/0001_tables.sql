-- seq is the order of arrival; AUTOINCREMENT never gives a number twice, so a reader may go on from the last one that it saw.
CREATE TABLE submissions (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    object_id   BLOB NOT NULL UNIQUE CHECK (length(object_id) = 16),
    received_at TEXT NOT NULL,
    sha256      BLOB NOT NULL CHECK (length(sha256) = 32),
    envelope    BLOB NOT NULL
) STRICT;

CREATE TABLE cards (
    name       TEXT PRIMARY KEY,
    updated_at TEXT NOT NULL,
    content    BLOB NOT NULL
) STRICT;

CREATE TABLE keyrings (
    id         BLOB PRIMARY KEY CHECK (length(id) = 16),
    updated_at TEXT NOT NULL,
    envelope   BLOB NOT NULL
) STRICT;

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;
