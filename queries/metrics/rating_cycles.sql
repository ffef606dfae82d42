-- Cycles and stages that have ratings, newest first.
-- @zh      有评级的周期与阶段，最新在前。
-- @grain   cycle × stage
-- @notnull cycle, stage, people
SELECT cycle, stage, CAST(count(*) AS INTEGER) AS people
FROM rating
GROUP BY cycle, stage
ORDER BY cycle DESC, CASE stage WHEN 'proposed' THEN 1 WHEN 'calibrated' THEN 2 ELSE 3 END
