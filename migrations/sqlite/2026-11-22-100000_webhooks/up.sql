-- Until then a process sends to it and no other does; and until then it rests, because its receiver failed.
ALTER TABLE webhooks ADD COLUMN claimed_until TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000000Z';
ALTER TABLE webhooks ADD COLUMN rests_until TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000000Z';

-- A test is about no entry.
CREATE TABLE deliveries_anew (
    id          TEXT PRIMARY KEY NOT NULL,
    webhook_id  TEXT NOT NULL REFERENCES webhooks (id),
    entry_index INTEGER,
    payload     TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead')),
    attempts    INTEGER NOT NULL,
    due_at      TEXT NOT NULL,
    status      INTEGER,
    failure     TEXT,
    created_at  TEXT NOT NULL,
    tried_at    TEXT,
    UNIQUE (webhook_id, entry_index)
) STRICT;
INSERT INTO deliveries_anew
SELECT id, webhook_id, entry_index, payload, state, attempts, due_at, status, failure, created_at, NULL FROM deliveries;
DROP TABLE deliveries;
ALTER TABLE deliveries_anew RENAME TO deliveries;
CREATE INDEX deliveries_by_webhook ON deliveries (webhook_id, state, due_at);
CREATE INDEX deliveries_by_age ON deliveries (created_at);
