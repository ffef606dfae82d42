-- How probable it is that a fair unit of n people lies at least this far from the guideline: for every outcome of small units its probability and
-- the exact p, the sum over all outcomes no more probable. Depends on the policy alone. Fewer labels have fewer outcomes, so that larger units can
-- be listed; a scale of more than six labels is left to χ².
-- @zh      n 人的公平部门偏离指导比例至少这么远的概率。
-- @ondemand
-- @grain  n, chance_key
WITH share AS (
  SELECT list(share ORDER BY nth) AS shares, CASE WHEN count(*) <= 3 THEN 60 WHEN count(*) = 4 THEN 40 ELSE 20 END AS up_to FROM dim_guideline HAVING count(*) BETWEEN 2 AND 6
),
outcome AS (
  SELECT n.n, unnest(_hand_out_rest(_hand_out(_hand_out(_hand_out(_hand_out(_hand_out([{'n': n.n, 'l': lgamma(n.n + 1.0)}], s.shares[2]), s.shares[3]), s.shares[4]), s.shares[5]), s.shares[6]), s.shares[1])) AS log_chance
  FROM share AS s
  JOIN (SELECT unnest(range(10, 61)) AS n) AS n ON n.n <= s.up_to
),
grouped AS (
  -- Equal up to rounding is equal; the rounded logarithm is also what units look their outcome up by.
  SELECT CAST(n AS INTEGER) AS n, CAST(round(log_chance * 1e5) AS BIGINT) AS chance_key, sum(exp(log_chance)) AS chance FROM outcome WHERE log_chance IS NOT NULL GROUP BY ALL
)
SELECT n, chance_key, least(1.0, sum(chance) OVER (PARTITION BY n ORDER BY chance_key)) AS p
FROM grouped
