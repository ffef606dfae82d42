-- Output of production lines, cleaned. A report without documents is known by its day, a line without a number by who
-- made it where, and which of the equal ones it is: its row moves from one export to the next.
-- @zh      产线产量清洗。没有单据号的按日期识别，没有行号的按谁在哪里生产什么识别。
-- @grain  row of the export
WITH source AS (
  SELECT
    *,
    CASE WHEN line_id IS NULL THEN row_number() OVER (
      PARTITION BY _batch, _file, _sheet, document_id, CASE WHEN document_id IS NULL THEN produced_on END, owner_id, owner_name, unit, line_id ORDER BY _row
    ) END AS nth
  FROM raw_production
),
renamed AS (
  SELECT
    coalesce(nullif(regexp_extract(lower(_file), '(sap|u8|mes|odoo|erpnext)', 1), ''), 'mes') AS system,
    coalesce(clean_key(document_id), CAST(to_date(produced_on) AS VARCHAR)) AS document_id,
    coalesce(clean_key(line_id), concat_ws('#', clean_text(unit), coalesce(clean_key(owner_id), clean_text(owner_name)), nth)) AS line_id,
    coalesce(clean_key(owner_id), clean_key(key_in_brackets(owner_name)), clean_text(owner_name)) AS owner_id,
    clean_text(unit) AS unit_ref,
    produced_on AS produced_on_raw, to_date(produced_on) AS produced_on,
    good AS good_raw, to_number(good) AS good,
    defect AS defect_raw, to_number(defect) AS defect,
    planned AS planned_raw, to_number(planned) AS planned,
    downtime_minutes AS downtime_minutes_raw, to_number(downtime_minutes) AS downtime_minutes,
    _batch, _file, _sheet, _row
  FROM source
)
SELECT
  system, document_id, line_id, owner_id, unit_ref, produced_on, good, defect, planned, downtime_minutes,
  CASE WHEN document_id IS NULL
    OR (produced_on IS NULL AND produced_on_raw IS NOT NULL)
    OR (good IS NULL AND good_raw IS NOT NULL)
    OR (defect IS NULL AND defect_raw IS NOT NULL)
    OR (planned IS NULL AND planned_raw IS NOT NULL)
    OR (downtime_minutes IS NULL AND downtime_minutes_raw IS NOT NULL)
    THEN list_filter([
    missing_key('document_id', document_id),
    refused('produced_on', produced_on_raw, produced_on, 'not_a_date'),
    refused('good', good_raw, good, 'not_a_number'),
    refused('defect', defect_raw, defect, 'not_a_number'),
    refused('planned', planned_raw, planned, 'not_a_number'),
    refused('downtime_minutes', downtime_minutes_raw, downtime_minutes, 'not_a_number')
  ], lambda r: r IS NOT NULL) END AS _rejects,
  document_id IS NULL OR is_unread(produced_on_raw, produced_on) AS _refused,
  _batch, _file, _sheet, _row
FROM renamed
