-- Attainment above 300 % of people: a wrong unit or a wrong target is likelier than the feat.
-- @grain   kpi × person × period
-- @notnull kpi_id, owner_id, period_id, attainment, total_rows
SELECT kpi_id, kpi_name, owner_id, period_id, target, actual, attainment, CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM fct_attainment
WHERE owner_type = 'person' AND attainment > 3
ORDER BY attainment DESC
