-- Changes of targets, cleaned. One that was turned down or waits for its approval changes nothing. Whether a bare number is a percentage is known to the KPI, so that is left to the loading.
-- @zh      目标调整清洗。被驳回或待审批的不改变任何目标。
-- @grain  row of the export
WITH source AS (
  SELECT * FROM raw_target_adjustment
),
renamed AS (
  SELECT
    coalesce(clean_key(kpi_id), clean_text(kpi_name)) AS kpi_id,
    owner_type AS owner_type_raw, to_owner_type(owner_type) AS owner_type,
    coalesce(clean_key(owner_id), clean_key(key_in_brackets(owner_name)), clean_text(owner_name)) AS owner_id,
    period AS period_raw, to_period(period) AS period_id,
    old_target AS old_target_raw, to_number(old_target) AS old_target,
    new_target AS new_target_raw, to_number(new_target) AS new_target,
    NOT regexp_matches(old_target, '[%％]') AS old_is_bare,
    NOT regexp_matches(new_target, '[%％]') AS new_is_bare,
    clean_text(reason) AS reason,
    obstacle AS obstacle_raw, list_transform([lower(clean_text(obstacle))], lambda w: CASE WHEN regexp_matches(w, '外部|外因|客观|external') THEN 'external' WHEN regexp_matches(w, '内部|内因|主观|internal') THEN 'internal' END)[1] AS obstacle,
    status, is_declined(status) AS is_void, is_pending(status) AS is_open,
    clean_text(confirmed_by_manager) AS confirmed_by_manager,
    clean_text(confirmed_by_hr) AS confirmed_by_hr,
    adjusted_on AS adjusted_on_raw, to_date(adjusted_on) AS adjusted_on,
    _batch, _file, _sheet, _row
  FROM source
)
SELECT
  kpi_id, owner_type, owner_id, period_id, old_target, new_target, old_is_bare, new_is_bare, reason, obstacle, confirmed_by_manager, confirmed_by_hr, adjusted_on,
  CASE WHEN kpi_id IS NULL
    OR owner_id IS NULL
    OR period_id IS NULL
    OR is_void OR is_open
    OR (owner_type IS NULL AND owner_type_raw IS NOT NULL)
    OR (period_id IS NULL AND period_raw IS NOT NULL)
    OR (old_target IS NULL AND old_target_raw IS NOT NULL)
    OR (new_target IS NULL AND new_target_raw IS NOT NULL)
    OR (obstacle IS NULL AND obstacle_raw IS NOT NULL)
    OR (adjusted_on IS NULL AND adjusted_on_raw IS NOT NULL)
    THEN list_filter([
    missing_key('kpi_id', kpi_id),
    missing_key('owner_id', owner_id),
    CASE WHEN is_blank(period_raw) THEN missing_key('period', period_id) END,
    CASE WHEN is_void THEN {'field': 'status', 'value': status, 'reason': 'request_declined'} WHEN is_open THEN {'field': 'status', 'value': status, 'reason': 'request_pending'} END,
    refused('owner_type', owner_type_raw, owner_type, 'unknown_word'),
    refused('period', period_raw, period_id, 'not_a_period'),
    refused('old_target', old_target_raw, old_target, 'not_a_number'),
    refused('new_target', new_target_raw, new_target, 'not_a_number'),
    refused('obstacle', obstacle_raw, obstacle, 'unknown_word'),
    refused('adjusted_on', adjusted_on_raw, adjusted_on, 'not_a_date')
  ], lambda r: r IS NOT NULL) END AS _rejects,
  kpi_id IS NULL OR owner_id IS NULL OR period_id IS NULL OR is_unread(owner_type_raw, owner_type) OR is_void OR is_open AS _refused,
  _batch, _file, _sheet, _row
FROM renamed
