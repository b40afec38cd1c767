DROP INDEX deliveries_by_age;
DROP INDEX deliveries_by_webhook;
CREATE INDEX deliveries_by_due ON deliveries (state, due_at);
DELETE FROM deliveries WHERE entry_index IS NULL;
ALTER TABLE deliveries DROP COLUMN tried_at;
ALTER TABLE deliveries ALTER COLUMN entry_index SET NOT NULL;
ALTER TABLE webhooks DROP COLUMN rests_until;
ALTER TABLE webhooks DROP COLUMN claimed_until;
