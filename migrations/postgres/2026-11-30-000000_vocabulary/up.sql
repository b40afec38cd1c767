-- Tables and columns get the names that the code, the API and docs/glossary.md use. The one value that changes is the name of a
-- setting.

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

ALTER INDEX idempotent_answers_pkey RENAME TO idempotency_keys_pkey;
ALTER INDEX audit_pkey RENAME TO audit_entries_pkey;
ALTER INDEX spent_work_pkey RENAME TO used_proofs_of_work_pkey;
ALTER INDEX client_assertions_pkey RENAME TO used_client_assertions_pkey;
ALTER INDEX issuer_logins_pkey RENAME TO used_login_states_pkey;
ALTER INDEX instance_pkey RENAME TO instance_key_check_pkey;
ALTER INDEX memberships_account_id_organization_id_role_key RENAME TO role_assignments_account_id_organization_id_role_key;
ALTER INDEX audit_by_organization RENAME TO audit_entries_by_organization;
ALTER INDEX audit_by_subject RENAME TO audit_entries_by_subject;
ALTER INDEX memberships_everywhere RENAME TO role_assignments_register_wide;
ALTER INDEX challenges_by_clock RENAME TO challenges_by_next_task;
ALTER INDEX spent_work_by_expiry RENAME TO used_proofs_of_work_by_expiry;

ALTER TRIGGER audit_stays ON audit_entries RENAME TO audit_entries_refuse_change;
ALTER FUNCTION audit_stays() RENAME TO refuse_audit_change;

-- The outcome that is saved for an idempotency key has its status in it.
ALTER TABLE idempotency_keys DROP COLUMN status;

UPDATE organization_settings SET settings = REPLACE(settings, '"fourEyes"', '"twoPersonRule"');
