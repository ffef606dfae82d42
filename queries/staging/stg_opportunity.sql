-- CRM opportunities, cleaned. Reports without an id get one of account and name with the day the deal was created: its close date moves from
-- one report to the next. Only deals that this does not tell apart are known by that too.
-- @zh      CRM 商机清洗。没有编号的报表，以客户、名称和创建日期识别商机。
-- @grain  row of the export
WITH repeated AS (
  -- Deals of one customer under one name: these are told apart by their close dates.
  SELECT DISTINCT account, name, created_date, TRUE AS is_repeated
  FROM (SELECT account, name, created_date FROM raw_opportunity WHERE opportunity_id IS NULL GROUP BY _batch, _file, _sheet, account, name, created_date HAVING count(*) > 1)
),
source AS (
  SELECT r.*, d.is_repeated
  FROM raw_opportunity AS r
  LEFT JOIN repeated AS d ON d.account IS NOT DISTINCT FROM r.account AND d.name IS NOT DISTINCT FROM r.name AND d.created_date IS NOT DISTINCT FROM r.created_date
),
renamed AS (
  SELECT
    'crm' AS system,
    coalesce(clean_key(opportunity_id), nullif(concat_ws('|', clean_text(account), clean_text(name), clean_text(created_date),
      CASE WHEN is_repeated OR is_blank(account) OR is_blank(name) THEN clean_text(close_date) END), '')) AS opportunity_id,
    clean_text(name) AS name,
    clean_text(account) AS account,
    coalesce(clean_key(owner_id), clean_key(key_in_brackets(owner_name))) AS owner_id,
    clean_text(owner_name) AS owner_name,
    clean_text(unit) AS unit_ref,
    coalesce(clean_text(stage), clean_text(outcome)) AS stage,
    -- A deal that is won or lost often stays in the stage it had: its outcome says more.
    coalesce(to_outcome(outcome), to_stage_kind(stage), to_stage_kind(outcome)) AS stage_kind,
    amount AS amount_raw, to_number(amount) AS amount,
    coalesce(to_currency(currency), currency_of(amount)) AS currency,
    probability AS probability_raw, to_number(probability) AS probability_n,
    created_date AS created_raw, to_date(created_date) AS created_date,
    close_date AS expected_raw, closed_date AS closed_raw,
    clean_text(kind) AS kind,
    _batch, _file, _sheet, _row
  FROM source
),
closed AS (
  -- What came true counts in the month in which it did, not in the one it was expected for.
  SELECT *, CASE WHEN stage_kind IN ('won', 'lost') THEN coalesce(nullif(trim(closed_raw), ''), expected_raw) ELSE coalesce(expected_raw, closed_raw) END AS close_raw
  FROM renamed
),
dated AS (
  SELECT *, to_date(close_raw) AS close_date FROM closed
)
SELECT
  system, opportunity_id, name, account, owner_id, owner_name, unit_ref, stage, stage_kind, amount, currency,
  CASE WHEN contains(probability_raw, '%') OR probability_n <= 1 THEN probability_n ELSE probability_n / 100 END AS probability,
  created_date, close_date, kind,
  CASE WHEN opportunity_id IS NULL
    OR (amount IS NULL AND amount_raw IS NOT NULL)
    OR (probability_n IS NULL AND probability_raw IS NOT NULL)
    OR (created_date IS NULL AND created_raw IS NOT NULL)
    OR (close_date IS NULL AND close_raw IS NOT NULL)
    THEN list_filter([
    missing_key('opportunity_id', opportunity_id),
    refused('amount', amount_raw, amount, 'not_a_number'),
    refused('probability', probability_raw, probability_n, 'not_a_number'),
    refused('created_date', created_raw, created_date, 'not_a_date'),
    refused('close_date', close_raw, close_date, 'not_a_date')
  ], lambda r: r IS NOT NULL) END AS _rejects,
  opportunity_id IS NULL OR is_unread(amount_raw, amount) OR is_unread(close_raw, close_date) AS _refused,
  _batch, _file, _sheet, _row
FROM dated
