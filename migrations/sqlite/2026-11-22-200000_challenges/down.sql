DROP TABLE spent_work;
DROP TABLE challenge_notes;
DROP TABLE challenge_messages;
DROP TABLE challenges;
DROP INDEX audit_by_subject;
