CREATE TABLE `offered_file` (
	`offer_id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`file` blob NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE INDEX `offered_file_by_person` ON `offered_file` (`person_id`,`at`);

ALTER TABLE `rectification_entry` DROP COLUMN `file_key`;
