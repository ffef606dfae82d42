-- The rows of the files behind the review scores of one role and dimension. Peers, reports and customers are not named.
-- @zh      某角色、某维度评估得分背后的文件行；同级、下级和客户不具名。
-- @grain   source row
-- @param   employee_id VARCHAR
-- @param   cycle VARCHAR
-- @param   role VARCHAR
-- @param   dimension VARCHAR
-- @notnull cycle, role, dimension
SELECT
  cycle, role, dimension, CASE WHEN role IN ('peer', 'upward', 'customer') THEN NULL ELSE rater_id END AS rater_id, score_raw, scale_min, scale_max, submitted_at,
  _file AS file_name, _sheet AS sheet_name, CASE WHEN role IN ('peer', 'upward', 'customer') THEN NULL ELSE _row END AS row_number
FROM review_score
WHERE ratee_id = $employee_id AND cycle = $cycle AND role = $role AND dimension = $dimension
  AND (role NOT IN ('peer', 'upward', 'customer')
    OR (SELECT count(DISTINCT r.rater_id) FROM review_score AS r WHERE r.ratee_id = $employee_id AND r.cycle = $cycle AND r.role = $role AND r.dimension = $dimension) >= 3)
ORDER BY score_raw DESC
