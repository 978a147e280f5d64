CREATE TABLE `mutual_comment` (
	`meeting_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`by_person_id` text NOT NULL,
	`body` blob,
	`entered_by_id` text NOT NULL,
	`rev` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `subject_id`, `by_person_id`)
) STRICT;

CREATE INDEX `mutual_comment_by_subject` ON `mutual_comment` (`cycle_id`,`subject_id`);

CREATE TABLE `mutual_subject` (
	`meeting_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`state` text NOT NULL,
	`by_person_id` text NOT NULL,
	`rev` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `subject_id`)
) STRICT;

CREATE TABLE `self_appraisal_turn` (
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`how` text,
	`by_person_id` text NOT NULL,
	`rev` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `person_id`)
) STRICT;

CREATE TABLE `self_appraisal` (
	`cycle_id` text NOT NULL,
	`person_id` text NOT NULL,
	`state` text NOT NULL,
	`content` blob,
	`by_person_id` text NOT NULL,
	`rev` integer NOT NULL,
	`handed_in_at` integer,
	`on_paper_by_id` text,
	`on_paper_at` integer,
	PRIMARY KEY(`cycle_id`, `person_id`)
) STRICT;

CREATE TABLE `export_log` (
	`export_id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`by_person_id` text NOT NULL,
	`pack` text NOT NULL,
	`part` text NOT NULL,
	`state` text NOT NULL,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`bytes` integer NOT NULL,
	`at` integer NOT NULL,
	`finished_at` integer
) STRICT;

CREATE INDEX `export_log_by_cycle` ON `export_log` (`cycle_id`,`at`);

CREATE INDEX `export_log_by_unit` ON `export_log` (`unit_id`,`at`);

CREATE TABLE `ballot_count` (
	`round_id` text NOT NULL,
	`teller_id` text NOT NULL,
	`part` integer NOT NULL,
	`rev` integer NOT NULL,
	`sealed` blob NOT NULL,
	PRIMARY KEY(`round_id`, `teller_id`, `part`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `ballot_envelope` (
	`round_id` text NOT NULL,
	`voter_id` text NOT NULL,
	`stage` text NOT NULL,
	`part` integer NOT NULL,
	`rev` integer NOT NULL,
	`sealed` blob NOT NULL,
	PRIMARY KEY(`round_id`, `voter_id`, `stage`, `part`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `ballot_round` (
	`round_id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`subjects` text NOT NULL,
	`scale` text NOT NULL,
	`rows_per_part` integer NOT NULL,
	`min_papers_to_show` integer NOT NULL,
	`scrutineer_id` text NOT NULL,
	`vote_counter_id` text NOT NULL,
	`proposed_by_id` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`opened_by_id` text,
	`opened_at` integer,
	`public_key` blob,
	`closing_by_id` text,
	`reminded_at` integer,
	`closed_by_id` text,
	`closed_at` integer,
	`box` text,
	`box_digest` text,
	`eligible` integer,
	`electronic` integer,
	`electronic_invalid` integer,
	`paper_issued` integer,
	`paper_returned` integer,
	`paper_valid` integer,
	`paper_invalid` integer,
	`tallied_at` integer,
	`voided_because` text,
	`void_reason` blob,
	`voided_by_id` text,
	`key_destroyed_at` integer
) STRICT;

CREATE INDEX `ballot_round_by_meeting` ON `ballot_round` (`meeting_id`,`kind`);

CREATE INDEX `ballot_round_by_unit` ON `ballot_round` (`cycle_id`,`unit_id`,`kind`);

CREATE TABLE `ballot_total` (
	`round_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`figures` blob NOT NULL,
	PRIMARY KEY(`round_id`, `subject_id`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `ballot_voter` (
	`round_id` text NOT NULL,
	`voter_id` text NOT NULL,
	`way` text NOT NULL,
	`is_struck_off` integer NOT NULL,
	`handed_in_rev` integer NOT NULL,
	`paper_hash` text,
	PRIMARY KEY(`round_id`, `voter_id`)
) STRICT, WITHOUT ROWID;

CREATE TABLE `destruction` (
	`destruction_id` text PRIMARY KEY NOT NULL,
	`root_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`retention_class` text NOT NULL,
	`state` text NOT NULL,
	`due_since` text NOT NULL,
	`proposed_by_id` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`witness_id` text NOT NULL,
	`agreed_by_id` text,
	`agreed_at` integer,
	`counts` text NOT NULL,
	`done_at` integer
) STRICT;

