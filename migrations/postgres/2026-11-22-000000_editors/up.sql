-- People. An account without a password of its own logs in at its organization's issuer.
ALTER TABLE accounts ADD COLUMN totp TEXT;
ALTER TABLE accounts ADD COLUMN totp_step BIGINT;
ALTER TABLE accounts ADD COLUMN disabled_at TIMESTAMPTZ;
-- Where a role comes from: `local`, or `issuer`, which takes it away again.
ALTER TABLE memberships ADD COLUMN source TEXT COLLATE "C" NOT NULL DEFAULT 'local';
-- When it was given through an invitation or by an administrator.
ALTER TABLE memberships ADD COLUMN since TIMESTAMPTZ;

-- Codes that stand in for a lost second factor, once each; only their hashes.
CREATE TABLE recovery_codes (
    account_id UUID NOT NULL REFERENCES accounts (id),
    hash       TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (account_id, hash)
);

-- Who a person is at an issuer, with the address that it names: for people to read, it decides nothing.
CREATE TABLE account_subjects (
    issuer     TEXT COLLATE "C" NOT NULL,
    subject    TEXT COLLATE "C" NOT NULL,
    account_id UUID NOT NULL REFERENCES accounts (id),
    email      TEXT COLLATE "C",
    PRIMARY KEY (issuer, subject)
);

-- Programs of an organization. `roles` and `keys` are JSON.
CREATE TABLE clients (
    id              UUID PRIMARY KEY,
    organization_id UUID NOT NULL REFERENCES organizations (id),
    name            TEXT COLLATE "C" NOT NULL,
    roles           TEXT NOT NULL,
    secret_hash     TEXT,
    keys            TEXT,
    created_at      TIMESTAMPTZ NOT NULL,
    disabled_at     TIMESTAMPTZ
);
CREATE INDEX clients_by_organization ON clients (organization_id);
-- Assertions of clients that were used: each serves once.
CREATE TABLE client_assertions (
    client_id  UUID NOT NULL REFERENCES clients (id),
    jti        TEXT COLLATE "C" NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (client_id, jti)
);

-- A login and everything that came of it: one family of refresh tokens. With an organization the login was at its
-- issuer, and counts there alone.
CREATE TABLE sessions (
    id         UUID PRIMARY KEY,
    account_id UUID REFERENCES accounts (id),
    client_id  UUID REFERENCES clients (id),
    organization_id UUID REFERENCES organizations (id),
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    ended_at   TIMESTAMPTZ,
    CHECK ((account_id IS NULL) <> (client_id IS NULL))
);
CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_client ON sessions (client_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
CREATE TABLE refresh_tokens (
    hash       TEXT COLLATE "C" PRIMARY KEY,
    session_id UUID NOT NULL REFERENCES sessions (id),
    expires_at TIMESTAMPTZ NOT NULL,
    used_at    TIMESTAMPTZ
);
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);

-- Keys that sign access tokens; the private half is sealed with the instance key.
CREATE TABLE token_keys (
    id         TEXT COLLATE "C" PRIMARY KEY,
    sealed     TEXT NOT NULL,
    public_key TEXT COLLATE "C" NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    retired_at TIMESTAMPTZ
);
-- A value sealed with the instance key: a process with another key is refused.
CREATE TABLE instance (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    sealed TEXT NOT NULL
);

-- One-time links for new members; only the hash of the secret.
CREATE TABLE invitations (
    id              UUID PRIMARY KEY,
    hash            TEXT COLLATE "C" NOT NULL UNIQUE,
    email           TEXT COLLATE "C" NOT NULL,
    organization_id UUID REFERENCES organizations (id),
    roles           TEXT NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    expires_at      TIMESTAMPTZ NOT NULL,
    used_at         TIMESTAMPTZ
);
CREATE INDEX invitations_by_organization ON invitations (organization_id);

-- The issuer (OpenID Connect) that an organization trusts. `settings` is JSON, the secret in it sealed.
CREATE TABLE issuers (
    organization_id UUID PRIMARY KEY REFERENCES organizations (id),
    issuer          TEXT COLLATE "C" NOT NULL UNIQUE,
    settings        TEXT NOT NULL,
    updated_at      TIMESTAMPTZ NOT NULL
);
-- Logins that came back from an issuer: each state serves once.
CREATE TABLE issuer_logins (
    state_hash TEXT COLLATE "C" PRIMARY KEY,
    expires_at TIMESTAMPTZ NOT NULL
);

-- What an organization set for itself: JSON.
CREATE TABLE organization_settings (
    organization_id UUID PRIMARY KEY REFERENCES organizations (id),
    settings        TEXT NOT NULL,
    revision        INTEGER NOT NULL
);
-- Cities that ask to join.
CREATE TABLE applications (
    id              UUID PRIMARY KEY,
    organization    TEXT NOT NULL,
    contact         TEXT NOT NULL,
    statement       TEXT NOT NULL,
    state           TEXT COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'admitted', 'refused')),
    created_at      TIMESTAMPTZ NOT NULL,
    decided_at      TIMESTAMPTZ,
    reason          TEXT,
    organization_id UUID REFERENCES organizations (id)
);

