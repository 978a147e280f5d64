CREATE TABLE `analysis` (
	`cycle_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`subject` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`handed_in_at` integer,
	`handed_in_by_id` text,
	`on_paper_on` text,
	`on_paper_by_id` text,
	`exempt_by_id` text,
	`exempt_reason` blob,
	PRIMARY KEY(`cycle_id`, `subject_id`)
) STRICT;

CREATE TABLE `analysis_section` (
	`cycle_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`section` text NOT NULL,
	`content` blob NOT NULL,
	`by_person_id` text NOT NULL,
	`rev` integer NOT NULL,
	PRIMARY KEY(`cycle_id`, `subject_id`, `section`)
) STRICT;

CREATE TABLE `analysis_version` (
	`cycle_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`version` integer NOT NULL,
	`contents` blob NOT NULL,
	`by_person_id` text NOT NULL,
	`at` integer NOT NULL,
	`remark` blob,
	`returned_by_id` text,
	`returned_at` integer,
	PRIMARY KEY(`cycle_id`, `subject_id`, `version`)
) STRICT;

CREATE TABLE `team_agreement` (
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`version` integer NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`cycle_id`, `unit_id`, `version`, `person_id`)
) STRICT;

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

CREATE TABLE `opinion_envelope` (
	`envelope_id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`on_day` text NOT NULL,
	`sealed` blob NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX `opinion_envelope_by_round` ON `opinion_envelope` (`round_id`,`on_day`);

CREATE TABLE `opinion_feedback` (
	`round_id` text NOT NULL,
	`recipient_id` text NOT NULL,
	`handed_on` text NOT NULL,
	`line_count` integer NOT NULL,
	`acknowledged_on` text,
	`acknowledged_by_id` text,
	PRIMARY KEY(`round_id`, `recipient_id`)
) STRICT;

CREATE TABLE `opinion_gathering_host` (
	`gathering_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`gathering_id`, `person_id`)
) STRICT;

CREATE INDEX `opinion_gathering_host_by_person` ON `opinion_gathering_host` (`person_id`);

CREATE TABLE `opinion_gathering` (
	`gathering_id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`channel` text NOT NULL,
	`held_on` text NOT NULL,
	`place` text NOT NULL,
	`present_count` integer NOT NULL,
	`recorded_by_id` text NOT NULL
) STRICT;

CREATE INDEX `opinion_gathering_by_round` ON `opinion_gathering` (`round_id`,`held_on`);

CREATE TABLE `opinion_line` (
	`line_id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`state` text NOT NULL,
	`unit_id` text NOT NULL,
	`leader_id` text,
	`aspect` text NOT NULL,
	`vital_interest` integer NOT NULL,
	`daily_detail` integer NOT NULL,
	`summary` blob NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX `opinion_line_by_state` ON `opinion_line` (`round_id`,`state`,`unit_id`);

CREATE TABLE `opinion_round` (
	`round_id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`root_id` text NOT NULL,
	`token` text NOT NULL,
	`state` text NOT NULL,
	`opened_on` text NOT NULL,
	`closes_on` text NOT NULL,
	`summary` text,
	`reopened_because` text
) STRICT;

CREATE UNIQUE INDEX `opinion_round_cycle_id_unique` ON `opinion_round` (`cycle_id`);

CREATE UNIQUE INDEX `opinion_round_token_unique` ON `opinion_round` (`token`);

CREATE INDEX `opinion_round_by_root` ON `opinion_round` (`root_id`);

CREATE TABLE `opinion` (
	`opinion_id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`line_id` text NOT NULL,
	`on_day` text NOT NULL,
	`channel` text NOT NULL,
	`category` text NOT NULL,
	`author_id` text,
	`gathering_id` text,
	`words` blob NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX `opinion_by_line` ON `opinion` (`line_id`);

CREATE INDEX `opinion_by_round` ON `opinion` (`round_id`,`channel`,`category`);

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

CREATE TABLE `problem_claim` (
	`problem_id` text NOT NULL,
	`person_id` text NOT NULL,
	`how` text NOT NULL,
	`by_person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`problem_id`, `person_id`)
) STRICT;

