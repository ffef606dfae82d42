-- Text from exports → values. Each returns NULL for blanks and for what it can't read; staging tells the two apart with is_blank.

-- Two habits here were measured (1 M rows): plain forms go through a cast behind one regular expression, 20–100 × faster than the general
-- way; and the general way binds its cleaned text once, in a one-element list, because a macro copies its argument at every use
-- (nested copies made statements of seconds to bind). trim() with a character set and translate() are slow in this engine.

-- Blank in every system's way of saying it: '', --, /, 无, N/A, TBD, NaN and NaT of programs (Nan is a name); SAP writes 00000000 for "no date", MySQL 0000-00-00.
CREATE OR REPLACE MACRO is_blank(v) AS
  v IS NULL OR regexp_full_match(v, '[\s\x{00A0}\x{3000}]*(-{1,3}|—{1,2}|/|\\|无|暂无|空|不适用|#?n/a|na|null|none|nil|tbd|(?-i:NaN|NaT)|0{8}|0000[-/.]00[-/.]00)?[\s\x{00A0}\x{3000}]*', 'i');

CREATE OR REPLACE MACRO _trimmed(v) AS
  regexp_replace(v, '^[\s\x{00A0}\x{3000}]+|[\s\x{00A0}\x{3000}]+$', '', 'g');

-- Most texts are too long for a word that means blank and have no blank at either end: twice as fast as finding out by expressions.
CREATE OR REPLACE MACRO clean_text(v) AS
  CASE WHEN strlen(v) > 9 AND regexp_full_match(v, '[!-~\x{4E00}-\x{9FFF}].*[!-~\x{4E00}-\x{9FFF}]') THEN v
       WHEN is_blank(v) THEN NULL ELSE _trimmed(v) END;

-- Keys: no inner blanks of any width, no zero-width or direction marks; leading zeros stay.
CREATE OR REPLACE MACRO clean_key(v) AS
  CASE WHEN regexp_full_match(v, '[A-Za-z]{0,4}\d[A-Za-z0-9_.-]*') AND v <> '00000000' THEN v
       ELSE list_transform([regexp_replace(clean_text(v), '[\s\x{00A0}\x{3000}\x{200B}-\x{200F}\x{202A}-\x{202E}\x{2060}\x{FEFF}]', '', 'g')], lambda s: CASE WHEN s <> '' THEN s END)[1] END;

-- 某人（已离职） → 某人
CREATE OR REPLACE MACRO without_left_mark(v) AS regexp_replace(v, '\s*[（(]\s*已?离职\s*[)）]\s*$', '');

-- 测试主管（000200） → 000200; （离职） is no number.
CREATE OR REPLACE MACRO key_in_brackets(v) AS
  nullif(regexp_extract(coalesce(without_left_mark(v), ''), '[（(\[]\s*([^()（）\[\]]+?)\s*[)）\]]\s*$', 1), '');

-- Full-width digits and signs → ASCII; currency signs, blanks and a closing 元 removed.
CREATE OR REPLACE MACRO _number_text(v) AS
  regexp_replace(
    translate(v, '０１２３４５６７８９．－＋％（），−', '0123456789.-+%(),-'),
    '(US|HK|NT|SG|[ACRS])?\$|[\s\x{00A0}\x{2009}\x{202F}\x{3000}¥￥€£₹₩₽₫₱฿₺₪]|(CNY|RMB|USD|EUR|GBP|INR|JPY|HKD|TWD|SGD|AUD|CAD|CHF|KRW)|^Rs\.?|元$', '', 'g');

CREATE OR REPLACE MACRO _number_core(s) AS
  regexp_replace(s, '^\(|\)$|-$|[万亿千]|[kK]$|%$', '', 'g');

