-- KPI definitions gathered from every sheet that speaks of the KPI; the newest non-blank answer holds.
-- @zh      指标定义，取自提到该指标的所有表；以最新的非空内容为准。
-- @into   kpi
-- @grain  kpi_id
WITH placed AS (
  -- Of one file the first row counts, as people read it; among files the newer.
  SELECT *, row_number() OVER (PARTITION BY kpi_id ORDER BY _batch DESC, _file DESC, _sheet, _row) AS nth
  FROM stg_kpi
  WHERE NOT _refused
),
gathered AS (
  SELECT
    kpi_id,
    any_value(CASE WHEN name <> kpi_id THEN name END ORDER BY nth) AS name,
    any_value(kind ORDER BY nth) AS kind,
    any_value(direction ORDER BY nth) AS direction,
    any_value(unit ORDER BY nth) AS unit,
    any_value(aggregation ORDER BY nth) AS aggregation,
    any_value(score_rule ORDER BY nth) AS score_rule,
    any_value(parent_kpi_id ORDER BY nth) AS parent_kpi_id,
    bool_or(denominator IS NOT NULL) AS has_denominator,
    bool_or(range_low IS NOT NULL OR range_high IS NOT NULL) AS has_range,
    -- The place of one row: never the file of one and the number of another.
    any_value(_batch ORDER BY nth) AS _batch, any_value(_file ORDER BY nth) AS _file,
    any_value(CASE WHEN nth = 1 THEN _sheet END) AS _sheet, any_value(_row ORDER BY nth) AS _row
  FROM placed
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
    WHEN lower(unit) IN ('%', '％', '百分比', 'percent', 'pct') AND has_denominator THEN 'ratio'
    WHEN lower(unit) IN ('%', '％', '百分比', 'percent', 'pct', '分', '分钟', '小时', '天', 'score', 'days', 'hours') THEN 'avg'
    ELSE 'sum' END) AS aggregation,
  score_rule, parent_kpi_id, _batch, _file, _sheet, _row
FROM gathered
