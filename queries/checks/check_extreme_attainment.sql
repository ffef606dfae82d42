-- Attainment above 300 % of people: a wrong unit or a wrong target is likelier than the feat.
-- @zh      超过 300% 的个人达成率：更可能是单位或目标有误。
-- @grain   kpi × person × period
-- @notnull kpi_id, owner_id, period_id, attainment, total_rows
SELECT f.kpi_id, f.kpi_name, f.owner_id, w.name AS owner_name, f.period_id, f.target, f.actual, f.attainment, CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM fct_attainment AS f
LEFT JOIN owner_names() AS w ON w.owner_type = f.owner_type AND w.owner_id = f.owner_id
WHERE f.owner_type = 'person' AND f.attainment > 3
ORDER BY f.attainment DESC, f.owner_id, f.kpi_id, f.period_id
