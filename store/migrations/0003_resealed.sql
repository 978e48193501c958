-- SHA-256 of the envelope as it was sent first, once its slots were changed: a sender who lost the answer sends that again.
ALTER TABLE submissions ADD COLUMN sent_sha256 BLOB CHECK (sent_sha256 IS NULL OR length(sent_sha256) = 32);
