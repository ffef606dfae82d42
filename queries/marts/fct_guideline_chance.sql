-- How probable it is that a fair unit of n people lies at least this far from the guideline: for every outcome of small units its probability and
-- the exact p, the sum over all outcomes no more probable. Depends on the policy alone. A scale of more than six labels is left to χ².
-- @grain  n, log_chance
WITH share AS (
  SELECT list(share ORDER BY nth) AS shares FROM dim_guideline HAVING count(*) BETWEEN 2 AND 6
),
outcome AS (
  SELECT n.n, unnest(_hand_out_rest(_hand_out(_hand_out(_hand_out(_hand_out(_hand_out([{'n': n.n, 'l': lgamma(n.n + 1.0)}], s.shares[2]), s.shares[3]), s.shares[4]), s.shares[5]), s.shares[6]), s.shares[1])) AS log_chance
  FROM share AS s
  CROSS JOIN (SELECT unnest(range(10, 21)) AS n) AS n
),
grouped AS (
  -- Equal up to rounding is equal.
  SELECT CAST(n AS INTEGER) AS n, round(log_chance, 7) AS log_chance, sum(exp(log_chance)) AS chance FROM outcome WHERE log_chance IS NOT NULL GROUP BY n, round(log_chance, 7)
)
SELECT n, log_chance, least(1.0, sum(chance) OVER (PARTITION BY n ORDER BY log_chance)) AS p
FROM grouped
