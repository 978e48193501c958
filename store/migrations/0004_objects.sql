-- SHA-256 of a journal's own token; none where the keyring is the practice's.
ALTER TABLE keyrings ADD COLUMN token_sha256 BLOB CHECK (token_sha256 IS NULL OR length(token_sha256) = 32);
CREATE UNIQUE INDEX keyrings_by_token ON keyrings (token_sha256) WHERE token_sha256 IS NOT NULL;

-- `account` is the id of a journal's keyring, or empty for the practice. `seq` is new with each change of the object.
CREATE TABLE objects (
    account    BLOB NOT NULL CHECK (length(account) IN (0, 16)),
    id         BLOB NOT NULL CHECK (length(id) = 16),
    seq        INTEGER NOT NULL UNIQUE,
    kind       INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (account, id)
) STRICT;

-- `state`: 0 the newest, 1 an earlier one, 2 one that lies beside the newest until it is merged.
CREATE TABLE versions (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    account     BLOB NOT NULL,
    id          BLOB NOT NULL,
    object_id   BLOB NOT NULL CHECK (length(object_id) = 16),
    received_at TEXT NOT NULL,
    sha256      BLOB NOT NULL CHECK (length(sha256) = 32),
    state       INTEGER NOT NULL CHECK (state IN (0, 1, 2)),
    size        INTEGER NOT NULL,
    envelope    BLOB NOT NULL,
    UNIQUE (account, id, object_id),
    FOREIGN KEY (account, id) REFERENCES objects (account, id) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX heads ON versions (account, id) WHERE state = 0;
CREATE INDEX besides ON versions (account, id) WHERE state = 2;