-- No digits and no exponent that make an infinite number of it. Thousands by commas or, in Switzerland, apostrophes; in India 1,23,456 by hundreds
-- above the first.
CREATE OR REPLACE MACRO _plain_number(s) AS
  CASE WHEN regexp_full_match(s, '[+-]?(\d{1,60}(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?|[+-]?(\d{1,3}(,\d{3}){1,30}|\d{1,3}([''’]\d{3}){1,30}|\d{1,2}(,\d{2}){1,30},\d{3})(\.\d*)?') THEN try_cast(regexp_replace(s, '[,''’]', '', 'g') AS DOUBLE) END;

CREATE OR REPLACE MACRO _number_of(s) AS
  list_transform([_number_core(s)], lambda core: _plain_number(core))[1]
  * CASE WHEN s LIKE '(%)' OR s LIKE '%-' THEN -1 ELSE 1 END
  * CASE WHEN contains(s, '亿') THEN 1e8 WHEN contains(s, '万') THEN 1e4 WHEN contains(s, '千') OR s LIKE '%k' OR s LIKE '%K' THEN 1e3 ELSE 1 END
  / CASE WHEN s LIKE '%\%' ESCAPE '\' THEN 100 ELSE 1 END;

-- 1,234.56 · ¥2万 · 95% (→ 0.95) · (123) · 123- · １２３ → DOUBLE
CREATE OR REPLACE MACRO to_number(v) AS
  CASE WHEN regexp_full_match(v, '-?\d{1,15}(\.\d+)?') THEN try_cast(v AS DOUBLE)
       WHEN is_blank(v) THEN NULL
       ELSE list_transform([_number_text(v)], lambda s: _number_of(s))[1] END;

-- 星期一 and the time of day are cut off; 年月日 and . / become -; 20240903 and 24-09-02 are brought to 2024-09-03, 2024年9月 to its first day.
CREATE OR REPLACE MACRO _date_text(v) AS
  regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    regexp_replace(translate(_trimmed(v), '０１２３４５６７８９－／．', '0123456789-/.'), '\s*(星期|周|礼拜)[一二三四五六日天]\s*$|\s*(上午|下午|凌晨|中午|晚上)(\s*\d{1,2}:\d{2}(:\d{2})?)?$|,?[ T]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*([AaPp][Mm])?\s*(Z|UTC|GMT)?([+-]\d{1,2}(:?\d{2})?)?$| \d{1,2}\.\d{2}\.\d{2}(\.\d+)? [AaPp][Mm]$', '', 'g'),
    '^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$', '\1-\2-\3'),
    '^((?:19|20)\d\d)(\d\d)(\d\d)$', '\1-\2-\3'), '^(\d\d-\d{1,2}-\d{1,2})$', '20\1'), '^(\d{4})[-/.年](\d{1,2})月?$', '\1-\2-1');

CREATE OR REPLACE MACRO _date_of(s) AS
  CASE
    WHEN regexp_full_match(s, '\d{4}-\d{1,2}-\d{1,2}') THEN try_cast(s AS DATE)
    WHEN regexp_full_match(s, '[2-7]\d{4}(\.\d+)?') THEN DATE '1899-12-30' + CAST(floor(CAST(s AS DOUBLE)) AS INTEGER)
    -- 14-Mar-2025 · Mar 14, 2025 · 14-Mar-25: only the month is a word, so nothing is left open. %Y would read 25 as the year 25, so %y comes first;
    -- and strptime knows words of its own (epoch), so a year of two or four digits has to stand at an end.
    WHEN regexp_matches(s, '(?i)[a-z]{3}.*\D(\d\d|\d{4})$|^\d{4}\D+[a-z]{3}') THEN CAST(try_strptime(regexp_replace(regexp_replace(s, '^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+', '', 'i'), '[-/\s,.]+', ' ', 'g'),
      ['%d %b %y', '%d %B %y', '%d %b %Y', '%d %B %Y', '%b %d %Y', '%B %d %Y', '%Y %b %d', '%Y %B %d']) AS DATE)
    WHEN regexp_full_match(s, '1\d{12}') THEN CAST(epoch_ms(CAST(s AS BIGINT) + 28800000) AS DATE)
  END;

