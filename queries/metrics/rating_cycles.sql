-- Cycles and stages that have ratings, newest first.
-- @grain   cycle × stage
-- @notnull cycle, stage, people
SELECT cycle, stage, CAST(count(*) AS INTEGER) AS people
FROM rating
GROUP BY cycle, stage
ORDER BY cycle DESC, CASE stage WHEN 'proposed' THEN 1 WHEN 'calibrated' THEN 2 ELSE 3 END
