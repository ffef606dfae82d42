-- How ratings moved from proposed to final in a unit's subtree.
-- @zh      部门子树的评级从初评到最终怎样变动。
-- @grain   label proposed × label final
-- @param   unit_id VARCHAR
-- @param   cycle VARCHAR
-- @notnull label_proposed, label_final, people, direction
SELECT
  p.label AS label_proposed, p.ordinal AS ordinal_proposed, f.label AS label_final, f.ordinal AS ordinal_final, CAST(count(*) AS INTEGER) AS people,
  CASE WHEN f.ordinal > p.ordinal THEN 'up' WHEN f.ordinal < p.ordinal THEN 'down' ELSE 'same' END AS direction
FROM fct_rating AS p
JOIN fct_rating AS f ON f.cycle = p.cycle AND f.employee_id = p.employee_id AND f.stage = 'final'
JOIN unit_closure AS c ON c.descendant_id = p.unit_id AND c.ancestor_id = $unit_id
WHERE p.cycle = $cycle AND p.stage = 'proposed'
GROUP BY p.label, p.ordinal, f.label, f.ordinal
ORDER BY p.ordinal DESC NULLS LAST, f.ordinal DESC NULLS LAST
