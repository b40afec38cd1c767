DROP TABLE challenge_attachments;
