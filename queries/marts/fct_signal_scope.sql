-- Where groups are compared: the company, divisions and departments (the first two levels below the root) each unit lies in.
-- @zh      群体在哪里比较：公司，以及每个部门所在的一、二级部门。
-- @into   signal_scope
-- @grain  unit_id, scope_id
SELECT c.descendant_id AS unit_id, c.ancestor_id AS scope_id, u.depth
FROM unit_closure AS c
JOIN dim_unit AS u ON u.unit_id = c.ancestor_id AND u.depth BETWEEN 1 AND 2
UNION ALL
SELECT DISTINCT unit_id, 'company' AS scope_id, 0 AS depth
FROM signal_person
