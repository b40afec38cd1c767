-- Tables and columns get the names that the code, the API and docs/glossary.md use. The one value that changes is the name of a
-- setting.

-- SQLite cannot rename a trigger or an index: they are dropped here and created again below.
DROP TRIGGER audit_stays;
DROP TRIGGER audit_is_kept;
DROP TRIGGER audit_is_not_replaced;
DROP INDEX audit_by_organization;
DROP INDEX audit_by_subject;
DROP INDEX memberships_everywhere;
DROP INDEX challenges_by_clock;
DROP INDEX spent_work_by_expiry;

ALTER TABLE idempotent_answers RENAME TO idempotency_keys;
ALTER TABLE audit RENAME TO audit_entries;
ALTER TABLE spent_work RENAME TO used_proofs_of_work;
ALTER TABLE client_assertions RENAME TO used_client_assertions;
ALTER TABLE issuer_logins RENAME TO used_login_states;
ALTER TABLE instance RENAME TO instance_key_check;
ALTER TABLE memberships RENAME TO role_assignments;

ALTER TABLE idempotency_keys RENAME COLUMN caller TO principal;
ALTER TABLE idempotency_keys RENAME COLUMN request TO request_digest;
ALTER TABLE idempotency_keys RENAME COLUMN sealed TO sealed_outcome;
ALTER TABLE audit_entries RENAME COLUMN caller TO principal;
ALTER TABLE audit_entries RENAME COLUMN act TO action;
ALTER TABLE role_assignments RENAME COLUMN since TO granted_at;
ALTER TABLE accounts RENAME COLUMN totp TO sealed_totp_secret;
ALTER TABLE accounts RENAME COLUMN totp_step TO last_totp_step;
ALTER TABLE token_keys RENAME COLUMN sealed TO sealed_private_key;
ALTER TABLE imports RENAME COLUMN caller TO principal;
ALTER TABLE imports RENAME COLUMN touched_at TO updated_at;
ALTER TABLE webhooks RENAME COLUMN sealed TO sealed_secrets;
ALTER TABLE webhooks RENAME COLUMN after TO next_entry_index;
ALTER TABLE webhooks RENAME COLUMN rests_until TO paused_until;
ALTER TABLE challenges RENAME COLUMN due_on TO deadline_on;
ALTER TABLE challenges RENAME COLUMN clock_on TO next_task_on;
ALTER TABLE challenge_messages RENAME COLUMN sealed TO sealed_text;
ALTER TABLE challenge_messages RENAME COLUMN on_day TO sent_on;
ALTER TABLE challenge_notes RENAME COLUMN caller TO principal;
ALTER TABLE challenge_notes RENAME COLUMN sealed TO sealed_text;
ALTER TABLE challenge_attachments RENAME COLUMN on_day TO added_on;
ALTER TABLE challenge_attachments RENAME COLUMN sealed_about TO sealed_metadata;
ALTER TABLE challenge_attachments RENAME COLUMN sealed TO sealed_content;
ALTER TABLE mail_recipients RENAME COLUMN sealed TO sealed_address;
ALTER TABLE mail_recipients RENAME COLUMN code_on TO code_requested_on;
ALTER TABLE mail_recipients RENAME COLUMN codes TO codes_requested;
ALTER TABLE mail_recipients RENAME COLUMN tries TO code_attempts;
ALTER TABLE mail_codes RENAME COLUMN on_day TO requested_on;
ALTER TABLE outbox RENAME COLUMN what TO kind;
ALTER TABLE outbox RENAME COLUMN subject TO deduplication_key;
ALTER TABLE log_head RENAME COLUMN edge TO compact_range;

CREATE INDEX audit_entries_by_organization ON audit_entries (organization_id, id);
CREATE INDEX audit_entries_by_subject ON audit_entries (subject);
CREATE UNIQUE INDEX role_assignments_register_wide ON role_assignments (account_id, role) WHERE organization_id IS NULL;
CREATE INDEX challenges_by_next_task ON challenges (next_task_on);
CREATE INDEX used_proofs_of_work_by_expiry ON used_proofs_of_work (expires_at);

CREATE TRIGGER audit_entries_refuse_update BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_entries_refuse_delete BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
-- INSERT OR REPLACE deletes without firing the trigger above.
CREATE TRIGGER audit_entries_refuse_replace BEFORE INSERT ON audit_entries WHEN EXISTS (SELECT 1 FROM audit_entries WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;

-- The outcome that is saved for an idempotency key has its status in it.
ALTER TABLE idempotency_keys DROP COLUMN status;

UPDATE organization_settings SET settings = REPLACE(settings, '"fourEyes"', '"twoPersonRule"');
