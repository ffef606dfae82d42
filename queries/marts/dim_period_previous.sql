-- For every period the one before it of the same grain, where the data has it.
-- @zh      每个考核期的上一个同类考核期（数据中有的话）。
-- @grain  period_id
SELECT p.period_id, b.period_id AS previous_id
FROM period AS p
JOIN period AS b ON b.grain = p.grain AND b.end_date = p.start_date - 1
