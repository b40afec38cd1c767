-- People. An account without a password of its own logs in at its organization's issuer.
ALTER TABLE accounts ADD COLUMN totp TEXT;
ALTER TABLE accounts ADD COLUMN totp_step INTEGER;
ALTER TABLE accounts ADD COLUMN disabled_at TEXT;
-- Where a role comes from: `local`, or `issuer`, which takes it away again.
ALTER TABLE memberships ADD COLUMN source TEXT NOT NULL DEFAULT 'local';
-- When it was given through an invitation or by an administrator.
ALTER TABLE memberships ADD COLUMN since TEXT;

-- Codes that stand in for a lost second factor, once each; only their hashes.
CREATE TABLE recovery_codes (
    account_id TEXT NOT NULL REFERENCES accounts (id),
    hash       TEXT NOT NULL,
    PRIMARY KEY (account_id, hash)
) STRICT, WITHOUT ROWID;

-- Who a person is at an issuer, with the address that it names: for people to read, it decides nothing.
CREATE TABLE account_subjects (
    issuer     TEXT NOT NULL,
    subject    TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    email      TEXT,
    PRIMARY KEY (issuer, subject)
) STRICT, WITHOUT ROWID;

-- Programs of an organization. `roles` and `keys` are JSON.
CREATE TABLE clients (
    id              TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    name            TEXT NOT NULL,
    roles           TEXT NOT NULL,
    secret_hash     TEXT,
    keys            TEXT,
    created_at      TEXT NOT NULL,
    disabled_at     TEXT
) STRICT;
CREATE INDEX clients_by_organization ON clients (organization_id);
-- Assertions of clients that were used: each serves once.
CREATE TABLE client_assertions (
    client_id  TEXT NOT NULL REFERENCES clients (id),
    jti        TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    PRIMARY KEY (client_id, jti)
) STRICT, WITHOUT ROWID;

