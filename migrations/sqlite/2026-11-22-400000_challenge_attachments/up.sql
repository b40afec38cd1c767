-- Files that belong to a challenge, as they are after everything that is not to be seen in them was taken out. What they are,
-- how long, and their digest is sealed with them: a digest would tell whoever has the file already. The id is drawn by lot.
CREATE TABLE challenge_attachments (
    id           TEXT PRIMARY KEY NOT NULL,
    challenge_id TEXT NOT NULL REFERENCES challenges (id),
    number       INTEGER NOT NULL,
    side         TEXT NOT NULL CHECK (side IN ('submitter', 'organization')),
    on_day       TEXT NOT NULL,
    sealed_about TEXT NOT NULL,
    sealed       BLOB NOT NULL,
    UNIQUE (challenge_id, number)
) STRICT;
