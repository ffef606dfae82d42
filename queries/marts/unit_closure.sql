-- Every unit with every unit above it, itself included (depth 0): a subtree is a lookup.
-- @zh      每个部门与其所有上级部门，含自身（深度 0）：查子树即查表。
-- @grain  ancestor_id, descendant_id
WITH RECURSIVE climb AS (
  SELECT unit_id AS descendant_id, unit_id AS ancestor_id, parent_id AS next_id, 0 AS depth
  FROM dim_unit
  UNION ALL
  SELECT c.descendant_id, u.unit_id, u.parent_id, c.depth + 1
  FROM climb AS c
  JOIN dim_unit AS u ON u.unit_id = c.next_id
)
SELECT ancestor_id, descendant_id, CAST(depth AS INTEGER) AS depth
FROM climb
