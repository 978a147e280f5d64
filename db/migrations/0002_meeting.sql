CREATE TABLE `meeting_note` (
	`meeting_id` text NOT NULL,
	`step_id` text NOT NULL,
	`body` blob NOT NULL,
	`by_person_id` text NOT NULL,
	`rev` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `step_id`)
) STRICT;

CREATE TABLE `meeting_person` (
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`place` integer NOT NULL,
	`is_team` integer NOT NULL,
	`group_id` text,
	`is_expected` integer NOT NULL,
	`presence` text NOT NULL,
	`signed_in_by` text,
	`signed_in_at` integer,
	PRIMARY KEY(`meeting_id`, `person_id`)
) STRICT;

CREATE INDEX `meeting_person_by_person` ON `meeting_person` (`person_id`);

CREATE TABLE `meeting_step` (
	`meeting_id` text NOT NULL,
	`step_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`is_skipped` integer NOT NULL,
	`speaker_id` text,
	`by_person_id` text NOT NULL,
	PRIMARY KEY(`meeting_id`, `step_id`)
) STRICT;

CREATE TABLE `meeting` (
	`meeting_id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`meeting_type` text NOT NULL,
	`state` text NOT NULL,
	`window_from` text NOT NULL,
	`opened_at` integer NOT NULL,
	`opened_by_id` text NOT NULL,
	`closed_at` integer,
	`closed_by_id` text,
	`chair_id` text NOT NULL,
	`recorder_id` text NOT NULL,
	`principal_id` text NOT NULL,
	`freeze_id` text,
	`guides` text NOT NULL
) STRICT;

CREATE INDEX `meeting_by_unit` ON `meeting` (`cycle_id`,`unit_id`,`meeting_type`);
