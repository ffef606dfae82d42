-- Rating labels that the policy's scale does not know.
-- @zh      制度等级表不认识的评级。
-- @grain   label
-- @notnull label, people, total_rows
SELECT r.label, CAST(count(*) AS INTEGER) AS people, min(r._file) AS file_name, min(r._sheet) AS sheet_name, min(r._row) AS row_number,
  CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM rating AS r
LEFT JOIN policy_rating_scale AS s ON s.label = r.label
WHERE s.label IS NULL
GROUP BY r.label
ORDER BY people DESC
