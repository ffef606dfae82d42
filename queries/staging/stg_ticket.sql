-- Service tickets, cleaned. A ticket is a complaint where the export says so, or where its type does. Satisfaction in words is a step of five.
-- @zh      服务工单清洗。以文字表示的满意度按五级计分。导出写明或类型表明是投诉的，才算投诉。
-- @grain  row of the export
WITH source AS (
  SELECT * FROM raw_ticket
),
renamed AS (
  SELECT
    coalesce(nullif(regexp_extract(lower(_file), '(zendesk|freshdesk|salesforce|jira|servicenow|udesk)', 1), ''), 'service') AS system,
    clean_key(ticket_id) AS ticket_id,
    coalesce(clean_key(owner_id), clean_key(key_in_brackets(owner_name)), clean_text(owner_name)) AS owner_id,
    clean_text(unit) AS unit_ref,
    clean_text(customer) AS customer,
    opened_on AS opened_on_raw, to_date(opened_on) AS opened_on,
    closed_on AS closed_on_raw, to_date(closed_on) AS closed_on,
    due_on AS due_on_raw, to_date(due_on) AS due_on,
    satisfaction AS satisfaction_raw, coalesce(to_number(satisfaction), CASE WHEN regexp_matches(satisfaction, '满意|(?i)satisfied') THEN likert_step(satisfaction) END) AS satisfaction,
    is_complaint AS is_complaint_raw, coalesce(to_flag(is_complaint), CASE WHEN is_blank(is_complaint) THEN regexp_matches(lower(clean_text(kind)), '投诉|complaint') END) AS is_complaint,
    _batch, _file, _sheet, _row
  FROM source
)
SELECT
  system, ticket_id, owner_id, unit_ref, customer, opened_on, closed_on, due_on, satisfaction, is_complaint,
  CASE WHEN ticket_id IS NULL
    OR (opened_on IS NULL AND opened_on_raw IS NOT NULL)
    OR (closed_on IS NULL AND closed_on_raw IS NOT NULL)
    OR (due_on IS NULL AND due_on_raw IS NOT NULL)
    OR (satisfaction IS NULL AND satisfaction_raw IS NOT NULL)
    OR (is_complaint IS NULL AND is_complaint_raw IS NOT NULL)
    THEN list_filter([
    missing_key('ticket_id', ticket_id),
    refused('opened_on', opened_on_raw, opened_on, 'not_a_date'),
    refused('closed_on', closed_on_raw, closed_on, 'not_a_date'),
    refused('due_on', due_on_raw, due_on, 'not_a_date'),
    refused('satisfaction', satisfaction_raw, satisfaction, 'not_a_number'),
    refused('is_complaint', is_complaint_raw, is_complaint, 'unknown_word')
  ], lambda r: r IS NOT NULL) END AS _rejects,
  ticket_id IS NULL AS _refused,
  _batch, _file, _sheet, _row
FROM renamed
