DROP TABLE answer_templates;
DROP TABLE challenge_supporters;
