CREATE TABLE `cycle_version` (
	`cycle_id` text NOT NULL,
	`version` integer NOT NULL,
	`window_from` text NOT NULL,
	`window_to` text NOT NULL,
	`parameters` text NOT NULL,
	`parts` text NOT NULL,
	`cause` text NOT NULL,
	`reason` text,
	`by_person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`cycle_id`, `version`)
) STRICT;

CREATE TABLE `cycle` (
	`cycle_id` text PRIMARY KEY NOT NULL,
	`root_id` text NOT NULL,
	`assessment_year` integer NOT NULL,
	`preset` text NOT NULL,
	`parameters` text NOT NULL,
	`sources` text NOT NULL,
	`parts` text NOT NULL,
	`window_from` text NOT NULL,
	`window_to` text NOT NULL,
	`window_reason` text,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`adopted_on` text,
	`present_ids` text NOT NULL,
	`signatory_id` text,
	`published_at` integer,
	`published_version` integer NOT NULL,
	`created_at` integer NOT NULL
) STRICT;

CREATE UNIQUE INDEX `cycle_by_year` ON `cycle` (`root_id`,`assessment_year`);

CREATE INDEX `cycle_by_state` ON `cycle` (`state`);

CREATE TABLE `guarantor` (
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`cycle_id`, `unit_id`)
) STRICT;

CREATE TABLE `parameter_change` (
	`parameter_change_id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`version` integer NOT NULL,
	`path` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`source` text NOT NULL,
	`by_person_id` text NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE INDEX `parameter_change_by_cycle` ON `parameter_change` (`cycle_id`,`at`);

CREATE TABLE `preparation_task` (
	`task_id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`title` text NOT NULL,
	`owner_id` text,
	`due_offset` integer NOT NULL,
	`position` integer NOT NULL,
	`done_at` integer
) STRICT;

CREATE INDEX `preparation_task_by_cycle` ON `preparation_task` (`cycle_id`,`position`);

CREATE INDEX `preparation_task_by_owner` ON `preparation_task` (`owner_id`);

CREATE TABLE `chat_member` (
	`chat_id` text NOT NULL,
	`open_id` text NOT NULL,
	`name` text NOT NULL,
	`present` integer NOT NULL,
	PRIMARY KEY(`chat_id`, `open_id`)
) STRICT;

CREATE INDEX `chat_member_by_open_id` ON `chat_member` (`open_id`);

CREATE TABLE `chat` (
	`chat_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`owner_open_id` text,
	`unit_id` text,
	`bot_present` integer NOT NULL,
	`read_at` integer
) STRICT;

CREATE TABLE `person` (
	`person_id` text PRIMARY KEY NOT NULL,
	`root_id` text NOT NULL,
	`roster_code` text NOT NULL,
	`name` text NOT NULL,
	`sex` text,
	`born_year` integer,
	`joined_year` integer,
	`kind` text NOT NULL,
	`branch_id` text,
	`group_id` text,
	`open_id` text,
	`contact_person_id` text,
	`delivery` text NOT NULL,
	`state` text NOT NULL
) STRICT;

CREATE UNIQUE INDEX `person_open_id_unique` ON `person` (`open_id`);

CREATE INDEX `person_by_branch` ON `person` (`branch_id`);

CREATE INDEX `person_by_root` ON `person` (`root_id`);

CREATE TABLE `person_flag` (
	`person_id` text NOT NULL,
	`flag` text NOT NULL,
	`detail` text,
	PRIMARY KEY(`person_id`, `flag`)
) STRICT;

CREATE TABLE `post` (
	`person_id` text NOT NULL,
	`body` text NOT NULL,
	`post` text NOT NULL,
	`root_id` text NOT NULL,
	PRIMARY KEY(`person_id`, `body`, `post`)
) STRICT;

CREATE INDEX `post_by_body` ON `post` (`root_id`,`body`);

CREATE TABLE `register_event` (
	`register_event_id` text PRIMARY KEY NOT NULL,
	`root_id` text NOT NULL,
	`person_id` text,
	`kind` text NOT NULL,
	`on_day` text NOT NULL,
	`detail` text NOT NULL,
	`by_person_id` text,
	`recorded_at` integer NOT NULL
) STRICT;

CREATE TABLE `unit` (
	`unit_id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`parent_id` text,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`root_id` text NOT NULL
) STRICT;

CREATE TABLE `audit_entry` (
	`audit_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`person_id` text,
	`what` text NOT NULL,
	`subject` text
) STRICT;

CREATE INDEX `audit_entry_by_at` ON `audit_entry` (`at`);

CREATE TABLE `card_issue` (
	`issue_id` text PRIMARY KEY NOT NULL,
	`handle` text NOT NULL,
	`card` text NOT NULL,
	`key` text NOT NULL,
	`subject` text NOT NULL,
	`chat_id` text,
	`open_id` text,
	`person_id` text,
	`message_id` text,
	`buttons` text NOT NULL,
	`sent_at` integer,
	`state` text NOT NULL
) STRICT;

CREATE UNIQUE INDEX `card_issue_handle_unique` ON `card_issue` (`handle`);

CREATE UNIQUE INDEX `card_issue_message_id_unique` ON `card_issue` (`message_id`);

CREATE INDEX `card_issue_by_subject` ON `card_issue` (`subject`,`state`);

CREATE INDEX `card_issue_by_age` ON `card_issue` (`state`,`sent_at`);

CREATE TABLE `digest` (
	`digest_id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`on_day` text NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE INDEX `digest_by_person` ON `digest` (`person_id`,`on_day`);

CREATE TABLE `fired_occasion` (
	`occasion` text PRIMARY KEY NOT NULL,
	`fired_at` integer NOT NULL
) STRICT;

CREATE TABLE `outbox` (
	`outbox_id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`lane` text NOT NULL,
	`issue_id` text,
	`job` text,
	`input` text,
	`uuid` text NOT NULL,
	`dedupe_key` text NOT NULL,
	`state` text NOT NULL,
	`due_at` integer NOT NULL,
	`attempt` integer NOT NULL,
	`first_try_at` integer,
	`created_at` integer NOT NULL,
	`failure` text,
	`told_at` integer
) STRICT;

CREATE UNIQUE INDEX `outbox_uuid_unique` ON `outbox` (`uuid`);

CREATE UNIQUE INDEX `outbox_dedupe_key_unique` ON `outbox` (`dedupe_key`);

CREATE INDEX `outbox_waiting` ON `outbox` (`state`,`outbox_id`);

CREATE UNIQUE INDEX `outbox_open_redraw` ON `outbox` (`issue_id`) WHERE kind = 'redraw' and state = 'pending';

CREATE TABLE `reminder` (
	`reminder_key` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`occasion` text NOT NULL,
	`kind` text NOT NULL,
	`duty` text NOT NULL,
	`unit_id` text,
	`personal` integer NOT NULL,
	`not_before` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`state` text NOT NULL,
	`digest_id` text
) STRICT;

CREATE INDEX `reminder_waiting` ON `reminder` (`state`,`not_before`);

CREATE INDEX `reminder_by_digest` ON `reminder` (`digest_id`);

CREATE TABLE `seen_arrival` (
	`at` integer NOT NULL,
	`once_id` text NOT NULL,
	PRIMARY KEY(`at`, `once_id`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `account_answer` (
	`root_id` text NOT NULL,
	`open_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`root_id`, `open_id`, `person_id`)
) STRICT;

CREATE TABLE `chat_move` (
	`move_id` text PRIMARY KEY NOT NULL,
	`unit_id` text NOT NULL,
	`chat_id` text NOT NULL,
	`open_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`on_day` text NOT NULL,
	`state` text NOT NULL
) STRICT;

CREATE INDEX `chat_move_by_unit` ON `chat_move` (`unit_id`,`state`);

CREATE TABLE `missing_from_import` (
	`person_id` text PRIMARY KEY NOT NULL,
	`root_id` text NOT NULL
) STRICT;

CREATE INDEX `missing_from_import_by_root` ON `missing_from_import` (`root_id`);

CREATE TABLE `roster_import` (
	`import_id` text PRIMARY KEY NOT NULL,
	`root_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`by_person_id` text NOT NULL,
	`state` text NOT NULL,
	`problem` text,
	`cells` text,
	`created_at` integer NOT NULL
) STRICT;

CREATE INDEX `roster_import_by_age` ON `roster_import` (`created_at`);

CREATE TABLE `problem_note` (
	`note_id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`person_id` text NOT NULL,
	`dimension` text NOT NULL,
	`body` text NOT NULL,
	`by_person_id` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;

CREATE INDEX `problem_note_by_person` ON `problem_note` (`person_id`,`cycle_id`);

CREATE TABLE `study_attendance` (
	`session_id` text NOT NULL,
	`person_id` text NOT NULL,
	`presence` text NOT NULL,
	`caught_up_at` integer,
	`caught_up_with` text,
	`caught_up_by_id` text,
	PRIMARY KEY(`session_id`, `person_id`)
) STRICT;

CREATE INDEX `study_attendance_by_person` ON `study_attendance` (`person_id`,`presence`);

CREATE TABLE `study_completion` (
	`task_id` text NOT NULL,
	`person_id` text NOT NULL,
	`state` text NOT NULL,
	`by_person_id` text NOT NULL,
	`rev` integer NOT NULL,
	PRIMARY KEY(`task_id`, `person_id`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `study_reflection` (
	`task_id` text NOT NULL,
	`person_id` text NOT NULL,
	`body` text NOT NULL,
	`shared` integer NOT NULL,
	`by_person_id` text NOT NULL,
	`rev` integer NOT NULL,
	PRIMARY KEY(`task_id`, `person_id`)
) STRICT;

CREATE TABLE `study_session` (
	`session_id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`held_on` text NOT NULL,
	`starts_at` text NOT NULL,
	`place` text NOT NULL,
	`leader` text NOT NULL,
	`topics` text NOT NULL,
	`summary` text,
	`catch_up_due_on` text,
	`state` text NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;

CREATE INDEX `study_session_by_unit` ON `study_session` (`unit_id`,`state`);

CREATE TABLE `study_task` (
	`task_id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`title` text NOT NULL,
	`materials` text NOT NULL,
	`topics` text NOT NULL,
	`where_to_read` text,
	`due_on` text NOT NULL,
	`state` text NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;

CREATE INDEX `study_task_by_unit` ON `study_task` (`unit_id`,`state`);
