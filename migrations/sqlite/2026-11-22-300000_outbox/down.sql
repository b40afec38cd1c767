DROP INDEX challenges_by_state;
DROP TABLE outbox;
DROP TABLE mail_codes;
DROP TABLE mail_recipients;
