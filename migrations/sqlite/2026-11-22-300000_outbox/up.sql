-- Who is told by e-mail: the submitter of a challenge, or a case handler with an account. The address itself is not here but for
-- accounts, sealed: a challenge keeps its own with what else is private of it. `address_hash` is a keyed hash of the address, by
-- which a changed one is noticed; empty once the address is erased, for how many codes were asked for (`codes`) is kept. The code
-- that confirms it is made from `code_id` and the instance key.
CREATE TABLE mail_recipients (
    id           TEXT PRIMARY KEY NOT NULL,
    challenge_id TEXT UNIQUE REFERENCES challenges (id),
    account_id   TEXT UNIQUE REFERENCES accounts (id),
    sealed       TEXT,
    address_hash TEXT NOT NULL,
    code_id      TEXT NOT NULL,
    code_on      TEXT NOT NULL,
    codes        INTEGER NOT NULL,
    tries        INTEGER NOT NULL,
    confirmed_on TEXT,
    CHECK ((challenge_id IS NULL) <> (account_id IS NULL))
) STRICT;
-- Codes that were asked for, by a keyed hash of the mailbox: nobody is sent many of them.
CREATE TABLE mail_codes (
    id           TEXT PRIMARY KEY NOT NULL,
    mailbox_hash TEXT NOT NULL,
    on_day       TEXT NOT NULL
) STRICT;
CREATE INDEX mail_codes_by_mailbox ON mail_codes (mailbox_hash, on_day);
CREATE INDEX mail_codes_by_day ON mail_codes (on_day);
-- Mails on their way: who, what, about which challenge. No address and no text. Days, not times, as with challenges; `due_at` of
-- one that was never tried is the beginning of its day.
CREATE TABLE outbox (
    id           TEXT PRIMARY KEY NOT NULL,
    recipient_id TEXT NOT NULL REFERENCES mail_recipients (id),
    challenge_id TEXT REFERENCES challenges (id),
    what         TEXT NOT NULL,
    subject      TEXT NOT NULL,
    day          TEXT,
    state        TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'dead')),
    attempts     INTEGER NOT NULL,
    due_at       TEXT NOT NULL,
    created_on   TEXT NOT NULL,
    UNIQUE (recipient_id, what, subject)
) STRICT;
CREATE INDEX outbox_by_due ON outbox (state, due_at);
CREATE INDEX outbox_by_age ON outbox (created_on);
-- Those whose remedy is due, or who are asked whether it is solved, are found by their state.
CREATE INDEX challenges_by_state ON challenges (state, due_on);
