-- Contacts with customers, cleaned. Without a number, a contact is known by who, whom, when and how.
-- @zh      客户跟进清洗。没有编号的跟进，以谁、对谁、何时、何种方式识别。
-- @grain  row of the export
WITH source AS (
  SELECT * FROM raw_activity
),
renamed AS (
  SELECT
    coalesce(nullif(regexp_extract(lower(_file), '(salesforce|hubspot|pipedrive|fxiaoke|zoho|dynamics)', 1), ''), 'crm') AS system,
    coalesce(clean_key(document_id), CASE WHEN clean_text(customer) IS NOT NULL AND to_date(happened_on) IS NOT NULL THEN concat_ws('|', coalesce(clean_key(owner_id), clean_text(owner_name)), clean_text(customer), CAST(to_date(happened_on) AS VARCHAR), clean_text(kind)) END) AS document_id,
    coalesce(clean_key(owner_id), clean_key(key_in_brackets(owner_name)), clean_text(owner_name)) AS owner_id,
    clean_text(unit) AS unit_ref,
    clean_text(customer) AS customer,
    clean_text(kind) AS kind,
    happened_on AS happened_on_raw, to_date(happened_on) AS happened_on,
    _batch, _file, _sheet, _row
  FROM source
)
SELECT
  system, document_id, owner_id, unit_ref, customer, kind, happened_on,
  CASE WHEN document_id IS NULL
    OR (happened_on IS NULL AND happened_on_raw IS NOT NULL)
    THEN list_filter([
    missing_key('document_id', document_id),
    refused('happened_on', happened_on_raw, happened_on, 'not_a_date')
  ], lambda r: r IS NOT NULL) END AS _rejects,
  document_id IS NULL OR is_unread(happened_on_raw, happened_on) AS _refused,
  _batch, _file, _sheet, _row
FROM renamed
