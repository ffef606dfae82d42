-- Ratings, one row per stage. The ordinal is the policy scale's; a label it does not know gets the rank of common words, else NULL.
-- @into   rating
-- @grain  cycle, employee_id, stage
WITH staged AS (
  SELECT cycle, employee_id, 'proposed' AS stage, label_proposed AS label, rater_id, decided_at, CAST(NULL AS VARCHAR) AS reason, _batch, _file, _sheet, _row
  FROM stg_rating
  WHERE NOT _refused AND label_proposed IS NOT NULL
  UNION ALL
  SELECT cycle, employee_id, 'calibrated' AS stage, label_calibrated AS label, rater_id, decided_at, reason, _batch, _file, _sheet, _row
  FROM stg_rating
  WHERE NOT _refused AND label_calibrated IS NOT NULL
  UNION ALL
  SELECT cycle, employee_id, 'final' AS stage, label_final AS label, rater_id, decided_at, reason, _batch, _file, _sheet, _row
  FROM stg_rating
  WHERE NOT _refused AND label_final IS NOT NULL
),
newest AS (
  SELECT *, row_number() OVER (PARTITION BY cycle, employee_id, stage ORDER BY _batch DESC, _file DESC, _row DESC) AS nth
  FROM staged
)
SELECT
  r.cycle, r.employee_id, r.stage, r.label, coalesce(s.ordinal, common_label_ordinal(r.label)) AS ordinal, r.rater_id, r.decided_at, r.reason,
  r._batch, r._file, r._sheet, r._row
FROM newest AS r
LEFT JOIN policy_rating_scale AS s ON s.label = r.label
WHERE r.nth = 1