-- A login and everything that came of it: one family of refresh tokens. With an organization the login was at its
-- issuer, and counts there alone.
CREATE TABLE sessions (
    id         TEXT PRIMARY KEY NOT NULL,
    account_id TEXT REFERENCES accounts (id),
    client_id  TEXT REFERENCES clients (id),
    organization_id TEXT REFERENCES organizations (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    ended_at   TEXT,
    CHECK ((account_id IS NULL) <> (client_id IS NULL))
) STRICT;
CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_client ON sessions (client_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
CREATE TABLE refresh_tokens (
    hash       TEXT PRIMARY KEY NOT NULL,
    session_id TEXT NOT NULL REFERENCES sessions (id),
    expires_at TEXT NOT NULL,
    used_at    TEXT
) STRICT;
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);

-- Keys that sign access tokens; the private half is sealed with the instance key.
CREATE TABLE token_keys (
    id         TEXT PRIMARY KEY NOT NULL,
    sealed     TEXT NOT NULL,
    public_key TEXT NOT NULL,
    created_at TEXT NOT NULL,
    retired_at TEXT
) STRICT;
-- A value sealed with the instance key: a process with another key is refused.
CREATE TABLE instance (
    id     INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    sealed TEXT NOT NULL
) STRICT;

-- One-time links for new members; only the hash of the secret.
CREATE TABLE invitations (
    id              TEXT PRIMARY KEY NOT NULL,
    hash            TEXT NOT NULL UNIQUE,
    email           TEXT NOT NULL,
    organization_id TEXT REFERENCES organizations (id),
    roles           TEXT NOT NULL,
    created_at      TEXT NOT NULL,
    expires_at      TEXT NOT NULL,
    used_at         TEXT
) STRICT;
CREATE INDEX invitations_by_organization ON invitations (organization_id);

-- The issuer (OpenID Connect) that an organization trusts. `settings` is JSON, the secret in it sealed.
CREATE TABLE issuers (
    organization_id TEXT PRIMARY KEY NOT NULL REFERENCES organizations (id),
    issuer          TEXT NOT NULL UNIQUE,
    settings        TEXT NOT NULL,
    updated_at      TEXT NOT NULL
) STRICT;
-- Logins that came back from an issuer: each state serves once.
CREATE TABLE issuer_logins (
    state_hash TEXT PRIMARY KEY NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;

-- What an organization set for itself: JSON.
CREATE TABLE organization_settings (
    organization_id TEXT PRIMARY KEY NOT NULL REFERENCES organizations (id),
    settings        TEXT NOT NULL,
    revision        INTEGER NOT NULL
) STRICT;
-- Cities that ask to join.
CREATE TABLE applications (
    id              TEXT PRIMARY KEY NOT NULL,
    organization    TEXT NOT NULL,
    contact         TEXT NOT NULL,
    statement       TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('waiting', 'admitted', 'refused')),
    created_at      TEXT NOT NULL,
    decided_at      TEXT,
    reason          TEXT,
    organization_id TEXT REFERENCES organizations (id)
) STRICT;

-- Drafts of records: JSON. `base` is the version that it began from; the id is that of the system.
CREATE TABLE drafts (
    system_id       TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    record          TEXT NOT NULL,
    base            INTEGER,
    state           TEXT NOT NULL CHECK (state IN ('open', 'submitted', 'returned')),
    revision        INTEGER NOT NULL,
    last_editor     TEXT NOT NULL,
    template_id     TEXT,
    source          TEXT,
    created_at      TEXT NOT NULL,
    updated_at      TEXT NOT NULL
) STRICT;
CREATE INDEX drafts_by_organization ON drafts (organization_id, updated_at);
CREATE TABLE draft_comments (
    id         TEXT PRIMARY KEY NOT NULL,
    system_id  TEXT NOT NULL REFERENCES drafts (system_id),
    at         TEXT NOT NULL,
    role       TEXT NOT NULL,
    pointer    TEXT NOT NULL,
    text       TEXT NOT NULL
) STRICT;
CREATE INDEX draft_comments_by_system ON draft_comments (system_id);
-- Records that others may begin from.
CREATE TABLE templates (
    id              TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    supplier        TEXT,
    title           TEXT NOT NULL,
    record          TEXT NOT NULL,
    shared          INTEGER NOT NULL,
    revision        INTEGER NOT NULL,
    created_at      TEXT NOT NULL,
    updated_at      TEXT NOT NULL
) STRICT;
CREATE INDEX templates_by_organization ON templates (organization_id);
-- Files that are taken in. `counts` (rows by outcome) and `failure` are JSON; one that is `running` and was not touched
-- for a minute was broken off.
CREATE TABLE imports (
    id              TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    profile         TEXT NOT NULL,
    mode            TEXT NOT NULL,
    dry_run         INTEGER NOT NULL,
    file_digest     TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed')),
    total           INTEGER NOT NULL,
    counts          TEXT NOT NULL,
    failure         TEXT,
    caller          TEXT NOT NULL,
    created_at      TEXT NOT NULL,
    touched_at      TEXT NOT NULL,
    finished_at     TEXT
) STRICT;
CREATE INDEX imports_by_organization ON imports (organization_id, id);
-- What came of each row: JSON.
CREATE TABLE import_rows (
    import_id TEXT NOT NULL REFERENCES imports (id),
    number    INTEGER NOT NULL,
    outcome   TEXT NOT NULL,
    line      TEXT NOT NULL,
    PRIMARY KEY (import_id, number)
) STRICT, WITHOUT ROWID;

-- Answers to requests with an Idempotency-Key.
CREATE TABLE idempotent_answers (
    caller      TEXT NOT NULL,
    key         TEXT NOT NULL,
    request     TEXT NOT NULL,
    status      INTEGER NOT NULL,
    sealed      TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    PRIMARY KEY (caller, key)
) STRICT, WITHOUT ROWID;

-- Addresses that are told of what happens. `after` is the entry of the log up to which deliveries were made.
CREATE TABLE webhooks (
    id              TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    url             TEXT NOT NULL,
    sealed          TEXT NOT NULL,
    events          TEXT NOT NULL,
    after           INTEGER NOT NULL,
    created_at      TEXT NOT NULL,
    disabled_at     TEXT
) STRICT;
CREATE INDEX webhooks_by_organization ON webhooks (organization_id);
CREATE TABLE deliveries (
    id          TEXT PRIMARY KEY NOT NULL,
    webhook_id  TEXT NOT NULL REFERENCES webhooks (id),
    entry_index INTEGER NOT NULL,
    payload     TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead')),
    attempts    INTEGER NOT NULL,
    due_at      TEXT NOT NULL,
    status      INTEGER,
    failure     TEXT,
    created_at  TEXT NOT NULL,
    UNIQUE (webhook_id, entry_index)
) STRICT;
CREATE INDEX deliveries_by_due ON deliveries (state, due_at);

-- Every act of everybody who works in the register.
CREATE TABLE audit (
    id              TEXT PRIMARY KEY NOT NULL,
    at              TEXT NOT NULL,
    organization_id TEXT REFERENCES organizations (id),
    caller          TEXT NOT NULL,
    role            TEXT NOT NULL,
    act             TEXT NOT NULL,
    subject         TEXT NOT NULL,
    client          TEXT,
    before_digest   TEXT,
    after_digest    TEXT
) STRICT;
CREATE INDEX audit_by_organization ON audit (organization_id, id);
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