-- Drafts of records: JSON. `base` is the version that it began from; the id is that of the system.
CREATE TABLE drafts (
    system_id       UUID PRIMARY KEY,
    organization_id UUID NOT NULL REFERENCES organizations (id),
    record          TEXT NOT NULL,
    base            INTEGER,
    state           TEXT COLLATE "C" NOT NULL CHECK (state IN ('open', 'submitted', 'returned')),
    revision        INTEGER NOT NULL,
    last_editor     TEXT COLLATE "C" NOT NULL,
    template_id     UUID,
    source          TEXT,
    created_at      TIMESTAMPTZ NOT NULL,
    updated_at      TIMESTAMPTZ NOT NULL
);
CREATE INDEX drafts_by_organization ON drafts (organization_id, updated_at);
CREATE TABLE draft_comments (
    id         UUID PRIMARY KEY,
    system_id  UUID NOT NULL REFERENCES drafts (system_id),
    at         TIMESTAMPTZ NOT NULL,
    role       TEXT COLLATE "C" NOT NULL,
    pointer    TEXT COLLATE "C" NOT NULL,
    text       TEXT NOT NULL
);
CREATE INDEX draft_comments_by_system ON draft_comments (system_id);
-- Records that others may begin from.
CREATE TABLE templates (
    id              UUID PRIMARY KEY,
    organization_id UUID NOT NULL REFERENCES organizations (id),
    supplier        TEXT,
    title           TEXT NOT NULL,
    record          TEXT NOT NULL,
    shared          BOOLEAN NOT NULL,
    revision        INTEGER NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    updated_at      TIMESTAMPTZ NOT NULL
);
CREATE INDEX templates_by_organization ON templates (organization_id);
-- Files that are taken in. `counts` (rows by outcome) and `failure` are JSON; one that is `running` and was not touched
-- for a minute was broken off.
CREATE TABLE imports (
    id              UUID PRIMARY KEY,
    organization_id UUID NOT NULL REFERENCES organizations (id),
    profile         TEXT COLLATE "C" NOT NULL,
    mode            TEXT COLLATE "C" NOT NULL,
    dry_run         BOOLEAN NOT NULL,
    file_digest     TEXT COLLATE "C" NOT NULL,
    state           TEXT COLLATE "C" NOT NULL CHECK (state IN ('running', 'done', 'failed')),
    total           INTEGER NOT NULL,
    counts          TEXT NOT NULL,
    failure         TEXT,
    caller          TEXT COLLATE "C" NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    touched_at      TIMESTAMPTZ NOT NULL,
    finished_at     TIMESTAMPTZ
);
CREATE INDEX imports_by_organization ON imports (organization_id, id);
-- What came of each row: JSON.
CREATE TABLE import_rows (
    import_id UUID NOT NULL REFERENCES imports (id),
    number    INTEGER NOT NULL,
    outcome   TEXT COLLATE "C" NOT NULL,
    line      TEXT NOT NULL,
    PRIMARY KEY (import_id, number)
);

-- Answers to requests with an Idempotency-Key.
CREATE TABLE idempotent_answers (
    caller      TEXT COLLATE "C" NOT NULL,
    key         TEXT COLLATE "C" NOT NULL,
    request     TEXT COLLATE "C" NOT NULL,
    status      INTEGER NOT NULL,
    sealed      TEXT NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (caller, key)
);

-- Addresses that are told of what happens. `after` is the entry of the log up to which deliveries were made.
CREATE TABLE webhooks (
    id              UUID PRIMARY KEY,
    organization_id UUID NOT NULL REFERENCES organizations (id),
    url             TEXT NOT NULL,
    sealed          TEXT NOT NULL,
    events          TEXT NOT NULL,
    after           BIGINT NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL,
    disabled_at     TIMESTAMPTZ
);
CREATE INDEX webhooks_by_organization ON webhooks (organization_id);
CREATE TABLE deliveries (
    id          UUID PRIMARY KEY,
    webhook_id  UUID NOT NULL REFERENCES webhooks (id),
    entry_index BIGINT NOT NULL,
    payload     TEXT NOT NULL,
    state       TEXT COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead')),
    attempts    INTEGER NOT NULL,
    due_at      TIMESTAMPTZ NOT NULL,
    status      INTEGER,
    failure     TEXT,
    created_at  TIMESTAMPTZ NOT NULL,
    UNIQUE (webhook_id, entry_index)
);
CREATE INDEX deliveries_by_due ON deliveries (state, due_at);

-- Every act of everybody who works in the register.
CREATE TABLE audit (
    id              UUID PRIMARY KEY,
    at              TIMESTAMPTZ NOT NULL,
    organization_id UUID REFERENCES organizations (id),
    caller          TEXT COLLATE "C" NOT NULL,
    role            TEXT COLLATE "C" NOT NULL,
    act             TEXT COLLATE "C" NOT NULL,
    subject         TEXT COLLATE "C" NOT NULL,
    client          TEXT,
    before_digest   TEXT,
    after_digest    TEXT
);
CREATE INDEX audit_by_organization ON audit (organization_id, id);
CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$;
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_stays();
