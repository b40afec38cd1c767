UPDATE outbox SET kind = 'asked' WHERE kind = 'infoRequested';
UPDATE outbox SET kind = 'putOff' WHERE kind = 'extended';
UPDATE outbox SET kind = 'missed' WHERE kind = 'decisionOverdue';
UPDATE outbox SET kind = 'solved' WHERE kind = 'confirmRemedy';
UPDATE outbox SET kind = 'said' WHERE kind = 'submitterReplied';
UPDATE outbox SET kind = 'termSoon' WHERE kind = 'deadlineSoon';
UPDATE outbox SET kind = 'termMissed' WHERE kind = 'deadlineMissed';