CREATE INDEX `problem_claim_by_person` ON `problem_claim` (`person_id`);

CREATE TABLE `problem_list` (
	`cycle_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`finished_on` text NOT NULL,
	`finished_by_id` text NOT NULL,
	PRIMARY KEY(`cycle_id`, `subject_id`)
) STRICT;

CREATE TABLE `problem_source` (
	`problem_id` text NOT NULL,
	`kind` text NOT NULL,
	`source_id` text NOT NULL,
	PRIMARY KEY(`problem_id`, `kind`, `source_id`)
) STRICT;

CREATE INDEX `problem_source_by_source` ON `problem_source` (`kind`,`source_id`);

CREATE TABLE `problem` (
	`problem_id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` text NOT NULL,
	`aspect` text NOT NULL,
	`texts` blob NOT NULL,
	`vital_interest` integer NOT NULL,
	`daily_detail` integer NOT NULL,
	`state` text NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;

CREATE INDEX `problem_by_subject` ON `problem` (`cycle_id`,`subject_id`);

CREATE TABLE `attendance_reply` (
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`person_id` text NOT NULL,
	`window_from` text NOT NULL,
	`answer` text NOT NULL,
	`by_person_id` text NOT NULL,
	`rev` integer NOT NULL,
	PRIMARY KEY(`cycle_id`, `unit_id`, `window_from`, `person_id`)
) STRICT;

CREATE TABLE `gate_exemption` (
	`exemption_id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`gate` text NOT NULL,
	`reason` text NOT NULL,
	`by_person_id` text NOT NULL,
	`at` integer NOT NULL,
	`taken_back_at` integer,
	`taken_back_by_id` text
) STRICT;

CREATE INDEX `gate_exemption_by_unit` ON `gate_exemption` (`cycle_id`,`unit_id`);

CREATE TABLE `guide_invitation` (
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`invited_on` text,
	`guides` text NOT NULL,
	`by_person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`cycle_id`, `unit_id`)
) STRICT;

CREATE TABLE `leave_request` (
	`leave_id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`person_id` text NOT NULL,
	`window_from` text NOT NULL,
	`reason_class` text NOT NULL,
	`reason` blob NOT NULL,
	`approver` text NOT NULL,
	`state` text NOT NULL,
	`make_up` blob,
	`by_person_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`decided_by_id` text,
	`decided_at` integer
) STRICT;

CREATE INDEX `leave_request_by_person` ON `leave_request` (`person_id`);

CREATE INDEX `leave_request_by_unit` ON `leave_request` (`cycle_id`,`unit_id`);

CREATE TABLE `meeting_material` (
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`printed` text NOT NULL,
	`scrutineer_id` text,
	`vote_counter_id` text,
	`by_person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`cycle_id`, `unit_id`)
) STRICT;

