-- Punches, cleaned: the moments of a row, wherever they stand (one moment, a pair, or several times of a day in one text). A stamp that is
-- no moment of 2000–2099 is refused: card machines with an empty battery write 2000-00-00 and the like.
-- @zh      打卡清洗：一行中的各个打卡时刻，不论写在哪里；不是时刻的内容会列为拒收。
-- @grain  row of the export
WITH source AS (
  SELECT * FROM raw_punch
),
renamed AS (
  SELECT
    given_id(employee_id, name) AS given, clean_key(account) AS account, clean_text(name) AS name,
    day AS day_raw, to_date(day) AS day_said,
    punched_at AS punched_raw, in_at AS in_raw, out_at AS out_raw, clean_text(times) AS times,
    CASE WHEN regexp_full_match(lower(clean_text(kind)), 'in|i|上班.*|签到|check.?in|进') THEN 'in'
         WHEN regexp_full_match(lower(clean_text(kind)), 'out|o|下班.*|签退|check.?out|出') THEN 'out' END AS kind,
    clean_text(device) AS device,
    _batch, _file, _sheet, _row
  FROM source
),
read AS (
  SELECT
    *,
    CASE WHEN punched_raw IS NOT NULL THEN coalesce(to_moment(punched_raw), clock_at(day_said, clock_on(punched_raw, day_said))) END AS punched,
    CASE WHEN in_raw IS NOT NULL THEN coalesce(to_moment(in_raw), clock_at(day_said, clock_on(in_raw, day_said))) END AS in_moment,
    CASE WHEN out_raw IS NOT NULL THEN coalesce(to_moment(out_raw), clock_at(day_said, clock_on(out_raw, day_said))) END AS out_moment,
    CASE WHEN times IS NOT NULL THEN -- Each with its own date where it has one, and (次日) behind it.
      list_transform(regexp_extract_all(times, '(?:次日|第二天|20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ T]*)?\s*\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?:\s*[AaPp][Mm])?(?:\s*[(（](?:次日|第二天)[)）])?'), lambda t: coalesce(to_moment(t), clock_at(day_said, clock_on(t, day_said)))) END AS several
  FROM renamed
),
told AS (
  SELECT
    r.*,
    -- Logs of card machines are long and hold one moment a row.
    CASE WHEN r.times IS NULL AND r.in_moment IS NULL AND r.out_moment IS NULL AND r.punched IS NOT NULL THEN [{'at': r.punched, 'kind': r.kind}]
    ELSE list_filter(list_concat([
      {'at': r.punched, 'kind': r.kind}, {'at': r.in_moment, 'kind': 'in'}, {'at': r.out_moment, 'kind': 'out'}
    ], list_transform(coalesce(r.several, []), lambda t: {'at': t, 'kind': r.kind})), lambda m: m.at IS NOT NULL) END AS moments,
    coalesce(k.employee_id, r.given, n.employee_id, r.account) AS employee_id,
    CASE WHEN k.matched_by IS NOT NULL THEN k.matched_by WHEN r.given IS NOT NULL THEN 'id' WHEN n.employee_id IS NOT NULL THEN n.matched_by WHEN r.account IS NOT NULL THEN 'account' END AS matched_by,
    n.candidates, n.candidate_ids
  FROM read AS r
  LEFT JOIN dim_person_alias AS k ON k.matched_by <> 'name' AND k.alias = coalesce(r.given, r.account)
  LEFT JOIN dim_person_alias AS n ON n.alias = CASE WHEN r.given IS NULL THEN name_key(r.name) END
)
SELECT
  employee_id, name, matched_by, candidates, candidate_ids, day_said AS day, moments, device,
  CASE WHEN employee_id IS NULL OR len(moments) = 0
    OR (punched IS NULL AND punched_raw IS NOT NULL)
    OR (in_moment IS NULL AND in_raw IS NOT NULL)
    OR (out_moment IS NULL AND out_raw IS NOT NULL)
    OR (day_raw IS NOT NULL AND (day_said IS NULL OR weekday_said(day_raw) <> isodow(day_said)))
    THEN list_filter([
    unknown_person(employee_id, name, candidates),
    refused('punched_at', punched_raw, punched, 'not_a_moment'),
    refused('in_at', in_raw, in_moment, 'not_a_moment'),
    refused('out_at', out_raw, out_moment, 'not_a_moment'),
    refused('day', day_raw, day_said, 'not_a_date'),
    CASE WHEN weekday_said(day_raw) <> isodow(day_said) THEN {'field': 'day', 'value': day_raw, 'reason': 'weekday_disagrees'} END,
    CASE WHEN len(moments) = 0 AND coalesce(punched_raw, in_raw, out_raw, times) IS NULL THEN {'field': 'punched_at', 'value': CAST(NULL AS VARCHAR), 'reason': 'missing_key'}
         WHEN len(moments) = 0 AND times IS NOT NULL THEN {'field': 'times', 'value': times, 'reason': 'not_a_time'} END
  ], lambda r: r IS NOT NULL) END AS _rejects,
  employee_id IS NULL OR len(moments) = 0 AS _refused,
  _batch, _file, _sheet, _row
FROM told
