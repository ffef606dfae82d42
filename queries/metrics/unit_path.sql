-- The way from the company down to a unit.
-- @zh      从公司到部门的路径。
-- @grain   unit
-- @param   unit_id VARCHAR
-- @notnull unit_id, name, depth
SELECT u.unit_id, u.name, c.depth
FROM unit_closure AS c
JOIN dim_unit AS u ON u.unit_id = c.ancestor_id
WHERE c.descendant_id = $unit_id
ORDER BY c.depth DESC
