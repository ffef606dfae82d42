-- Orders and deals in another currency than the company's: kept, but in no sum, since no rate is known.
-- @zh      与公司币种不同的订单和商机：保留，但因没有汇率不计入任何合计。
-- @grain   system × currency
-- @notnull system, currency, row_count, total_rows
SELECT system, currency, CAST(count(*) AS INTEGER) AS row_count, min(_file) AS file_name, min(_sheet) AS sheet_name, min(_row) AS row_number,
  CAST(count(*) OVER () AS INTEGER) AS total_rows
FROM (
  SELECT system, currency, _file, _sheet, _row FROM sales_order
  UNION ALL
  SELECT system, currency, _file, _sheet, _row FROM opportunity
) AS d
WHERE upper(currency) NOT IN ('CNY', 'RMB', '人民币', upper(policy_text('currency', 'CNY')), own_sign())
GROUP BY system, currency
ORDER BY row_count DESC
