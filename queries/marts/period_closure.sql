-- Every period with every period around it, itself included (depth 0).
-- @zh      每个考核期与包含它的所有考核期，含自身（深度 0）。
-- @grain  ancestor_id, descendant_id
WITH RECURSIVE climb AS (
  SELECT period_id AS descendant_id, period_id AS ancestor_id, parent_id AS next_id, 0 AS depth
  FROM period
  UNION ALL
  SELECT c.descendant_id, p.period_id, p.parent_id, c.depth + 1
  FROM climb AS c
  JOIN period AS p ON p.period_id = c.next_id
)
SELECT ancestor_id, descendant_id, CAST(depth AS INTEGER) AS depth
FROM climb
