CREATE TABLE `count_sheet_step` (
	`round_id` text NOT NULL,
	`step` text NOT NULL,
	`at` integer NOT NULL,
	`by_person_id` text NOT NULL,
	PRIMARY KEY(`round_id`, `step`)
) STRICT;

ALTER TABLE `ballot_voter` ADD `has_left_paper` integer DEFAULT false NOT NULL;
