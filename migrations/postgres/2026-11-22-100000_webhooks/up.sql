-- Until then a process sends to it and no other does; and until then it rests, because its receiver failed.
ALTER TABLE webhooks ADD COLUMN claimed_until TIMESTAMPTZ NOT NULL DEFAULT 'epoch';
ALTER TABLE webhooks ADD COLUMN rests_until TIMESTAMPTZ NOT NULL DEFAULT 'epoch';

-- A test is about no entry.
ALTER TABLE deliveries ALTER COLUMN entry_index DROP NOT NULL;
ALTER TABLE deliveries ADD COLUMN tried_at TIMESTAMPTZ;
DROP INDEX deliveries_by_due;
CREATE INDEX deliveries_by_webhook ON deliveries (webhook_id, state, due_at);
CREATE INDEX deliveries_by_age ON deliveries (created_at);
