-- Times are RFC 3339 text in UTC with microseconds, ids are UUID text: both sort as they should.

CREATE TABLE organizations (
    id            TEXT PRIMARY KEY NOT NULL,
    slug          TEXT NOT NULL UNIQUE,
    version       INTEGER NOT NULL,
    registered_at TEXT NOT NULL
) STRICT;

-- Every spelling under which an organization is known, folded.
CREATE TABLE organization_names (
    name_key        TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organizations (id)
) STRICT;

CREATE TABLE systems (
    id              TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    slug            TEXT NOT NULL,
    version         INTEGER NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('published', 'withdrawn')),
    first_published TEXT NOT NULL,
    last_changed    TEXT NOT NULL,
    last_confirmed  TEXT
) STRICT;
CREATE INDEX systems_by_organization ON systems (organization_id);

-- Every slug a system ever had: old addresses lead to it for ever.
CREATE TABLE system_slugs (
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    slug            TEXT NOT NULL,
    system_id       TEXT NOT NULL REFERENCES systems (id),
    PRIMARY KEY (organization_id, slug)
) STRICT, WITHOUT ROWID;

-- Which system a row of another register is.
CREATE TABLE system_sources (
    scheme     TEXT NOT NULL,
    source_key TEXT NOT NULL,
    system_id  TEXT NOT NULL REFERENCES systems (id),
    PRIMARY KEY (scheme, source_key)
) STRICT, WITHOUT ROWID;

-- Published content of organizations and systems. Only a redaction changes a row: it takes salt and
-- value of a field out of `disclosures` and puts its name into `redacted`.
CREATE TABLE versions (
    subject      TEXT NOT NULL,
    number       INTEGER NOT NULL,
    published_at TEXT NOT NULL,
    entry_index  INTEGER NOT NULL UNIQUE,
    digests      TEXT NOT NULL,
    disclosures  TEXT NOT NULL,
    redacted     TEXT NOT NULL,
    PRIMARY KEY (subject, number)
) STRICT;

CREATE TABLE log_head (
    id           INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    size         INTEGER NOT NULL,
    edge         BLOB NOT NULL,
    checkpoint   TEXT NOT NULL,
    verifier_key TEXT NOT NULL
) STRICT;

CREATE TABLE log_entries (
    "index" INTEGER PRIMARY KEY NOT NULL,
    entry   TEXT NOT NULL
) STRICT;

CREATE TABLE log_hashes (
    level   INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    hash    BLOB NOT NULL,
    PRIMARY KEY (level, "index")
) STRICT, WITHOUT ROWID;

CREATE TABLE log_checkpoints (
    size       INTEGER PRIMARY KEY NOT NULL,
    checkpoint TEXT NOT NULL
) STRICT;

CREATE TABLE accounts (
    id            TEXT PRIMARY KEY NOT NULL,
    email         TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    created_at    TEXT NOT NULL
) STRICT;

CREATE TABLE memberships (
    account_id      TEXT NOT NULL REFERENCES accounts (id),
    organization_id TEXT REFERENCES organizations (id),
    role            TEXT NOT NULL,
    UNIQUE (account_id, organization_id, role)
) STRICT;
-- NULLs are all different to UNIQUE.
CREATE UNIQUE INDEX memberships_everywhere ON memberships (account_id, role) WHERE organization_id IS NULL;

-- What is published stays: no statement of this program or of a hand at the database changes it.
CREATE TRIGGER versions_stay BEFORE UPDATE OF subject, number, published_at, entry_index, digests ON versions
BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;
CREATE TRIGGER versions_are_kept BEFORE DELETE ON versions
BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;
CREATE TRIGGER log_entries_stay BEFORE UPDATE ON log_entries
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_entries_are_kept BEFORE DELETE ON log_entries
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_hashes_stay BEFORE UPDATE ON log_hashes
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_hashes_are_kept BEFORE DELETE ON log_hashes
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_checkpoints_stay BEFORE UPDATE ON log_checkpoints
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_checkpoints_are_kept BEFORE DELETE ON log_checkpoints
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_head_goes_on BEFORE UPDATE ON log_head WHEN NEW.size <= OLD.size
BEGIN SELECT RAISE(ABORT, 'the log never goes back'); END;
CREATE TRIGGER log_head_is_kept BEFORE DELETE ON log_head
BEGIN SELECT RAISE(ABORT, 'the log never goes back'); END;
-- INSERT OR REPLACE deletes without a word to the triggers above.
CREATE TRIGGER versions_are_not_replaced BEFORE INSERT ON versions
WHEN EXISTS (SELECT 1 FROM versions WHERE (subject = NEW.subject AND number = NEW.number) OR entry_index = NEW.entry_index)
BEGIN SELECT RAISE(ABORT, 'versions are immutable'); END;
CREATE TRIGGER log_entries_are_not_replaced BEFORE INSERT ON log_entries
WHEN EXISTS (SELECT 1 FROM log_entries WHERE "index" = NEW."index")
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_hashes_are_not_replaced BEFORE INSERT ON log_hashes
WHEN EXISTS (SELECT 1 FROM log_hashes WHERE level = NEW.level AND "index" = NEW."index")
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_checkpoints_are_not_replaced BEFORE INSERT ON log_checkpoints
WHEN EXISTS (SELECT 1 FROM log_checkpoints WHERE size = NEW.size)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_head_is_not_replaced BEFORE INSERT ON log_head WHEN EXISTS (SELECT 1 FROM log_head)
BEGIN SELECT RAISE(ABORT, 'the log never goes back'); END;