CREATE INDEX `destruction_by_root` ON `destruction` (`root_id`,`state`);

CREATE INDEX `destruction_by_witness` ON `destruction` (`witness_id`,`state`);

CREATE UNIQUE INDEX `destruction_open` ON `destruction` (`root_id`,`cycle_id`,`retention_class`) WHERE state in ('proposed', 'agreed');

CREATE TABLE `year_closing` (
	`cycle_id` text PRIMARY KEY NOT NULL,
	`root_id` text NOT NULL,
	`closed_on` text NOT NULL,
	`closed_by_id` text NOT NULL,
	`closed_at` integer NOT NULL,
	`state_before` text NOT NULL,
	`reason` blob,
	`open` text NOT NULL
) STRICT;

CREATE INDEX `year_closing_by_root` ON `year_closing` (`root_id`,`closed_on`);

CREATE TABLE `criticism_entry` (
	`round_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`critic_id` text NOT NULL,
	`turn` integer NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`by_person_id` text NOT NULL,
	PRIMARY KEY(`round_id`, `subject_id`, `critic_id`)
) STRICT;

CREATE UNIQUE INDEX `criticism_entry_turn` ON `criticism_entry` (`round_id`,`turn`);

CREATE TABLE `criticism_round` (
	`round_id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`step_id` text NOT NULL,
	`attempt` integer NOT NULL,
	`is_current` integer NOT NULL,
	`mode` text NOT NULL,
	`scope` text NOT NULL,
	`entry` text NOT NULL,
	`turn` integer NOT NULL,
	`phase` text NOT NULL,
	`subject_id` text,
	`critic_id` text,
	`given` integer NOT NULL,
	`real` integer NOT NULL,
	`self_criticisms` integer NOT NULL,
	`criticisms` integer NOT NULL,
	`nothing_new` integer NOT NULL,
	`responses` integer NOT NULL,
	`started_at` integer NOT NULL,
	`done_at` integer
) STRICT;

CREATE UNIQUE INDEX `criticism_round_attempt` ON `criticism_round` (`meeting_id`,`step_id`,`attempt`);

CREATE INDEX `criticism_round_by_cycle` ON `criticism_round` (`cycle_id`);

CREATE TABLE `criticism_subject` (
	`round_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`no` integer NOT NULL,
	`self_at` integer NOT NULL,
	`read_by_id` text,
	`criticisms` integer NOT NULL,
	`nothing_new` integer NOT NULL,
	`response` text,
	`words` blob,
	`responded_at` integer,
	`responded_by_id` text,
	PRIMARY KEY(`round_id`, `subject_id`)
) STRICT;

CREATE INDEX `criticism_subject_by_person` ON `criticism_subject` (`subject_id`);

CREATE TABLE `criticism_text` (
	`meeting_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`critic_id` text NOT NULL,
	`state` text NOT NULL,
	`content` blob NOT NULL,
	`by_person_id` text NOT NULL,
	`rev` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `subject_id`, `critic_id`, `state`)
) STRICT;

CREATE INDEX `criticism_text_by_critic` ON `criticism_text` (`meeting_id`,`critic_id`);

