ALTER TABLE `grade_receipt` ADD `destination` blob;

ALTER TABLE `grade_receipt` ADD `meeting_on` text;

ALTER TABLE `grading_meeting` ADD `held_from` text;

ALTER TABLE `grading_meeting` ADD `place` text;

ALTER TABLE `grading_meeting` ADD `recorder_id` text;
