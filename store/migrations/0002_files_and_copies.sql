-- Uploads by tus. `received` reaches `length` only when the file is kept; such a row stays until it expires, for a client
-- that lost the last answer. `expires_at` in milliseconds since 1970.
CREATE TABLE uploads (
    id         BLOB PRIMARY KEY CHECK (length(id) = 16),
    length     INTEGER NOT NULL,
    received   INTEGER NOT NULL CHECK (received BETWEEN 0 AND length),
    expires_at INTEGER NOT NULL
) STRICT;

-- The bytes of a file stay under the name of the upload that brought them: keeping a file is one transaction here.
CREATE TABLE files (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    object_id   BLOB NOT NULL UNIQUE CHECK (length(object_id) = 16),
    received_at TEXT NOT NULL,
    sha256      BLOB NOT NULL CHECK (length(sha256) = 32),
    size        INTEGER NOT NULL,
    upload_id   BLOB NOT NULL UNIQUE CHECK (length(upload_id) = 16)
) STRICT;

-- SHA-256 of the token with which a client reads back what was sent; none without a copy.
ALTER TABLE submissions ADD COLUMN copy_sha256 BLOB CHECK (copy_sha256 IS NULL OR length(copy_sha256) = 32);
