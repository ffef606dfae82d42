-- Attainment, a fraction (1 = target met), uncapped; and the score made of it (100 = target met).

CREATE OR REPLACE MACRO _lower_attainment(actual, target, baseline, lower_rule) AS
  CASE lower_rule
    WHEN 'ratio' THEN target / nullif(actual, 0)
    WHEN 'baseline' THEN (actual - baseline) / nullif(target - baseline, 0)
    ELSE greatest(0, 2 - actual / nullif(target, 0)) END;

-- Inside the range 1; outside it falls linearly with the distance relative to the edge (to the width where the edge is 0).
CREATE OR REPLACE MACRO _range_attainment(actual, range_low, range_high) AS
  CASE
    WHEN range_low IS NOT NULL AND actual < range_low
      THEN greatest(0, 1 - (range_low - actual) / coalesce(nullif(abs(range_low), 0), nullif(range_high - range_low, 0)))
    WHEN range_high IS NOT NULL AND actual > range_high
      THEN greatest(0, 1 - (actual - range_high) / coalesce(nullif(abs(range_high), 0), nullif(range_high - range_low, 0)))
    WHEN range_low IS NOT NULL OR range_high IS NOT NULL THEN 1.0 END;

-- A target of 0, below 0 or NULL has no attainment (a data check names it); so has a missing actual.
CREATE OR REPLACE MACRO attainment(direction, actual, target, baseline, range_low, range_high, lower_rule) AS
  CASE
    WHEN actual IS NULL THEN NULL
    WHEN direction = 'range' THEN _range_attainment(actual, range_low, range_high)
    WHEN direction = 'milestone' THEN actual / coalesce(nullif(target, 0), 1.0)
    WHEN target IS NULL OR target <= 0 THEN NULL
    WHEN direction = 'lower' THEN _lower_attainment(actual, target, baseline, lower_rule)
    ELSE actual / target END;

-- Share of the completion standard met, less a policy share for each calendar day after the due date.
CREATE OR REPLACE MACRO milestone_credit(share, done_date, due_date, late_per_day) AS
  greatest(0, share * (1 - CASE WHEN done_date > due_date THEN late_per_day * date_diff('day', due_date, done_date) ELSE 0 END));

-- points: list of {attainment, score} in ascending order. Below the first point: stepped 0, interpolated from (0, 0).
CREATE OR REPLACE MACRO _points_below(a, points) AS list_filter(points, lambda p: p.attainment <= a + 1e-9);
CREATE OR REPLACE MACRO _points_above(a, points) AS list_filter(points, lambda p: p.attainment > a + 1e-9);

CREATE OR REPLACE MACRO _between_points(a, p0, p1) AS
  CASE WHEN p0 IS NULL THEN a / p1.attainment * p1.score
       WHEN p1 IS NULL THEN p0.score
       ELSE p0.score + (a - p0.attainment) / (p1.attainment - p0.attainment) * (p1.score - p0.score) END;

CREATE OR REPLACE MACRO score_of(a, points, mode, score_cap, score_floor) AS
  CASE WHEN a IS NULL THEN NULL
    ELSE least(score_cap, greatest(score_floor,
      CASE WHEN points IS NULL THEN 100 * a
           WHEN mode = 'stepped' THEN coalesce(_points_below(a, points)[-1].score, 0)
           ELSE _between_points(a, _points_below(a, points)[-1], _points_above(a, points)[1]) END)) END;

-- Parts of one target: sums and latest values add up, everything else averages.
CREATE OR REPLACE MACRO combine_parts(aggregation, added, averaged) AS
  CASE WHEN aggregation IN ('sum', 'last') THEN added ELSE averaged END;

-- An actual from its parts: num / den where there is a denominator, else num.
CREATE OR REPLACE MACRO actual_of(aggregation, num, den) AS
  CASE WHEN aggregation IN ('sum', 'last') THEN num ELSE num / nullif(den, 0) END;

CREATE OR REPLACE MACRO has_weight(weight) AS weight IS NOT NULL AND weight > 0;

-- What one of a KPI's unit stands for: 万元, 千元, 百万美元, k€; 千克 and km are units of their own.
CREATE OR REPLACE MACRO unit_power(unit) AS
  CASE WHEN unit IS NULL THEN NULL WHEN contains(unit, '亿') THEN 1e8 WHEN contains(unit, '千万') THEN 1e7 WHEN regexp_matches(unit, '百万|(?i)million') THEN 1e6 WHEN contains(unit, '万') THEN 1e4
       WHEN regexp_matches(unit, '千([元件人台套份个单]|[美欧日港]元|$)|(?i)thousand|^k\s*([$€£¥]|USD|EUR|GBP|CNY|RMB|CHF)?$|^([$€£¥]|USD|EUR|GBP|CNY|RMB|CHF)\s*k$') THEN 1e3 ELSE 1 END;

-- A figure of a KPI in its unit. Percents (low and high: the least and most of the bare figures above 1.5) are fractions: NULL where a bare figure
-- may be either, 0.97 beside 97.5. Where the unit is a power of ten a figure that says its own (1.2亿, 500元) is brought to it.
CREATE OR REPLACE MACRO kpi_figure(n, said, power, low, high) AS
  CASE WHEN low IS NOT NULL THEN CASE WHEN contains(said, '%') THEN n WHEN n > 0 AND n <= 1.5 AND 100 * n BETWEEN low / 3 AND high * 3 THEN NULL ELSE n / 100 END
       WHEN power > 1 AND regexp_matches(said, '[万亿千元]|\d\s*[kK]') THEN round(n / power, 9) ELSE n END;

-- A figure that could not be read, or that may be a percent or a fraction.
CREATE OR REPLACE MACRO refused_figure(field_name, said, figure, number) AS
  refused(field_name, said, figure, CASE WHEN number IS NULL THEN 'not_a_number' ELSE 'percent_or_fraction' END);
