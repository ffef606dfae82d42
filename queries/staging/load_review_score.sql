-- Review scores, and the self and manager scores that rating sheets carry beside the grade. Where the export names no scale,
-- the scale stays NULL: scores of unknown scale are never averaged with others.
-- @zh      评估得分，以及评级表中等级旁的自评分和上级评分。未注明分制的保持未知，绝不与其他分数平均。
-- @into   review_score
-- @grain  cycle, ratee_id, rater_id, role, dimension, period_id
WITH stated AS (
  SELECT
    cycle, ratee_id, rater_id, role, dimension, period_id, score_raw, scale_min, scale_max, label, submitted_at, due_at, template,
    _batch, _file, _sheet, _row,
    row_number() OVER (PARTITION BY cycle, ratee_id, rater_id, role, dimension, period_id ORDER BY _batch DESC, _file DESC, _row DESC) AS nth
  FROM stg_review_score
  WHERE NOT _refused AND (score_raw IS NOT NULL OR label IS NOT NULL)
),
beside_rating AS (
  SELECT cycle, employee_id AS ratee_id, employee_id AS rater_id, 'self' AS role, self_score AS score_raw, _batch, _file, _sheet, _row
  FROM stg_rating
  WHERE NOT _refused AND self_score IS NOT NULL
  UNION ALL
  SELECT cycle, employee_id AS ratee_id, rater_id, 'manager' AS role, manager_score AS score_raw, _batch, _file, _sheet, _row
  FROM stg_rating
  WHERE NOT _refused AND manager_score IS NOT NULL AND rater_id IS NOT NULL
  UNION ALL
  -- A score without a grade is what the rater gave.
  SELECT cycle, employee_id AS ratee_id, rater_id, 'manager' AS role, final_score AS score_raw, _batch, _file, _sheet, _row
  FROM stg_rating
  WHERE NOT _refused AND final_score IS NOT NULL AND manager_score IS NULL AND rater_id IS NOT NULL AND coalesce(label_final, label_calibrated, label_proposed) IS NULL
),
added AS (
  SELECT *, row_number() OVER (PARTITION BY cycle, ratee_id, rater_id, role ORDER BY _batch DESC, _file DESC, _row DESC) AS nth
  FROM beside_rating
)
SELECT cycle, ratee_id, rater_id, role, dimension, period_id, score_raw, scale_min, scale_max, label, submitted_at, due_at, template, _batch, _file, _sheet, _row
FROM stated
WHERE nth = 1
UNION ALL
SELECT
  cycle, ratee_id, rater_id, role, 'rating_sheet' AS dimension, CAST(NULL AS VARCHAR) AS period_id, score_raw,
  CAST(NULL AS DOUBLE) AS scale_min, CAST(NULL AS DOUBLE) AS scale_max, CAST(NULL AS VARCHAR) AS label,
  CAST(NULL AS DATE) AS submitted_at, CAST(NULL AS DATE) AS due_at, CAST(NULL AS VARCHAR) AS template,
  _batch, _file, _sheet, _row
FROM added
WHERE nth = 1
