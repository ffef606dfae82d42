-- Organisation file, cleaned.
-- @zh      组织架构文件清洗。
-- @grain  row of the export
WITH source AS (
  -- The lowest of the levels is the unit, unless one above it is missing.
  SELECT *, CASE WHEN unit_1 IS NOT NULL THEN unit_levels(unit_1, unit_2, unit_3, unit_4, unit_5, unit_6) END AS levels
  FROM raw_org_unit
),
renamed AS (
  SELECT
    coalesce(clean_key(unit_id), clean_text(path), array_to_string(levels, '/'), clean_text(name)) AS unit_id,
    coalesce(clean_text(name), levels[-1], clean_key(unit_id)) AS name,
    coalesce(clean_key(parent_id), clean_text(parent_name)) AS parent_ref,
    coalesce(clean_key(head_id), key_in_brackets(head)) AS head_id,
    coalesce(clean_text(path), array_to_string(levels, '/')) AS path,
    levels,
    to_date(as_of) AS as_of,
    as_of AS as_of_raw,
    _batch, _file, _sheet, _row
  FROM source
)
SELECT
  unit_id, name, parent_ref, head_id, path, levels, as_of,
  CASE WHEN unit_id IS NULL
    OR (as_of IS NULL AND as_of_raw IS NOT NULL)
    THEN list_filter([
    missing_key('unit_id', unit_id), refused('as_of', as_of_raw, as_of, 'not_a_date')
  ], lambda r: r IS NOT NULL) END AS _rejects,
  unit_id IS NULL AS _refused,
  _batch, _file, _sheet, _row
FROM renamed
