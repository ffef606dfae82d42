-- Leave requests, cleaned. Days become hours only where the policy says how many hours a day has (hours_per_day).
-- @zh      请假申请清洗。只有制度写明每天工时（hours_per_day）时，天数才换算成小时。
-- @grain  row of the export
WITH source AS (
  SELECT * FROM raw_leave_request
),
renamed AS (
  SELECT
    given_id(employee_id, name) AS given, clean_key(account) AS account, clean_text(name) AS name,
    clean_text(kind) AS kind_raw, leave_kind(coalesce(clean_text(kind), '')) AS kind,
    start_at AS start_raw, coalesce(to_moment(start_at), CAST(to_date(start_at) AS TIMESTAMP)) AS start_at,
    end_at AS end_raw, coalesce(to_moment(end_at), CAST(to_date(end_at) AS TIMESTAMP)) AS end_at,
    amount AS amount_raw, try_cast(regexp_extract(amount, '^\s*(-?\d+(?:\.\d+)?)', 1) AS DOUBLE) AS amount,
    -- 2天4小时 are both; what 1天(8小时) has in brackets is the same again.
    regexp_extract(lower(amount), '^\s*(?:(-?\d+(?:\.\d+)?)\s*(?:天|日|days?|d))?\s*(?:(-?\d+(?:\.\d+)?)\s*(?:小时|时|hours?|hrs?|h))?\s*(?:[(（].*[)）])?\s*$', ['d', 'h']) AS x,
    amount_unit,
    -- A request under way or taken back has no decision: both say what became of it.
    nullif(concat_ws(' ', clean_text(status), clean_text(decision)), '') AS status,
    _batch, _file, _sheet, _row
  FROM source
),
told AS (
  SELECT
    r.*,
    coalesce(k.employee_id, r.given, n.employee_id, r.account) AS employee_id,
    CASE WHEN k.matched_by IS NOT NULL THEN k.matched_by WHEN r.given IS NOT NULL THEN 'id' WHEN n.employee_id IS NOT NULL THEN n.matched_by WHEN r.account IS NOT NULL THEN 'account' END AS matched_by,
    n.candidates, n.candidate_ids,
    CASE WHEN r.x.d <> '' AND r.x.h <> '' THEN 'both' WHEN r.x.d <> '' THEN 'days' WHEN r.x.h <> '' THEN 'hours'
         WHEN regexp_matches(lower(concat_ws(' ', r.amount_raw, r.amount_unit)), '小时|hour|\bh\b') THEN 'hours'
         WHEN regexp_matches(lower(concat_ws(' ', r.amount_raw, r.amount_unit)), '天|day|\bd\b') THEN 'days' END AS counted_in,
    is_declined(r.status) AS is_void, is_pending(r.status) AS is_open,
    -- A trip or overtime asked for on the same form is no leave; 加班调休 is.
    coalesce(r.kind = 'other' AND regexp_matches(lower(r.kind_raw), '出差|公出|外勤|外出|加班|补卡|business trip|overtime'), FALSE) AS is_no_leave
  FROM renamed AS r
  LEFT JOIN dim_person_alias AS k ON k.matched_by <> 'name' AND k.alias = coalesce(r.given, r.account)
  LEFT JOIN dim_person_alias AS n ON n.alias = CASE WHEN r.given IS NULL THEN name_key(r.name) END
),
policy_in_force AS (
  SELECT policy_number('hours_per_day', NULL) AS hours_per_day
)
SELECT
  t.employee_id, t.name, t.matched_by, t.candidates, t.candidate_ids, t.kind, t.start_at, t.end_at,
  CASE t.counted_in WHEN 'hours' THEN t.amount WHEN 'days' THEN t.amount * p.hours_per_day WHEN 'both' THEN t.amount * p.hours_per_day + CAST(t.x.h AS DOUBLE) END AS hours,
  CASE t.counted_in WHEN 'days' THEN t.amount WHEN 'hours' THEN t.amount / p.hours_per_day WHEN 'both' THEN t.amount + CAST(t.x.h AS DOUBLE) / p.hours_per_day END AS days,
  list_filter([
    unknown_person(t.employee_id, t.name, t.candidates),
    refused('start_at', t.start_raw, t.start_at, 'not_a_date'),
    CASE WHEN t.start_raw IS NULL THEN {'field': 'start_at', 'value': CAST(NULL AS VARCHAR), 'reason': 'missing_key'} END,
    refused('end_at', t.end_raw, t.end_at, 'not_a_date'),
    refused('amount', t.amount_raw, t.amount, 'not_a_number'),
    CASE WHEN t.amount IS NOT NULL AND (t.counted_in IS NULL OR (t.counted_in = 'both' AND p.hours_per_day IS NULL)) THEN {'field': 'amount', 'value': t.amount_raw, 'reason': 'unit_unknown'} END,
    CASE WHEN t.is_void THEN {'field': 'status', 'value': t.status, 'reason': 'request_declined'}
         WHEN t.is_open THEN {'field': 'status', 'value': t.status, 'reason': 'request_pending'} END,
    CASE WHEN t.is_no_leave THEN {'field': 'kind', 'value': t.kind_raw, 'reason': 'no_leave'} END
  ], lambda r: r IS NOT NULL) AS _rejects,
  t.employee_id IS NULL OR t.start_at IS NULL OR t.is_void OR t.is_open OR t.is_no_leave AS _refused,
  t._batch, t._file, t._sheet, t._row
FROM told AS t
CROSS JOIN policy_in_force AS p
