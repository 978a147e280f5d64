ALTER TABLE `criticism_round` ADD `at_least` integer DEFAULT 2 NOT NULL;

ALTER TABLE `criticism_round` ADD `explanation` blob;

ALTER TABLE `criticism_round` ADD `explained_by_id` text;

ALTER TABLE `criticism_round` ADD `explained_at` integer;

ALTER TABLE `criticism_text` ADD `returned_at` integer;

ALTER TABLE `procedural_defect` ADD `made_up_at` integer;

UPDATE `cycle` SET `parameters` = json_set(`parameters`, '$.criticism', json('{"lightAtLeast":2}'))
WHERE json_type(`parameters`, '$.criticism') IS NULL;

UPDATE `cycle_version` SET `parameters` = json_set(`parameters`, '$.criticism', json('{"lightAtLeast":2}'))
WHERE json_type(`parameters`, '$.criticism') IS NULL;
