-- Rows of one sheet that state a KPI of one owner and period with different figures: one row per product line or region. They add up where the
-- KPI is a sum; elsewhere nobody can say which of them holds. Equal figures are one statement made twice, and among sheets the later holds.
-- @zh      同一张表对同一指标、归属、考核期给出不同数字的行（按产品线或区域分行）：可加总的相加，其余拒收并列出。
-- @grain  kpi_id, owner_type, owner_id, period_id, source, _batch, _file, _sheet
-- @from   stg_kpi
-- Found by their hashes first: nearly all rows stand once.
WITH met AS (
  SELECT hash(kpi_id, owner_type, owner_id, period_id, source, _batch, _file, _sheet) AS place
  FROM stg_kpi
  WHERE NOT _refused AND owner_id IS NOT NULL AND period_id IS NOT NULL
  GROUP BY place
  HAVING count(*) > 1
),
stated AS (
  SELECT
    kpi_id, owner_type, owner_id, period_id, source, target, floor, stretch, baseline, range_low, range_high, actual, numerator, denominator,
    max(weight) AS weight, min(_row) AS _row, _batch, _file, _sheet
  FROM stg_kpi
  WHERE NOT _refused AND (has_target OR has_actual) AND owner_id IS NOT NULL AND period_id IS NOT NULL
    AND hash(kpi_id, owner_type, owner_id, period_id, source, _batch, _file, _sheet) IN (SELECT place FROM met)
  GROUP BY ALL
),
summed AS (
  SELECT
    kpi_id, owner_type, owner_id, period_id, source,
    sum(target) AS target, sum(floor) AS floor, sum(stretch) AS stretch, sum(baseline) AS baseline, sum(actual) AS actual,
    sum(numerator) AS numerator, sum(denominator) AS denominator,
    -- Parts of a weight, or the whole of it in every row.
    CASE WHEN sum(weight) <= 1.0001 THEN sum(weight) ELSE max(weight) END AS weight,
    bool_or(range_low IS NOT NULL OR range_high IS NOT NULL) AS has_range,
    string_agg(CAST(_row AS VARCHAR), ', ' ORDER BY _row) AS row_numbers,
    _batch, _file, _sheet
  FROM stated
  GROUP BY ALL
  HAVING count(DISTINCT target) > 1 OR count(DISTINCT actual) > 1 OR count(DISTINCT numerator) > 1 OR count(DISTINCT denominator) > 1
    OR count(DISTINCT range_low) > 1 OR count(DISTINCT range_high) > 1
)
SELECT
  s.* EXCLUDE (has_range),
  -- Shares and averages whose unit nobody stated are no sums either.
  k.aggregation = 'sum' AND NOT s.has_range AND NOT regexp_matches(k.name, '(率|比|占比|度|均|得分|评分)([(（].*)?$|%|(?i)\b(rate|ratio|share|percent|percentage|average|avg|score)\b') AS adds
FROM summed AS s
JOIN kpi AS k ON k.kpi_id = s.kpi_id
