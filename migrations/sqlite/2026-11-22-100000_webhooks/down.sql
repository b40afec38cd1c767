CREATE TABLE deliveries_before (
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
INSERT INTO deliveries_before
SELECT id, webhook_id, entry_index, payload, state, attempts, due_at, status, failure, created_at FROM deliveries
WHERE entry_index IS NOT NULL;
DROP TABLE deliveries;
ALTER TABLE deliveries_before RENAME TO deliveries;
CREATE INDEX deliveries_by_due ON deliveries (state, due_at);
ALTER TABLE webhooks DROP COLUMN rests_until;
ALTER TABLE webhooks DROP COLUMN claimed_until;
