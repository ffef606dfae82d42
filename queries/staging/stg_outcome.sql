-- What ratings led to, cleaned. "5%" is 0.05 always, a bare 5 where some bare raise of that sheet is above 1.
-- @zh      绩效结果应用清洗。“5%”总是 0.05；没有百分号的 5，看该表是否有大于 1 的调薪数。
-- @grain  row of the export
WITH source AS (
  SELECT * FROM raw_outcome
),
renamed AS (
  SELECT
    coalesce(to_period(cycle), clean_text(cycle), '') AS cycle,
    coalesce(clean_key(employee_id), clean_key(key_in_brackets(name))) AS employee_id,
    bonus AS bonus_raw, to_number(bonus) AS bonus,
    raise AS raise_raw, to_number(raise) / CASE WHEN NOT regexp_matches(raise, '[%％]') AND max(CASE WHEN NOT regexp_matches(raise, '[%％]') THEN abs(to_number(raise)) END) OVER (PARTITION BY _batch, _file, _sheet) > 1 THEN 100 ELSE 1 END AS raise,
    promoted AS promoted_raw, to_flag(promoted) AS promoted,
    clean_text(training) AS training,
    high_potential AS high_potential_raw, to_flag(high_potential) AS high_potential,
    has_left AS has_left_raw, to_flag(has_left) AS has_left,
    _batch, _file, _sheet, _row
  FROM source
)
SELECT
  cycle, employee_id, bonus, raise, promoted, training, high_potential, has_left,
  CASE WHEN employee_id IS NULL
    OR (bonus IS NULL AND bonus_raw IS NOT NULL)
    OR (raise IS NULL AND raise_raw IS NOT NULL)
    OR (promoted IS NULL AND promoted_raw IS NOT NULL)
    OR (high_potential IS NULL AND high_potential_raw IS NOT NULL)
    OR (has_left IS NULL AND has_left_raw IS NOT NULL)
    THEN list_filter([
    missing_key('employee_id', employee_id),
    refused('bonus', bonus_raw, bonus, 'not_a_number'),
    refused('raise', raise_raw, raise, 'not_a_number'),
    refused('promoted', promoted_raw, promoted, 'unknown_word'),
    refused('high_potential', high_potential_raw, high_potential, 'unknown_word'),
    refused('has_left', has_left_raw, has_left, 'unknown_word')
  ], lambda r: r IS NOT NULL) END AS _rejects,
  employee_id IS NULL AS _refused,
  _batch, _file, _sheet, _row
FROM renamed
