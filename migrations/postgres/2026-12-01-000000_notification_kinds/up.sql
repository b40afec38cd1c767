-- The kinds of notifications get the names that the code and the texts use.
UPDATE outbox SET kind = 'infoRequested' WHERE kind = 'asked';
UPDATE outbox SET kind = 'extended' WHERE kind = 'putOff';
UPDATE outbox SET kind = 'decisionOverdue' WHERE kind = 'missed';
UPDATE outbox SET kind = 'confirmRemedy' WHERE kind = 'solved';
UPDATE outbox SET kind = 'submitterReplied' WHERE kind = 'said';
UPDATE outbox SET kind = 'deadlineSoon' WHERE kind = 'termSoon';
UPDATE outbox SET kind = 'deadlineMissed' WHERE kind = 'termMissed';
