-- KPI sheets, cleaned: definition, target and actual of one KPI, owner and period. A % KPI becomes a fraction: "95%" always,
-- a bare 95 where some bare number of that KPI in that file and column is above 1.5 (105 % is legal, 1.05 stays). A figure with a unit of its
-- own (1.2亿) is brought to the unit of its KPI (万元).
-- @zh      KPI 表清洗：一个指标、归属和考核期的定义、目标与实绩。百分比指标换算为小数：“95%”总是换算，没有百分号的 95 则看同一文件同一列该指标是否有大于 1.5 的数。
-- @grain  row of the export
-- @packed raw_kpi
WITH word AS (
  -- Few different words stand in many rows: each combination is read once.
  SELECT
    kind, direction, aggregation, owner_type, period,
    to_kpi_kind(kind) AS kind_word, to_direction(direction) AS direction_word, to_aggregation(aggregation) AS aggregation_word,
    coalesce(to_owner_type(owner_type), CASE WHEN is_blank(owner_type) THEN 'person' END) AS owner_kind,
    to_period(period) AS period_key
  FROM (SELECT DISTINCT kind, direction, aggregation, owner_type, period FROM raw_kpi) AS d
),
-- Read beside the scan: there the engine still knows equal texts as one and reads each once.
read AS (
  SELECT
    -- 80~120 is a range and no target.
    r.* REPLACE (CASE WHEN contains(r.target, '~') THEN NULL ELSE r.target END AS target),
    coalesce(clean_key(kpi_id), clean_text(kpi_name)) AS kpi_key,
    coalesce(given_id(owner_id, owner_name), clean_text(owner_name)) AS owner_key,
    lower(clean_text(unit)) IN ('%', '％', '百分比', 'percent', 'pct') AS says_percent,
    unit_power(coalesce(clean_text(unit), key_in_brackets(kpi_name))) AS power,
    -- ≥95% and ≤2 say the direction with the value.
    CASE WHEN regexp_matches(r.target, '^\s*([≥≧＞>]|不低于|不少于)') THEN 'higher' WHEN regexp_matches(r.target, '^\s*([≤≦＜<]|不高于|不超过)') THEN 'lower'
      WHEN regexp_matches(r.score_rule, '越[低小少]越[好优佳]|(?i)lower is better|the lower the better') THEN 'lower' WHEN regexp_matches(r.score_rule, '越[高大多]越[好优佳]|(?i)higher is better|the higher the better') THEN 'higher' END AS bound_direction,
    to_number(regexp_replace(target, '^\s*([≥≧≤≦＞＜><]=?|不低于|不少于|不高于|不超过)\s*', '')) AS target_n, to_number(floor) AS floor_n, to_number(stretch) AS stretch_n,
    to_number(baseline) AS baseline_n, coalesce(to_number(range_low), try_cast(regexp_extract(r.target, '^(.*)~', 1) AS DOUBLE)) AS range_low_n, coalesce(to_number(range_high), try_cast(regexp_extract(r.target, '~(.*)$', 1) AS DOUBLE)) AS range_high_n,
    to_number(weight) AS weight_n, coalesce(to_number(actual), to_completion(actual)) AS actual_n,
    to_number(numerator) AS numerator_n, to_number(denominator) AS denominator_n, to_number(sample_size) AS sample_size_n,
    to_date(due_date) AS due_on, to_date(actual_date) AS done_on
  FROM raw_kpi AS r
),
source AS (
  SELECT
    r.*, w.kind_word, w.direction_word, w.aggregation_word, w.owner_kind, w.period_key
  FROM read AS r
  JOIN word AS w
    ON w.kind IS NOT DISTINCT FROM r.kind AND w.direction IS NOT DISTINCT FROM r.direction
    AND w.aggregation IS NOT DISTINCT FROM r.aggregation AND w.owner_type IS NOT DISTINCT FROM r.owner_type
    AND w.period IS NOT DISTINCT FROM r.period
),
kpi_unit AS (
  SELECT kpi_key, bool_or(says_percent) AS is_percent, max(power) AS power,
    -- Figures that are all written with the sign say the unit where no column does; 0 is the same either way.
    coalesce(bool_and(contains(target, '%')) FILTER (WHERE target_n <> 0), TRUE) AND coalesce(bool_and(contains(actual, '%')) FILTER (WHERE actual_n <> 0), TRUE)
      AND count(*) FILTER (WHERE target_n <> 0 OR actual_n <> 0) > 0 AS is_written
  FROM source
  GROUP BY kpi_key
),
numbers AS (
  SELECT
    s.* EXCLUDE (power), coalesce(u.is_percent, FALSE) AS is_percent, u.is_written, coalesce(u.power, 1) AS power,
    CASE WHEN u.is_percent AND NOT contains(s.target, '%') THEN abs(s.target_n) END AS target_bare,
    CASE WHEN u.is_percent AND NOT contains(s.actual, '%') THEN abs(s.actual_n) END AS actual_bare
  FROM source AS s
  LEFT JOIN kpi_unit AS u ON u.kpi_key = s.kpi_key
),
kpi_scale AS (
  SELECT
    kpi_key, _file, _sheet,
    -- Bare figures above 1.5 are percents.
    min(target_bare) FILTER (WHERE target_bare > 1.5) AS target_low, max(target_bare) FILTER (WHERE target_bare > 1.5) AS target_high,
    min(actual_bare) FILTER (WHERE actual_bare > 1.5) AS actual_low, max(actual_bare) FILTER (WHERE actual_bare > 1.5) AS actual_high
  FROM numbers
  GROUP BY kpi_key, _file, _sheet
),
file_scale AS (
  SELECT _file, _sheet, bool_or(owner_key IS NOT NULL) AS has_owners, CASE WHEN max(CASE WHEN NOT contains(weight, '%') THEN weight_n END) > 1.5 THEN 100 ELSE 1 END AS weight_scale
  FROM numbers
  GROUP BY _file, _sheet
),
scaled AS (
  SELECT n.*, f.weight_scale,
    kpi_figure(n.target_n, n.target, n.power, k.target_low, k.target_high) AS target_v,
    kpi_figure(n.floor_n, n.floor, n.power, k.target_low, k.target_high) AS floor_v,
    kpi_figure(n.stretch_n, n.stretch, n.power, k.target_low, k.target_high) AS stretch_v,
    kpi_figure(n.baseline_n, n.baseline, n.power, k.target_low, k.target_high) AS baseline_v,
    kpi_figure(n.range_low_n, n.range_low, n.power, k.target_low, k.target_high) AS range_low_v,
    kpi_figure(n.range_high_n, n.range_high, n.power, k.target_low, k.target_high) AS range_high_v,
    kpi_figure(n.actual_n, n.actual, n.power, k.actual_low, k.actual_high) AS actual_v,
    kpi_figure(n.numerator_n, n.numerator, n.power, NULL, NULL) AS numerator_v,
    -- Beside figures that have an owner one without is of somebody nobody can name: the cell above was merged once, or it was forgotten.
    f.has_owners AND n.owner_key IS NULL AND coalesce(n.target_n, n.actual_n) IS NOT NULL AS is_nobodys,
    -- A list of KPIs that names no owner at all still says what its KPIs are; the figures in it are nobody's and are listed.
    n.owner_key IS NULL AND coalesce(n.target_n, n.actual_n) IS NOT NULL AS has_no_owner
  FROM numbers AS n
  JOIN kpi_scale AS k ON k.kpi_key IS NOT DISTINCT FROM n.kpi_key AND k._file IS NOT DISTINCT FROM n._file AND k._sheet IS NOT DISTINCT FROM n._sheet
  JOIN file_scale AS f ON f._file IS NOT DISTINCT FROM n._file AND f._sheet IS NOT DISTINCT FROM n._sheet
)
SELECT
  kpi_key AS kpi_id,
  coalesce(clean_text(kpi_name), clean_key(kpi_id)) AS name,
  kind_word AS kind,
  coalesce(direction_word, bound_direction) AS direction,
  coalesce(clean_text(unit), CASE WHEN is_written THEN '%' END) AS unit,
  aggregation_word AS aggregation,
  clean_text(score_rule) AS score_rule,
  clean_key(parent_kpi_id) AS parent_kpi_id,
  owner_kind AS owner_type,
  owner_key AS owner_id,
  period_key AS period_id,
  target_v AS target,
  floor_v AS floor,
  stretch_v AS stretch,
  baseline_v AS baseline,
  range_low_v AS range_low,
  range_high_v AS range_high,
  weight_n / CASE WHEN contains(weight, '%') THEN 1 ELSE weight_scale END AS weight,
  due_on AS due_date,
  clean_text(completion_standard) AS completion_standard,
  actual_v AS actual,
  numerator_v AS numerator,
  coalesce(denominator_n, sample_size_n) AS denominator,
  lower(coalesce(CASE WHEN clean_text(source) IN ('上报', '手工', '填报', 'manual') THEN 'reported' ELSE clean_text(source) END, 'reported')) AS source,
  done_on AS done_date,
  coalesce(target_v, range_low_v, range_high_v, weight_n) IS NOT NULL OR due_on IS NOT NULL AS has_target,
  actual_v IS NOT NULL OR (numerator_n IS NOT NULL AND denominator_n IS NOT NULL) AS has_actual,
  CASE WHEN kpi_key IS NULL
    OR owner_kind IS NULL
    OR has_no_owner
    OR (period_key IS NULL AND period IS NOT NULL)
    OR (kind_word IS NULL AND kind IS NOT NULL)
    OR (direction_word IS NULL AND direction IS NOT NULL)
    OR (aggregation_word IS NULL AND aggregation IS NOT NULL)
    OR (target_v IS NULL AND target IS NOT NULL)
    OR (floor_v IS NULL AND floor IS NOT NULL)
    OR (stretch_v IS NULL AND stretch IS NOT NULL)
    OR (baseline_v IS NULL AND baseline IS NOT NULL)
    OR (range_low_v IS NULL AND range_low IS NOT NULL)
    OR (range_high_v IS NULL AND range_high IS NOT NULL)
    OR (weight_n IS NULL AND weight IS NOT NULL)
    OR (due_on IS NULL AND due_date IS NOT NULL)
    OR (actual_v IS NULL AND actual IS NOT NULL)
    OR (numerator_n IS NULL AND numerator IS NOT NULL)
    OR (denominator_n IS NULL AND denominator IS NOT NULL)
    OR (sample_size_n IS NULL AND sample_size IS NOT NULL)
    OR (done_on IS NULL AND actual_date IS NOT NULL)
    THEN list_filter([
    missing_key('kpi_id', kpi_key),
    CASE WHEN has_no_owner THEN missing_key('owner_id', owner_key) END,
    CASE WHEN owner_kind IS NULL THEN {'field': 'owner_type', 'value': owner_type, 'reason': 'unknown_word'} END,
    refused('period', period, period_key, 'not_a_period'),
    refused('kind', kind, kind_word, 'unknown_word'),
    refused('direction', direction, direction_word, 'unknown_word'),
    refused('aggregation', aggregation, aggregation_word, 'unknown_word'),
    refused_figure('target', target, target_v, target_n),
    refused_figure('floor', floor, floor_v, floor_n),
    refused_figure('stretch', stretch, stretch_v, stretch_n),
    refused_figure('baseline', baseline, baseline_v, baseline_n),
    refused_figure('range_low', range_low, range_low_v, range_low_n),
    refused_figure('range_high', range_high, range_high_v, range_high_n),
    refused('weight', weight, weight_n, 'not_a_number'),
    refused('due_date', due_date, due_on, 'not_a_date'),
    refused_figure('actual', actual, actual_v, actual_n),
    refused('numerator', numerator, numerator_n, 'not_a_number'),
    refused('denominator', denominator, denominator_n, 'not_a_number'),
    refused('sample_size', sample_size, sample_size_n, 'not_a_number'),
    refused('actual_date', actual_date, done_on, 'not_a_date')
  ], lambda r: r IS NOT NULL) END AS _rejects,
  -- A figure of which nobody knows whether more of it is better counts nowhere, rather than as if more were.
  kpi_key IS NULL OR owner_kind IS NULL OR is_nobodys OR is_unread(period, period_key) OR is_unread(direction, coalesce(direction_word, bound_direction)) AS _refused,
  _batch, _file, _sheet, _row
FROM scaled
