-- Feedback on observed behaviour, cleaned. Without a time of its own, it was seen when it was said.
-- @zh      行为反馈清洗。没有观察时间的，以反馈时间为准。
-- @grain  row of the export
WITH source AS (
  SELECT * FROM raw_feedback
),
renamed AS (
  SELECT
    coalesce(clean_key(employee_id), clean_key(key_in_brackets(name))) AS employee_id,
    observed_at AS observed_at_raw, coalesce(coalesce(to_moment(observed_at), CAST(to_date(observed_at) AS TIMESTAMP)), CASE WHEN is_blank(observed_at) THEN coalesce(to_moment(given_at), CAST(to_date(given_at) AS TIMESTAMP)) END) AS observed_at,
    given_at AS given_at_raw, coalesce(to_moment(given_at), CAST(to_date(given_at) AS TIMESTAMP)) AS given_at,
    coalesce(clean_key(given_by_id), clean_key(key_in_brackets(given_by)), clean_text(given_by)) AS given_by,
    kind AS kind_raw, list_transform([lower(clean_text(kind))], lambda w: CASE WHEN regexp_matches(w, '问题|改进|改善|待提升|负|批评|problem|negative|constructive|improve') THEN 'problem' WHEN regexp_matches(w, '正|表扬|肯定|赞|优点|positive|praise') THEN 'positive' END)[1] AS kind,
    clean_text(note) AS note,
    clean_text(behaviour) AS behaviour,
    _batch, _file, _sheet, _row
  FROM source
)
SELECT
  employee_id, observed_at, given_at, given_by, kind, note, behaviour,
  CASE WHEN employee_id IS NULL
    OR observed_at IS NULL
    OR (observed_at IS NULL AND observed_at_raw IS NOT NULL)
    OR (given_at IS NULL AND given_at_raw IS NOT NULL)
    OR (kind IS NULL AND kind_raw IS NOT NULL)
    THEN list_filter([
    missing_key('employee_id', employee_id),
    CASE WHEN is_blank(observed_at_raw) THEN missing_key('observed_at', observed_at) END,
    refused('observed_at', observed_at_raw, observed_at, 'not_a_date'),
    refused('given_at', given_at_raw, given_at, 'not_a_date'),
    refused('kind', kind_raw, kind, 'unknown_word')
  ], lambda r: r IS NOT NULL) END AS _rejects,
  employee_id IS NULL OR observed_at IS NULL AS _refused,
  _batch, _file, _sheet, _row
FROM renamed