CREATE TABLE `deferred_talk` (
	`deferral_id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`critic_id` text NOT NULL,
	`deferred_at` integer NOT NULL,
	`deferred_by_id` text NOT NULL,
	`due_on` text NOT NULL,
	`subject_confirmed_by_id` text,
	`critic_confirmed_by_id` text
) STRICT;

CREATE INDEX `deferred_talk_by_subject` ON `deferred_talk` (`subject_id`);

CREATE INDEX `deferred_talk_by_critic` ON `deferred_talk` (`critic_id`);

CREATE INDEX `deferred_talk_by_meeting` ON `deferred_talk` (`meeting_id`);

CREATE INDEX `deferred_talk_by_day` ON `deferred_talk` (`due_on`);

CREATE TABLE `procedural_defect` (
	`round_id` text NOT NULL,
	`no` integer NOT NULL,
	`invariant` text NOT NULL,
	`subject_id` text,
	`person_id` text,
	PRIMARY KEY(`round_id`, `no`)
) STRICT;

CREATE TABLE `disclosure_envelope` (
	`envelope_id` text PRIMARY KEY NOT NULL,
	`disclosure_id` text NOT NULL,
	`on_day` text NOT NULL,
	`sealed` blob NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX `disclosure_envelope_by_disclosure` ON `disclosure_envelope` (`disclosure_id`,`on_day`);

CREATE TABLE `disclosure_remark` (
	`remark_id` text PRIMARY KEY NOT NULL,
	`disclosure_id` text NOT NULL,
	`words` blob NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX `disclosure_remark_by_disclosure` ON `disclosure_remark` (`disclosure_id`);

CREATE TABLE `disclosure_total` (
	`disclosure_id` text PRIMARY KEY NOT NULL,
	`satisfied` integer NOT NULL,
	`partly` integer NOT NULL,
	`not_satisfied` integer NOT NULL
) STRICT;

CREATE TABLE `disclosure` (
	`disclosure_id` text PRIMARY KEY NOT NULL,
	`root_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`round` integer NOT NULL,
	`state` text NOT NULL,
	`token` text NOT NULL,
	`from_on` text NOT NULL,
	`to_on` text NOT NULL,
	`scope` text NOT NULL,
	`way` text NOT NULL,
	`naming` text NOT NULL,
	`texts` blob NOT NULL,
	`saved_by_id` text NOT NULL,
	`rev` integer NOT NULL,
	`published_on` text,
	`ended_on` text
) STRICT;

CREATE UNIQUE INDEX `disclosure_token_unique` ON `disclosure` (`token`);

CREATE INDEX `disclosure_by_unit` ON `disclosure` (`cycle_id`,`unit_id`,`round`);

CREATE INDEX `disclosure_by_state` ON `disclosure` (`state`);

CREATE TABLE `grade_conclusion` (
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`person_id` text NOT NULL,
	`grade` text,
	`opinion` blob,
	`agreed_count` integer NOT NULL,
	`decider_count` integer NOT NULL,
	`has_withdrawn` integer NOT NULL,
	`by_person_id` text NOT NULL,
	`rev` integer NOT NULL,
	PRIMARY KEY(`cycle_id`, `unit_id`, `person_id`)
) STRICT;

CREATE TABLE `grade_feedback` (
	`cycle_id` text NOT NULL,
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`texts` blob,
	`channel` text NOT NULL,
	`told_on` text NOT NULL,
	`by_person_id` text NOT NULL,
	`at` integer NOT NULL,
	`answer` text,
	`answered_at` integer,
	`answered_by_id` text,
	PRIMARY KEY(`cycle_id`, `person_id`)
) STRICT;

CREATE INDEX `grade_feedback_by_unit` ON `grade_feedback` (`cycle_id`,`unit_id`);

