-- What the calibration did, counted by rater, unit, group and in all.
-- @into   signal_calibrated
-- @grain  cycle_id, subject_type, subject_id
SELECT cycle_id, is_latest, subject_type, subject_id, rated, n, up, down, towards, judged_n FROM calibrated_count()
