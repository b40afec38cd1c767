UPDATE organization_settings SET settings = REPLACE(settings, '"twoPersonRule"', '"fourEyes"');

ALTER TABLE idempotency_keys ADD COLUMN status INTEGER NOT NULL DEFAULT 200;

DROP TRIGGER audit_entries_refuse_update;
DROP TRIGGER audit_entries_refuse_delete;
DROP TRIGGER audit_entries_refuse_replace;
DROP INDEX audit_entries_by_organization;
DROP INDEX audit_entries_by_subject;
DROP INDEX role_assignments_register_wide;
DROP INDEX challenges_by_next_task;
DROP INDEX used_proofs_of_work_by_expiry;

ALTER TABLE log_head RENAME COLUMN compact_range TO edge;
ALTER TABLE outbox RENAME COLUMN deduplication_key TO subject;
ALTER TABLE outbox RENAME COLUMN kind TO what;
ALTER TABLE mail_codes RENAME COLUMN requested_on TO on_day;
ALTER TABLE mail_recipients RENAME COLUMN code_attempts TO tries;
ALTER TABLE mail_recipients RENAME COLUMN codes_requested TO codes;
ALTER TABLE mail_recipients RENAME COLUMN code_requested_on TO code_on;
ALTER TABLE mail_recipients RENAME COLUMN sealed_address TO sealed;
ALTER TABLE challenge_attachments RENAME COLUMN sealed_content TO sealed;
ALTER TABLE challenge_attachments RENAME COLUMN sealed_metadata TO sealed_about;
ALTER TABLE challenge_attachments RENAME COLUMN added_on TO on_day;
ALTER TABLE challenge_notes RENAME COLUMN sealed_text TO sealed;
ALTER TABLE challenge_notes RENAME COLUMN principal TO caller;
ALTER TABLE challenge_messages RENAME COLUMN sent_on TO on_day;
ALTER TABLE challenge_messages RENAME COLUMN sealed_text TO sealed;
ALTER TABLE challenges RENAME COLUMN next_task_on TO clock_on;
ALTER TABLE challenges RENAME COLUMN deadline_on TO due_on;
ALTER TABLE webhooks RENAME COLUMN paused_until TO rests_until;
ALTER TABLE webhooks RENAME COLUMN next_entry_index TO after;
ALTER TABLE webhooks RENAME COLUMN sealed_secrets TO sealed;
ALTER TABLE imports RENAME COLUMN updated_at TO touched_at;
ALTER TABLE imports RENAME COLUMN principal TO caller;
ALTER TABLE token_keys RENAME COLUMN sealed_private_key TO sealed;
ALTER TABLE accounts RENAME COLUMN last_totp_step TO totp_step;
ALTER TABLE accounts RENAME COLUMN sealed_totp_secret TO totp;
ALTER TABLE role_assignments RENAME COLUMN granted_at TO since;
ALTER TABLE audit_entries RENAME COLUMN action TO act;
ALTER TABLE audit_entries RENAME COLUMN principal TO caller;
ALTER TABLE idempotency_keys RENAME COLUMN sealed_outcome TO sealed;
ALTER TABLE idempotency_keys RENAME COLUMN request_digest TO request;
ALTER TABLE idempotency_keys RENAME COLUMN principal TO caller;

ALTER TABLE role_assignments RENAME TO memberships;
ALTER TABLE instance_key_check RENAME TO instance;
ALTER TABLE used_login_states RENAME TO issuer_logins;
ALTER TABLE used_client_assertions RENAME TO client_assertions;
ALTER TABLE used_proofs_of_work RENAME TO spent_work;
ALTER TABLE audit_entries RENAME TO audit;
ALTER TABLE idempotency_keys RENAME TO idempotent_answers;

CREATE INDEX audit_by_organization ON audit (organization_id, id);
CREATE INDEX audit_by_subject ON audit (subject);
CREATE UNIQUE INDEX memberships_everywhere ON memberships (account_id, role) WHERE organization_id IS NULL;
CREATE INDEX challenges_by_clock ON challenges (clock_on);
CREATE INDEX spent_work_by_expiry ON spent_work (expires_at);

CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