CREATE TABLE `grade_follow_up` (
	`cycle_id` text NOT NULL,
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`opened_on` text NOT NULL,
	`talker_id` text,
	`due_on` text,
	`done_on` text,
	`record` blob,
	`by_person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`cycle_id`, `person_id`)
) STRICT;

CREATE INDEX `grade_follow_up_by_talker` ON `grade_follow_up` (`talker_id`);

CREATE INDEX `grade_follow_up_by_unit` ON `grade_follow_up` (`cycle_id`,`unit_id`);

CREATE TABLE `grade_receipt` (
	`cycle_id` text NOT NULL,
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`received_on` text NOT NULL,
	`grade` text,
	`note` blob,
	`by_person_id` text NOT NULL,
	`rev` integer NOT NULL,
	`chosen` text,
	`chosen_reason` blob,
	`chosen_by_id` text,
	PRIMARY KEY(`cycle_id`, `person_id`)
) STRICT;

CREATE INDEX `grade_receipt_by_unit` ON `grade_receipt` (`cycle_id`,`unit_id`);

CREATE TABLE `grade_restudy` (
	`cycle_id` text NOT NULL,
	`person_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`statement` blob NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by_id` text NOT NULL,
	`due_on` text NOT NULL,
	`held_on` text,
	`present_ids` text,
	`grade` text,
	`note` blob,
	`settled_at` integer,
	`settled_by_id` text,
	PRIMARY KEY(`cycle_id`, `person_id`)
) STRICT;

CREATE INDEX `grade_restudy_by_unit` ON `grade_restudy` (`cycle_id`,`unit_id`);

CREATE TABLE `grading_meeting` (
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`held_on` text NOT NULL,
	`expected_ids` text NOT NULL,
	`present_ids` text NOT NULL,
	`opened_at` integer NOT NULL,
	`opened_by_id` text NOT NULL,
	`ratio_reason` blob,
	`quota_state` text,
	`excellent_count` integer,
	`graded_count` integer,
	`decided_at` integer,
	`decided_by_id` text,
	`confirmed_at` integer,
	`confirmed_by_id` text,
	PRIMARY KEY(`cycle_id`, `unit_id`)
) STRICT;

CREATE TABLE `grading` (
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`started_by_id` text NOT NULL,
	`no_ballot_reason` blob,
	PRIMARY KEY(`cycle_id`, `unit_id`)
) STRICT;

CREATE TABLE `preliminary_opinion` (
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`person_id` text NOT NULL,
	`grade` text,
	`reasons` blob,
	`by_person_id` text NOT NULL,
	`rev` integer NOT NULL,
	PRIMARY KEY(`cycle_id`, `unit_id`, `person_id`)
) STRICT;

CREATE TABLE `measure_suggestion` (
	`suggestion_id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`body` blob NOT NULL,
	`state` text NOT NULL,
	`by_person_id` text NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE INDEX `measure_suggestion_by_meeting` ON `measure_suggestion` (`meeting_id`);

CREATE TABLE `rectification_direction` (
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`state` text NOT NULL,
	`body` blob NOT NULL,
	`by_person_id` text NOT NULL,
	`rev` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `person_id`)
) STRICT;

CREATE TABLE `team_measure` (
	`measure_id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`place` integer NOT NULL,
	`body` blob NOT NULL,
	`state` text NOT NULL,
	`by_person_id` text NOT NULL,
	`rev` integer NOT NULL
) STRICT;

CREATE INDEX `team_measure_by_meeting` ON `team_measure` (`meeting_id`);

CREATE TABLE `meeting_group` (
	`meeting_id` text NOT NULL,
	`step_id` text NOT NULL,
	`group_id` text NOT NULL,
	`leader_id` text NOT NULL,
	`sent_at` integer NOT NULL,
	`present_count` integer,
	`reported_by_id` text,
	`rev` integer,
	PRIMARY KEY(`meeting_id`, `step_id`, `group_id`)
) STRICT;

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
	`moves` integer DEFAULT 0 NOT NULL,
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

CREATE TABLE `minutes` (
	`meeting_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`rev` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`content` blob,
	`recorder_confirmed_by_id` text,
	`recorder_confirmed_at` integer,
	`reason` blob
) STRICT;

CREATE TABLE `minutes_part` (
	`meeting_id` text NOT NULL,
	`part` text NOT NULL,
	`body` blob NOT NULL,
	`by_person_id` text NOT NULL,
	`rev` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `part`)
) STRICT;

CREATE TABLE `minutes_version` (
	`meeting_id` text NOT NULL,
	`version` integer NOT NULL,
	`content` blob NOT NULL,
	`reason` blob,
	`recorder_confirmed_by_id` text NOT NULL,
	`recorder_confirmed_at` integer NOT NULL,
	`confirmed_by_id` text NOT NULL,
	`confirmed_at` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `version`)
) STRICT;

CREATE TABLE `awaited_file` (
	`person_id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`subject_id` text NOT NULL,
	`label` blob NOT NULL,
	`until` integer NOT NULL
) STRICT;

CREATE TABLE `rectification_candidate` (
	`candidate_id` text PRIMARY KEY NOT NULL,
	`import_id` text NOT NULL,
	`place` integer NOT NULL,
	`body` blob NOT NULL
) STRICT;

CREATE INDEX `rectification_candidate_by_import` ON `rectification_candidate` (`import_id`,`place`);

CREATE TABLE `rectification_entry` (
	`entry_id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`kind` text NOT NULL,
	`on_day` text NOT NULL,
	`by_person_id` text NOT NULL,
	`at` integer NOT NULL,
	`body` blob NOT NULL,
	`file_key` text,
	`taken_back_at` integer
) STRICT;

CREATE INDEX `rectification_entry_by_item` ON `rectification_entry` (`item_id`,`at`);

