-- Who did something last is asked by what it was done to.
CREATE INDEX audit_by_subject ON audit (subject);

-- Challenges. `case_file` is the machine's own JSON ([domain::challenges::Case]); what is private is sealed with a key of
-- the challenge's own, which is sealed with the instance key: without `sealed_key` none of it can be read any more.
-- Days, not times: when somebody filed something is nobody's business. The id is drawn by lot for the same reason.
CREATE TABLE challenges (
    id              UUID PRIMARY KEY,
    reference       TEXT NOT NULL UNIQUE,
    organization_id UUID NOT NULL REFERENCES organizations (id),
    system_id       UUID,
    kind            TEXT NOT NULL,
    state           TEXT NOT NULL,
    version         INTEGER NOT NULL,
    case_file       TEXT NOT NULL,
    channel         TEXT NOT NULL,
    receipt_hash    TEXT NOT NULL UNIQUE,
    sealed_key      TEXT,
    sealed_text     TEXT,
    sealed_contact  TEXT,
    sealed_summary  TEXT,
    merged_into     TEXT,
    assigned_to     TEXT,
    received_on     TEXT NOT NULL,
    due_on          TEXT,
    clock_on        TEXT,
    closed_on       TEXT
);
CREATE INDEX challenges_by_organization ON challenges (organization_id, received_on);
CREATE INDEX challenges_by_clock ON challenges (clock_on);
CREATE INDEX challenges_by_merged ON challenges (merged_into);
-- What the two sides say to each other.
CREATE TABLE challenge_messages (
    challenge_id UUID NOT NULL REFERENCES challenges (id),
    number       INTEGER NOT NULL,
    side         TEXT NOT NULL CHECK (side IN ('submitter', 'organization')),
    kind         TEXT NOT NULL CHECK (kind IN ('message', 'question', 'answer', 'summary', 'dispute')),
    on_day       TEXT NOT NULL,
    sealed       TEXT NOT NULL,
    PRIMARY KEY (challenge_id, number)
);
-- What case handlers note for each other.
CREATE TABLE challenge_notes (
    id           UUID PRIMARY KEY,
    challenge_id UUID NOT NULL REFERENCES challenges (id),
    at           TIMESTAMPTZ NOT NULL,
    caller       TEXT NOT NULL,
    sealed       TEXT NOT NULL
);
CREATE INDEX challenge_notes_by_challenge ON challenge_notes (challenge_id, id);
-- Proofs of work that were used: each serves once.
CREATE TABLE spent_work (
    hash       TEXT PRIMARY KEY,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX spent_work_by_expiry ON spent_work (expires_at);
