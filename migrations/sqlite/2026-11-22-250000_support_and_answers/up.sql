-- Who said "this affects me too", so that nobody counts twice: a hash that only this register can make of the random token that a
-- browser keeps and of the challenge, so that two rows never tell of one browser. Gone when the challenge is closed.
CREATE TABLE challenge_supporters (
    challenge_id TEXT NOT NULL REFERENCES challenges (id),
    token_hash   TEXT NOT NULL,
    PRIMARY KEY (challenge_id, token_hash)
) STRICT, WITHOUT ROWID;
-- What case handlers of an organization say often. `text` is a map of languages as JSON.
CREATE TABLE answer_templates (
    id              TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    title           TEXT NOT NULL,
    purpose         TEXT NOT NULL,
    text            TEXT NOT NULL,
    revision        INTEGER NOT NULL
) STRICT;
CREATE INDEX answer_templates_by_organization ON answer_templates (organization_id, id);
