-- Opportunities of the CRM; the same opportunity twice counts once (the later row holds). An owner who is a name only is the one person of
-- the roster who has it (check_owner_names shows whom, and who stays open).
-- @zh      CRM 商机；同一商机只计一次（后者为准）。只写姓名的负责人，花名册中姓名唯一时归于此人。
-- @into   opportunity
-- @grain  system, opportunity_id
-- @from   stg_opportunity
WITH newest AS (
  SELECT *, row_number() OVER (PARTITION BY system, opportunity_id ORDER BY _batch DESC, _file DESC, _row DESC, _sheet DESC) AS nth
  FROM stg_opportunity
  WHERE NOT _refused
),
unit_by_name AS (
  SELECT name, min(unit_id) AS unit_id FROM org_unit GROUP BY name HAVING count(DISTINCT unit_id) = 1
)
SELECT
  o.system, o.opportunity_id, o.name, o.account,
  coalesce(i.employee_id, o.owner_id, a.employee_id) AS owner_id,
  coalesce(k.unit_id, n.unit_id) AS unit_id,
  o.stage, o.stage_kind, o.amount, o.currency, o.probability, o.created_date, o.close_date, o.kind,
  o._batch, o._file, o._sheet, o._row
FROM newest AS o
LEFT JOIN identity AS i ON i.system = o.system AND i.external_id = o.owner_id
LEFT JOIN dim_person_alias AS a ON a.alias = CASE WHEN o.owner_id IS NULL THEN name_key(o.owner_name) END
LEFT JOIN (SELECT DISTINCT unit_id FROM org_unit) AS k ON k.unit_id = o.unit_ref
LEFT JOIN unit_by_name AS n ON n.name = o.unit_ref
WHERE o.nth = 1
