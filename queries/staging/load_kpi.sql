-- KPI definitions gathered from every sheet that speaks of the KPI; the first non-blank answer holds.
-- @into   kpi
-- @grain  kpi_id
WITH gathered AS (
  SELECT
    kpi_id,
    any_value(CASE WHEN name <> kpi_id THEN name END ORDER BY _batch, _row) AS name,
    any_value(kind ORDER BY _batch, _row) AS kind,
    any_value(direction ORDER BY _batch, _row) AS direction,
    any_value(unit ORDER BY _batch, _row) AS unit,
    any_value(aggregation ORDER BY _batch, _row) AS aggregation,
    any_value(score_rule ORDER BY _batch, _row) AS score_rule,
    any_value(parent_kpi_id ORDER BY _batch, _row) AS parent_kpi_id,
    bool_or(denominator IS NOT NULL) AS has_denominator,
    bool_or(range_low IS NOT NULL OR range_high IS NOT NULL) AS has_range,
    arg_min(_batch, _row) AS _batch, arg_min(_file, _row) AS _file, arg_min(_sheet, _row) AS _sheet, min(_row) AS _row
  FROM stg_kpi
  WHERE NOT _refused
  GROUP BY kpi_id
)
SELECT
  kpi_id,
  coalesce(name, kpi_id) AS name,
  coalesce(kind, CASE WHEN direction = 'milestone' THEN 'GS' ELSE 'KPI' END) AS kind,
  coalesce(direction, CASE WHEN kind = 'GS' THEN 'milestone' WHEN has_range THEN 'range' ELSE 'higher' END) AS direction,
  unit,
  coalesce(aggregation, CASE
    WHEN direction = 'milestone' OR kind = 'GS' THEN 'avg'
    WHEN unit IN ('%', '％', '百分比') AND has_denominator THEN 'ratio'
    WHEN unit IN ('%', '％', '百分比', '分', '分钟', '小时', '天', 'score', 'days', 'hours') THEN 'avg'
    ELSE 'sum' END) AS aggregation,
  score_rule, parent_kpi_id, _batch, _file, _sheet, _row
FROM gathered
