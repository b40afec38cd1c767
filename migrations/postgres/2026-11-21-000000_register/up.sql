-- Text that is compared or ordered has the "C" collation: the same order on every server, and as in SQLite.

CREATE TABLE organizations (
    id            UUID PRIMARY KEY,
    slug          TEXT COLLATE "C" NOT NULL UNIQUE,
    version       INTEGER NOT NULL,
    registered_at TIMESTAMPTZ NOT NULL
);

-- Every spelling under which an organization is known, folded.
CREATE TABLE organization_names (
    name_key        TEXT COLLATE "C" PRIMARY KEY,
    organization_id UUID NOT NULL REFERENCES organizations (id)
);

CREATE TABLE systems (
    id              UUID PRIMARY KEY,
    organization_id UUID NOT NULL REFERENCES organizations (id),
    slug            TEXT COLLATE "C" NOT NULL,
    version         INTEGER NOT NULL,
    state           TEXT COLLATE "C" NOT NULL CHECK (state IN ('published', 'withdrawn')),
    first_published TIMESTAMPTZ NOT NULL,
    last_changed    TIMESTAMPTZ NOT NULL,
    last_confirmed  TIMESTAMPTZ
);
CREATE INDEX systems_by_organization ON systems (organization_id);

-- Every slug a system ever had: old addresses lead to it for ever.
CREATE TABLE system_slugs (
    organization_id UUID NOT NULL REFERENCES organizations (id),
    slug            TEXT COLLATE "C" NOT NULL,
    system_id       UUID NOT NULL REFERENCES systems (id),
    PRIMARY KEY (organization_id, slug)
);

-- Which system a row of another register is.
CREATE TABLE system_sources (
    scheme     TEXT COLLATE "C" NOT NULL,
    source_key TEXT COLLATE "C" NOT NULL,
    system_id  UUID NOT NULL REFERENCES systems (id),
    PRIMARY KEY (scheme, source_key)
);

-- Published content of organizations and systems. Only a redaction changes a row: it takes salt and
-- value of a field out of `disclosures` and puts its name into `redacted`. Text, not jsonb: jsonb does not keep what was hashed.
CREATE TABLE versions (
    subject      UUID NOT NULL,
    number       INTEGER NOT NULL,
    published_at TIMESTAMPTZ NOT NULL,
    entry_index  BIGINT NOT NULL UNIQUE,
    digests      TEXT NOT NULL,
    disclosures  TEXT NOT NULL,
    redacted     TEXT NOT NULL,
    PRIMARY KEY (subject, number)
);

CREATE TABLE log_head (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    size         BIGINT NOT NULL,
    edge         BYTEA NOT NULL,
    checkpoint   TEXT NOT NULL,
    verifier_key TEXT NOT NULL
);

CREATE TABLE log_entries (
    "index" BIGINT PRIMARY KEY,
    entry   TEXT NOT NULL
);

CREATE TABLE log_hashes (
    level   INTEGER NOT NULL,
    "index" BIGINT NOT NULL,
    hash    BYTEA NOT NULL,
    PRIMARY KEY (level, "index")
);

CREATE TABLE log_checkpoints (
    size       BIGINT PRIMARY KEY,
    checkpoint TEXT NOT NULL
);

CREATE TABLE accounts (
    id            UUID PRIMARY KEY,
    email         TEXT COLLATE "C" NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    created_at    TIMESTAMPTZ NOT NULL
);

CREATE TABLE memberships (
    account_id      UUID NOT NULL REFERENCES accounts (id),
    organization_id UUID REFERENCES organizations (id),
    role            TEXT COLLATE "C" NOT NULL,
    UNIQUE (account_id, organization_id, role)
);
-- NULLs are all different to UNIQUE.
CREATE UNIQUE INDEX memberships_everywhere ON memberships (account_id, role) WHERE organization_id IS NULL;

-- What is published stays: no statement of this program or of a hand at the database changes it.
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0];
END
$$;
CREATE TRIGGER versions_stay BEFORE UPDATE OF subject, number, published_at, entry_index, digests ON versions
    FOR EACH ROW EXECUTE FUNCTION refuse('versions are immutable');
CREATE TRIGGER versions_are_kept BEFORE DELETE ON versions
    FOR EACH ROW EXECUTE FUNCTION refuse('versions are immutable');
CREATE TRIGGER log_entries_stay BEFORE UPDATE OR DELETE ON log_entries
    FOR EACH ROW EXECUTE FUNCTION refuse('the log is append-only');
CREATE TRIGGER log_hashes_stay BEFORE UPDATE OR DELETE ON log_hashes
    FOR EACH ROW EXECUTE FUNCTION refuse('the log is append-only');
CREATE TRIGGER log_checkpoints_stay BEFORE UPDATE OR DELETE ON log_checkpoints
    FOR EACH ROW EXECUTE FUNCTION refuse('the log is append-only');
CREATE TRIGGER log_head_goes_on BEFORE UPDATE ON log_head
    FOR EACH ROW WHEN (NEW.size <= OLD.size) EXECUTE FUNCTION refuse('the log never goes back');
CREATE TRIGGER log_head_is_kept BEFORE DELETE ON log_head
    FOR EACH ROW EXECUTE FUNCTION refuse('the log never goes back');
CREATE TRIGGER log_entries_are_kept BEFORE TRUNCATE ON log_entries
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('the log is append-only');
CREATE TRIGGER versions_are_not_emptied BEFORE TRUNCATE ON versions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('versions are immutable');
CREATE TRIGGER log_hashes_are_not_emptied BEFORE TRUNCATE ON log_hashes
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('the log is append-only');
CREATE TRIGGER log_checkpoints_are_not_emptied BEFORE TRUNCATE ON log_checkpoints
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('the log is append-only');
CREATE TRIGGER log_head_is_not_emptied BEFORE TRUNCATE ON log_head
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('the log never goes back');
