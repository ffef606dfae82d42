-- Ratings, one row per stage. The ordinal is the policy scale's; a label it does not know gets the rank of common words, else NULL. Letters
-- that are not all the policy's are a scale of their own; beside labels of the policy only small whole numbers are ranks (85 is a score).
-- @zh      评级，每个阶段一行。等级位次取自制度的等级表；不认识的等级按常用词的次序，否则留空。
-- @into   rating
-- @grain  cycle, employee_id, stage
-- @from   stg_rating
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
  SELECT *, row_number() OVER (PARTITION BY cycle, employee_id, stage ORDER BY _batch DESC, _file DESC, _row DESC, _sheet DESC) AS nth
  FROM staged
),
known AS (
  SELECT r.*, s.ordinal AS policy_ordinal, common_label_ordinal(r.label) AS common_ordinal, letter_ordinal(r.label) AS letter_ordinal
  FROM newest AS r
  LEFT JOIN policy_rating_scale AS s ON s.label = r.label
  WHERE r.nth = 1
)
SELECT
  cycle, employee_id, stage, label,
  CASE WHEN bool_and(letter_ordinal IS NOT NULL) OVER c AND NOT bool_and(policy_ordinal IS NOT NULL) OVER c THEN letter_ordinal
       WHEN policy_ordinal IS NOT NULL THEN policy_ordinal
       WHEN common_ordinal IN (1, 2, 3, 4, 5, 6, 7, 8, 9) OR count(policy_ordinal) OVER c = 0 THEN common_ordinal END AS ordinal,
  rater_id, decided_at, reason, _batch, _file, _sheet, _row
FROM known
WINDOW c AS (PARTITION BY cycle)