CREATE TABLE `rectification_import` (
	`import_id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`label` blob NOT NULL,
	`state` text NOT NULL,
	`problem` text,
	`by_person_id` text NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE TABLE `rectification_item` (
	`item_id` text PRIMARY KEY NOT NULL,
	`root_id` text NOT NULL,
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`list` text NOT NULL,
	`owner_id` text,
	`rectification_class` text,
	`state` text NOT NULL,
	`aspect` text NOT NULL,
	`texts` blob NOT NULL,
	`due_on` text,
	`review_months` integer,
	`next_review_on` text,
	`responsible_id` text,
	`checker_id` text,
	`campaign_id` text,
	`merged_into_id` text,
	`published_on` text,
	`closed_on` text,
	`escalated_on` text,
	`answered_on` text,
	`ask_on` text,
	`check_on` text,
	`answer_on` text,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`rev` integer NOT NULL
) STRICT;

CREATE INDEX `rectification_item_by_list` ON `rectification_item` (`cycle_id`,`unit_id`);

CREATE INDEX `rectification_item_by_day` ON `rectification_item` (`ask_on`);

CREATE INDEX `rectification_item_by_bearer` ON `rectification_item` (`responsible_id`,`ask_on`);

CREATE INDEX `rectification_item_by_checker` ON `rectification_item` (`checker_id`,`check_on`);

CREATE INDEX `rectification_item_by_check_day` ON `rectification_item` (`check_on`);

CREATE INDEX `rectification_item_by_campaign` ON `rectification_item` (`campaign_id`);

CREATE INDEX `rectification_item_by_unit` ON `rectification_item` (`unit_id`,`ask_on`);

CREATE INDEX `rectification_item_by_answer` ON `rectification_item` (`root_id`,`answer_on`);

CREATE TABLE `rectification_report` (
	`root_id` text PRIMARY KEY NOT NULL,
	`monthly` integer NOT NULL,
	`by_person_id` text NOT NULL
) STRICT;

CREATE TABLE `rectification_review` (
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`row` text NOT NULL,
	`done_on` text NOT NULL,
	`by_person_id` text NOT NULL,
	PRIMARY KEY(`cycle_id`, `unit_id`, `row`)
) STRICT;

CREATE TABLE `rectification_source` (
	`cycle_id` text NOT NULL,
	`kind` text NOT NULL,
	`source_id` text NOT NULL,
	`item_id` text NOT NULL,
	PRIMARY KEY(`cycle_id`, `kind`, `source_id`)
) STRICT;

CREATE INDEX `rectification_source_by_item` ON `rectification_source` (`item_id`);

CREATE TABLE `campaign_case` (
	`case_id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`state` text NOT NULL,
	`on_day` text,
	`body` blob,
	`by_person_id` text NOT NULL,
	`at` integer NOT NULL
) STRICT;

CREATE INDEX `campaign_case_by_campaign` ON `campaign_case` (`campaign_id`);

CREATE TABLE `institution_item` (
	`institution_id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`kind` text NOT NULL,
	`texts` blob NOT NULL,
	`owner_id` text NOT NULL,
	`due_on` text NOT NULL,
	`done_on` text,
	`check_on` text NOT NULL,
	`checked_on` text,
	`created_at` integer NOT NULL,
	`rev` integer NOT NULL
) STRICT;

CREATE INDEX `institution_item_by_unit` ON `institution_item` (`cycle_id`,`unit_id`);

CREATE INDEX `institution_item_by_owner` ON `institution_item` (`owner_id`);

CREATE INDEX `institution_item_by_due_day` ON `institution_item` (`due_on`);

CREATE INDEX `institution_item_by_check_day` ON `institution_item` (`check_on`);

CREATE TABLE `special_campaign` (
	`campaign_id` text PRIMARY KEY NOT NULL,
	`cycle_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`texts` blob NOT NULL,
	`owner_id` text NOT NULL,
	`due_on` text NOT NULL,
	`closed_on` text,
	`created_at` integer NOT NULL,
	`rev` integer NOT NULL
) STRICT;

CREATE INDEX `special_campaign_by_unit` ON `special_campaign` (`cycle_id`,`unit_id`);

CREATE INDEX `special_campaign_by_owner` ON `special_campaign` (`owner_id`);

CREATE INDEX `special_campaign_by_day` ON `special_campaign` (`due_on`);