-- 2024-09-03 · 2024/9/3 · 2024年9月3日 · 20240903 · 3-Sep-2024 · 24-09-02 星期一 · 45292 (spreadsheet serial) · epoch ms (Shanghai) → DATE.
-- Day-first and month-first dates never reach SQL: the importer decides them per column.
CREATE OR REPLACE MACRO to_date(v) AS
  CASE WHEN regexp_full_match(v, '(19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}') THEN try_cast(v AS DATE)
       WHEN is_blank(v) THEN NULL
       ELSE list_transform([_date_text(v)], lambda s: _date_of(s))[1] END;

-- Bound once; a list of more than five words outside of it would be planned as a join.
CREATE OR REPLACE MACRO to_flag(v) AS
  list_transform([lower(clean_text(v))], lambda word:
    CASE WHEN word IN ('是', 'y', 'yes', 'true', 't', '1', '✓', '√', '远程') THEN TRUE
         WHEN word IN ('否', 'n', 'no', 'false', 'f', '0', '×', '✗') THEN FALSE END)[1];

-- A value that says something and could not be read. CASE looks at the text of unread values only; AND would look at all.
CREATE OR REPLACE MACRO is_unread(raw_value, parsed) AS
  CASE WHEN parsed IS NULL THEN NOT is_blank(raw_value) ELSE FALSE END;

-- One refused value of a row, or NULL when the value was read or was blank.
CREATE OR REPLACE MACRO refused(field_name, raw_value, parsed, reason) AS
  CASE WHEN is_unread(raw_value, parsed)
       THEN {'field': field_name, 'value': raw_value, 'reason': reason} END;

-- What one row says otherwise than the row that holds; NULL where it says the same or nothing.
CREATE OR REPLACE MACRO otherwise(field_name, said, held) AS
  CASE WHEN said IS NOT NULL AND said IS DISTINCT FROM held THEN {'field': field_name, 'value': said} END;

CREATE OR REPLACE MACRO otherwise_number(field_name, said, held) AS
  CASE WHEN said IS NOT NULL AND said IS DISTINCT FROM held THEN {'field': field_name, 'value': regexp_replace(CAST(said AS VARCHAR), '\.0$', '')} END;

CREATE OR REPLACE MACRO missing_key(field_name, key_value) AS
  CASE WHEN key_value IS NULL THEN {'field': field_name, 'value': CAST(NULL AS VARCHAR), 'reason': 'missing_key'} END;

-- 集团/华东/一部 → [集团, 华东, 一部]. '-' separates (钉钉) only where there is no '/'.
CREATE OR REPLACE MACRO unit_path_parts(p) AS
  list_filter(
    list_transform(string_split(CASE WHEN contains(p, '/') THEN p ELSE replace(replace(p, '>', '/'), '-', '/') END, '/'), lambda x: trim(x)),
    lambda x: x <> '');

-- A column for each level → the levels that are named, from the top.
CREATE OR REPLACE MACRO unit_levels(a, b, c, d, e, f) AS
  [level FOR level IN [clean_text(a), clean_text(b), clean_text(c), clean_text(d), clean_text(e), clean_text(f)] IF level IS NOT NULL];

-- A unit's path as one who joins with '-' writes it, taken apart: 集团/华东-一部 and 集团-华东-一部 are the same to him.
CREATE OR REPLACE MACRO unit_path_dashed(p) AS array_to_string(unit_path_parts(replace(p, '/', '-')), '/');

-- 集团/华东/一部 → [华东/一部]: what a path ends with, of two parts and more.
CREATE OR REPLACE MACRO path_endings(p) AS
  list_transform([string_split(p, '/')], lambda parts: list_transform(range(2, len(parts)), lambda n: array_to_string(parts[n:], '/')))[1];
