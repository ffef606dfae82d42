-- Thresholds of every signal: the policy's setting `signals.<signal>.<name>`, else the default here. One place, read by all signals.
-- @zh      各信号的阈值：制度中的 signals.<信号>.<名称>，否则取这里的默认值。所有信号都只读这一处。
-- @into   dim_signal_policy
-- @grain  signal
WITH fallback AS (
  SELECT * FROM (VALUES
    -- signal, family, min_n, min_groups, q_limit, effect, effect_strong
    ('leniency', 'rater', 5, 6, 0.10, 0.2, 0.5),
    ('leniency_crossed', 'rater', 5, 6, 0.10, 0.2, 0.5),
    ('spread', 'rater', 8, 2, 0.10, 0.5, 2.0),
    ('halo', 'rater', 10, 3, 0.10, 0.7, 0.2),
    ('recency', 'unit', 30, 1, 0.10, 2.0, 3.0),
    ('self_manager_gap', 'rater', 10, 2, 0.10, 0.5, 1.0),
    ('manager_peer_gap', 'person', 3, 5, 0.05, 0.5, 1.0),
    ('reliability', 'company', 5, 2, 0.10, 0.5, 0.75),
    ('drift', 'rater', 5, 4, 0.10, 0.1, 0.2),
    -- 0.07: at 0.10, 10.9 % of 1,000 fair companies of 60 managers carried a flag of some attribute; one in ten is the most there may be.
    ('group_gap', 'group', 10, 30, 0.07, 0.2, 0.5),
    ('band_rate', 'group', 5, 30, 0.05, 0.8, 2.0),
    ('similar_to_me', 'rater', 5, 30, 0.10, 0.2, 0.5),
    ('mismatch', 'person', 15, 1, 0.10, 2.5, 0.2),
    ('guideline', 'unit', 10, 1, 0.05, 2.0, 5.0),
    ('proximity', 'group', 10, 30, 0.10, 0.2, 0.5),
    ('calibration_effect', 'group', 10, 1, 0.10, 2.0, 5.0),
    ('heaping', 'unit', 50, 1, 0.10, 0.0, 0.0),
    ('compliance', 'rater', 1, 1, 0.10, 0.0, 0.0)
  ) AS t(signal, family, min_n, min_groups, q_limit, effect, effect_strong)
),
stated AS (
  SELECT split_part(key, '.', 2) AS signal, split_part(key, '.', 3) AS name, try_cast(value AS DOUBLE) AS number
  FROM policy_setting
  WHERE key LIKE 'signals.%.%'
)
SELECT
  f.signal, f.family,
  CAST(coalesce(max(s.number) FILTER (WHERE s.name = 'min_n'), any_value(f.min_n)) AS INTEGER) AS min_n,
  -- Raters with fewer people count in the model of leniency, but nobody is judged by name on so little.
  CAST(coalesce(max(s.number) FILTER (WHERE s.name = 'min_named'), CASE WHEN f.signal = 'leniency' THEN 8 ELSE any_value(f.min_n) END) AS INTEGER) AS min_named,
  CAST(coalesce(max(s.number) FILTER (WHERE s.name = 'min_groups'), any_value(f.min_groups)) AS INTEGER) AS min_groups,
  CAST(coalesce(max(s.number) FILTER (WHERE s.name = 'q_limit'), any_value(f.q_limit)) AS DOUBLE) AS q_limit,
  CAST(coalesce(max(s.number) FILTER (WHERE s.name = 'effect'), any_value(f.effect)) AS DOUBLE) AS effect,
  CAST(coalesce(max(s.number) FILTER (WHERE s.name = 'effect_strong'), any_value(f.effect_strong)) AS DOUBLE) AS effect_strong,
  policy_number('signals.omnibus', 0.05) AS omnibus,
  CAST(policy_number('suppression_k', 5) AS INTEGER) AS k,
  CAST(policy_number('suppression_k_protected', 10) AS INTEGER) AS k_protected
FROM fallback AS f
LEFT JOIN stated AS s ON s.signal = f.signal
GROUP BY f.signal, f.family
