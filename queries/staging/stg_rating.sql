-- Ratings of a cycle, the stages side by side as exported, cleaned. 未参与 and its like are blanks, not grades.
-- Grades that are a column of a roster count only where there is no table of ratings.
-- @zh      各周期评级清洗，各阶段并列。“未参与”等视为空白，不是等级。
-- @grain  row of the export
WITH source AS (
  SELECT * FROM raw_rating WHERE aside IS NULL OR NOT EXISTS (SELECT 1 FROM raw_rating WHERE aside IS NULL)
),
renamed AS (
  SELECT
    stage AS stage_raw, to_rating_stage(stage) AS stage,
    coalesce(to_period(cycle), clean_text(cycle), '') AS cycle,
    given_id(employee_id, name) AS employee_id, clean_text(name) AS person_name,
    clean_label(label_proposed) AS label_proposed,
    clean_label(label_calibrated) AS label_calibrated,
    clean_label(label_final) AS label_final,
    coalesce(clean_key(rater_id), clean_key(key_in_brackets(rater)), clean_text(rater)) AS rater_id,
    clean_text(reason) AS reason,
    decided_at AS decided_raw, to_date(decided_at) AS decided_at,
    self_score AS self_raw, to_number(self_score) AS self_score,
    manager_score AS manager_raw, to_number(manager_score) AS manager_score,
    final_score AS final_raw, to_number(final_score) AS final_score, to_number(final_score) AS final_read,
    clean_text(forced_group) AS forced_group,
    coefficient AS coefficient_raw, to_number(coefficient) AS coefficient,
    _batch, _file, _sheet, _row
  FROM source
),
-- A row for each stage: its one grade is that stage's, and what somebody thinks of himself is no rating.
staged AS (
  SELECT * REPLACE (
    CASE WHEN stage = 'proposed' THEN coalesce(label_proposed, label_final) ELSE label_proposed END AS label_proposed,
    CASE WHEN stage = 'calibrated' THEN coalesce(label_calibrated, label_final) ELSE label_calibrated END AS label_calibrated,
    CASE WHEN stage IS NULL OR stage = 'final' THEN label_final END AS label_final,
    CASE WHEN stage = 'self' THEN coalesce(self_score, final_score) ELSE self_score END AS self_score,
    CASE WHEN stage = 'proposed' THEN coalesce(manager_score, final_score) ELSE manager_score END AS manager_score,
    CASE WHEN stage IS NULL OR stage = 'final' THEN final_score END AS final_score)
  FROM renamed
),
-- Scores are compared by who gave them: one of nobody stays out, and says so. The grade beside it counts all the same.
given AS (
  SELECT
    *,
    CASE WHEN rater_id IS NULL AND manager_score IS NOT NULL THEN 'manager_score'
         WHEN rater_id IS NULL AND final_score IS NOT NULL AND coalesce(label_final, label_calibrated, label_proposed) IS NULL THEN 'final_score' END AS raterless
  FROM staged
)
SELECT
  cycle, employee_id, label_proposed, label_calibrated, label_final, rater_id, reason, decided_at,
  self_score, manager_score, final_score, forced_group, coefficient,
  CASE WHEN employee_id IS NULL
    OR (stage IS NULL AND stage_raw IS NOT NULL)
    OR (decided_at IS NULL AND decided_raw IS NOT NULL)
    OR (self_score IS NULL AND self_raw IS NOT NULL)
    OR (manager_score IS NULL AND manager_raw IS NOT NULL)
    OR (final_read IS NULL AND final_raw IS NOT NULL)
    OR (coefficient IS NULL AND coefficient_raw IS NOT NULL)
    OR raterless IS NOT NULL
    THEN list_filter([
    CASE WHEN employee_id IS NULL THEN {'field': 'employee_id', 'value': person_name, 'reason': CASE WHEN person_name IS NULL THEN 'missing_key' ELSE 'person_unknown' END} END,
    refused('stage', stage_raw, stage, 'unknown_word'),
    refused('decided_at', decided_raw, decided_at, 'not_a_date'),
    refused('self_score', self_raw, self_score, 'not_a_number'),
    refused('manager_score', manager_raw, manager_score, 'not_a_number'),
    refused('final_score', final_raw, final_read, 'not_a_number'),
    refused('coefficient', coefficient_raw, coefficient, 'not_a_number'),
    CASE WHEN raterless IS NOT NULL THEN {'field': raterless, 'value': CASE raterless WHEN 'manager_score' THEN coalesce(manager_raw, final_raw) ELSE final_raw END, 'reason': 'rater_missing'} END
  ], lambda r: r IS NOT NULL) END AS _rejects,
  employee_id IS NULL OR is_unread(stage_raw, stage) AS _refused,
  _batch, _file, _sheet, _row
FROM given