CREATE TABLE `meeting_window` (
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`version` integer NOT NULL,
	`window_from` text NOT NULL,
	`window_to` text NOT NULL,
	`instead_of` text NOT NULL,
	`outside_window` integer NOT NULL,
	`reason` text NOT NULL,
	`failing` text NOT NULL,
	`by_person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`cycle_id`, `unit_id`, `version`)
) STRICT;

CREATE TABLE `opening_decision` (
	`decision_id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`meeting_type` text NOT NULL,
	`decision` text NOT NULL,
	`failing` text NOT NULL,
	`exempt` text NOT NULL,
	`by_person_id` text NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE INDEX `opening_decision_by_unit` ON `opening_decision` (`cycle_id`,`unit_id`);

CREATE TABLE `previous_report` (
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`ready_on` text,
	`none_reason` text,
	`by_person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`cycle_id`, `unit_id`)
) STRICT;

CREATE TABLE `register_freeze` (
	`freeze_id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`window_from` text NOT NULL,
	`members` text NOT NULL,
	`by_person_id` text,
	`at` integer NOT NULL
) STRICT;

CREATE INDEX `register_freeze_by_unit` ON `register_freeze` (`cycle_id`,`unit_id`,`at`);

CREATE TABLE `venue_booking` (
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`place` text NOT NULL,
	`venue_type` text NOT NULL,
	`other_type_reason` text,
	`on_day` text NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`by_person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`cycle_id`, `unit_id`)
) STRICT;

CREATE INDEX `venue_booking_by_day` ON `venue_booking` (`on_day`);

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

CREATE TABLE `setting` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;

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

CREATE TABLE `area_in_charge` (
	`unit_id` text NOT NULL,
	`person_id` text NOT NULL,
	`head_id` text NOT NULL,
	PRIMARY KEY(`unit_id`, `person_id`, `head_id`)
) STRICT;

CREATE TABLE `talk_pair` (
	`cycle_id` text NOT NULL,
	`pair_key` text NOT NULL,
	`a_id` text NOT NULL,
	`b_id` text NOT NULL,
	`is_directed` integer NOT NULL,
	`rules` text NOT NULL,
	`unit_ids` text NOT NULL,
	`added_at` integer NOT NULL,
	`dropped_at` integer,
	PRIMARY KEY(`cycle_id`, `pair_key`)
) STRICT;

CREATE INDEX `talk_pair_by_a` ON `talk_pair` (`a_id`,`cycle_id`);

CREATE INDEX `talk_pair_by_b` ON `talk_pair` (`b_id`,`cycle_id`);

CREATE TABLE `talk_plan_change` (
	`change_id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`added` text NOT NULL,
	`dropped` text NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE INDEX `talk_plan_change_by_cycle` ON `talk_plan_change` (`cycle_id`,`at`);

CREATE TABLE `talk_plan` (
	`cycle_id` text PRIMARY KEY NOT NULL,
	`basis` text NOT NULL,
	`computed_at` integer NOT NULL,
	`without_representative` text NOT NULL
) STRICT;

CREATE TABLE `talk_record` (
	`talk_id` text NOT NULL,
	`author_id` text NOT NULL,
	`sealed` blob NOT NULL,
	`is_complete` integer NOT NULL,
	`accepted_by_id` text,
	`rev` integer NOT NULL,
	PRIMARY KEY(`talk_id`, `author_id`)
) STRICT;

CREATE TABLE `talk_request` (
	`request_id` text PRIMARY KEY NOT NULL,
	`root_id` text NOT NULL,
	`secretary_id` text NOT NULL,
	`requester_id` text,
	`sealed` blob NOT NULL,
	`state` text NOT NULL,
	`asked_on` text NOT NULL,
	`answer_due_on` text NOT NULL,
	`plan_day` text,
	`plan_time` text,
	`place` text,
	`talked_on` text
) STRICT;

CREATE INDEX `talk_request_by_secretary` ON `talk_request` (`secretary_id`,`state`);

CREATE INDEX `talk_request_by_root` ON `talk_request` (`root_id`,`state`);

CREATE INDEX `talk_request_by_requester` ON `talk_request` (`requester_id`);

CREATE TABLE `talk` (
	`talk_id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`pair_key` text NOT NULL,
	`a_id` text NOT NULL,
	`b_id` text NOT NULL,
	`round` integer NOT NULL,
	`plan_day` text,
	`plan_time` text,
	`place` text,
	`plan_by_id` text,
	`plan_accepted_by_id` text,
	`held_on` text,
	`mode` text,
	`entered_at` integer,
	`a_confirmed_by_id` text,
	`b_confirmed_by_id` text,
	`flags` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;

CREATE INDEX `talk_by_pair` ON `talk` (`cycle_id`,`pair_key`,`round`);
