-- Period ids: 2025, 2025-H1, 2025-Q3, 2025-09.

CREATE OR REPLACE MACRO _period_text(v) AS
  regexp_replace(upper(translate(clean_text(v), '０１２３４５６７８９', '0123456789')),
    '[\s_]|FY|财年|年度|年终|全年|考核|绩效|评估|评价|考评|PERFORMANCE|ANNUAL|REVIEW|APPRAISAL|YEAR-?\s?END|CYCLE|RATINGS?', '', 'g');

CREATE OR REPLACE MACRO _quarter_digit(q) AS translate(q, '一二三四', '1234');

CREATE OR REPLACE MACRO _period_of(s) AS
  CASE
    WHEN regexp_full_match(s, '(19|20)\d\d年?') THEN s[1:4]
    WHEN regexp_full_match(s, '(19|20)\d\d年?[-/.]?Q[1-4]') THEN s[1:4] || '-Q' || right(s, 1)
    WHEN regexp_full_match(s, 'Q[1-4][-/.]?(19|20)\d\d') THEN right(s, 4) || '-Q' || s[2:2]
    WHEN regexp_full_match(s, '(19|20)\d\d年?第?[一二三四1-4]季度?') THEN s[1:4] || '-Q' || _quarter_digit(regexp_extract(s, '([一二三四1-4])季', 1))
    WHEN regexp_full_match(s, '(19|20)\d\d年?[-/.]?H[12]') THEN s[1:4] || '-H' || right(s, 1)
    WHEN regexp_full_match(s, 'H[12][-/.]?(19|20)\d\d') THEN right(s, 4) || '-H' || s[2:2]
    WHEN regexp_full_match(s, 'MID-?YEAR(19|20)\d\d|(19|20)\d\dMID-?YEAR') THEN regexp_extract(s, '\d{4}') || '-H1'
    WHEN regexp_full_match(s, '(19|20)\d\d年?上半年?') THEN s[1:4] || '-H1'
    WHEN regexp_full_match(s, '(19|20)\d\d年?下半年?') THEN s[1:4] || '-H2'
    WHEN regexp_full_match(s, '(19|20)\d\d[-/.年]?M?(0?[1-9]|1[0-2])月?(份)?')
      THEN s[1:4] || '-' || lpad(regexp_extract(s, '^\d{4}[-/.年]?M?(\d{1,2})', 1), 2, '0')
  END;

-- 2025年3月, 202503, 2025Q1, 2025年第一季度, 2025上半年, 2025年度, a date → period_id
CREATE OR REPLACE MACRO to_period(v) AS
  CASE WHEN regexp_full_match(v, '(19|20)\d\d(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?') THEN v
       ELSE coalesce(list_transform([_period_text(v)], lambda s: _period_of(s))[1], strftime(to_date(v), '%Y-%m')) END;

CREATE OR REPLACE MACRO period_month(d) AS strftime(d, '%Y-%m');

-- NULL for what is no period: a review cycle may be called Fall.
CREATE OR REPLACE MACRO period_grain(p) AS
  CASE WHEN NOT regexp_full_match(p, '\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?') THEN NULL
    WHEN p LIKE '____' THEN 'year' WHEN p LIKE '____-H_' THEN 'half' WHEN p LIKE '____-Q_' THEN 'quarter' WHEN p LIKE '____-__' THEN 'month' END;

CREATE OR REPLACE MACRO period_parent(p) AS
  CASE period_grain(p)
    WHEN 'month' THEN p[1:4] || '-Q' || ((CAST(p[6:7] AS INTEGER) + 2) // 3)
    WHEN 'quarter' THEN p[1:4] || '-H' || ((CAST(right(p, 1) AS INTEGER) + 1) // 2)
    WHEN 'half' THEN p[1:4] END;

CREATE OR REPLACE MACRO period_start(p) AS
  make_date(CAST(p[1:4] AS INTEGER),
    CASE period_grain(p) WHEN 'month' THEN CAST(p[6:7] AS INTEGER)
      WHEN 'quarter' THEN CAST(right(p, 1) AS INTEGER) * 3 - 2
      WHEN 'half' THEN CAST(right(p, 1) AS INTEGER) * 6 - 5 ELSE 1 END, 1);

CREATE OR REPLACE MACRO period_months(p) AS
  CASE period_grain(p) WHEN 'month' THEN 1 WHEN 'quarter' THEN 3 WHEN 'half' THEN 6 ELSE 12 END;

CREATE OR REPLACE MACRO period_end(p) AS
  CAST(period_start(p) + to_months(period_months(p)) - INTERVAL 1 DAY AS DATE);
