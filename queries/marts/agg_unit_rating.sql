-- Ratings of every unit's subtree by stage and label.
-- @zh      各部门子树按阶段和等级统计的评级。
-- @grain  unit_id, cycle, stage, label
-- @from   fct_rating
SELECT
  c.ancestor_id AS unit_id, r.cycle, r.stage, r.label, any_value(r.ordinal) AS ordinal, CAST(count(*) AS INTEGER) AS people
FROM fct_rating AS r
JOIN unit_closure AS c ON c.descendant_id = r.unit_id
GROUP BY c.ancestor_id, r.cycle, r.stage, r.label
