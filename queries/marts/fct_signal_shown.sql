-- Which groups may be shown in which scope. Groups of the company below k are put together, with the smallest other one where they are fewer
-- than k even so: the classes of the attribute. A unit is opened only where each class has nobody in it or k and more, and only if what its
-- parent (itself open) holds beside its open units has, too; else the smallest unit that mends all of that stays closed, or all of them do.
-- So everything shown is a sum of pieces of nobody or k and more, and whatever is added or subtracted, in whatever order, is again such a sum:
-- no fewer than k can be told apart, of a group or of everybody else.
-- @zh      哪些群体可以在哪些范围显示；过小的、以及能反推出过小群体的不显示。
-- @into   signal_shown
-- @grain  cycle_id, scope_id, attribute, member
-- @from   signal_group
WITH size AS MATERIALIZED (
  SELECT cycle_id, is_latest, scope_id, attribute, member, sum(n) AS n FROM signal_group GROUP BY ALL
),
ranked AS (
  SELECT
    s.cycle_id, s.attribute, s.member, s.n, t.k_protected AS k,
    coalesce(sum(CASE WHEN s.n < t.k_protected THEN s.n END) OVER (PARTITION BY s.cycle_id, s.attribute), 0) AS small_n,
    row_number() OVER (PARTITION BY s.cycle_id, s.attribute ORDER BY s.n < t.k_protected, s.n, s.member) AS nth
  FROM size AS s
  CROSS JOIN (SELECT max(k_protected) AS k_protected FROM dim_signal_policy) AS t
  WHERE s.scope_id = 'company'
),
class AS MATERIALIZED (
  -- NULL: the groups put together.
  SELECT cycle_id, attribute, member, k, CASE WHEN n >= k AND NOT (small_n BETWEEN 1 AND k - 1 AND nth = 1) THEN member END AS class FROM ranked
),
cell AS MATERIALIZED (
  SELECT s.cycle_id, s.scope_id, s.attribute, coalesce('=' || c.class, '') AS class, any_value(c.k) AS k, sum(s.n) AS n
  FROM size AS s
  JOIN class AS c ON c.cycle_id = s.cycle_id AND c.attribute = s.attribute AND c.member = s.member
  GROUP BY ALL
),
tree AS (
  SELECT DISTINCT c.scope_id, p.scope_id AS parent_id FROM signal_scope AS c JOIN signal_scope AS p ON p.unit_id IS NOT DISTINCT FROM c.unit_id AND p.depth = c.depth - 1
),
child AS MATERIALIZED (
  -- Units that may be opened, for themselves.
  SELECT t.parent_id, c.*, sum(c.n) OVER (PARTITION BY c.cycle_id, c.scope_id, c.attribute) AS size
  FROM cell AS c
  JOIN tree AS t ON t.scope_id = c.scope_id
  QUALIFY min(c.n >= c.k) OVER (PARTITION BY c.cycle_id, c.scope_id, c.attribute)
),
rest AS MATERIALIZED (
  SELECT p.cycle_id, p.scope_id AS parent_id, p.attribute, p.class
  FROM cell AS p
  LEFT JOIN (SELECT cycle_id, parent_id, attribute, class, sum(n) AS n FROM child GROUP BY ALL) AS c
    ON c.cycle_id = p.cycle_id AND c.parent_id = p.scope_id AND c.attribute = p.attribute AND c.class = p.class
  WHERE p.n - coalesce(c.n, 0) BETWEEN 1 AND p.k - 1
),
short AS (
  SELECT cycle_id, parent_id, attribute, count(*) AS classes FROM rest GROUP BY cycle_id, parent_id, attribute
),
cover AS (
  SELECT h.cycle_id, h.parent_id, h.attribute, arg_min(h.scope_id, {'size': h.size, 'scope_id': h.scope_id}) AS scope_id
  FROM (
    SELECT c.cycle_id, c.parent_id, c.attribute, c.scope_id, any_value(c.size) AS size, count(*) AS classes
    FROM child AS c
    JOIN rest AS r ON r.cycle_id = c.cycle_id AND r.parent_id = c.parent_id AND r.attribute = c.attribute AND r.class = c.class
    GROUP BY c.cycle_id, c.parent_id, c.attribute, c.scope_id
  ) AS h
  JOIN short AS s ON s.cycle_id = h.cycle_id AND s.parent_id = h.parent_id AND s.attribute = h.attribute AND s.classes = h.classes
  GROUP BY h.cycle_id, h.parent_id, h.attribute
),
open AS MATERIALIZED (
  SELECT DISTINCT c.cycle_id, c.parent_id, c.attribute, c.scope_id
  FROM child AS c
  LEFT JOIN short AS s ON s.cycle_id = c.cycle_id AND s.parent_id = c.parent_id AND s.attribute = c.attribute
  LEFT JOIN cover AS v ON v.cycle_id = c.cycle_id AND v.parent_id = c.parent_id AND v.attribute = c.attribute
  WHERE s.attribute IS NULL OR v.scope_id <> c.scope_id
),
opened AS (
  SELECT DISTINCT cycle_id, 'company' AS scope_id, attribute FROM class
  UNION ALL
  SELECT cycle_id, scope_id, attribute FROM open WHERE parent_id = 'company'
  UNION ALL
  SELECT d.cycle_id, d.scope_id, d.attribute
  FROM open AS d
  JOIN open AS p ON p.cycle_id = d.cycle_id AND p.scope_id = d.parent_id AND p.attribute = d.attribute AND p.parent_id = 'company'
),
counted AS (
  SELECT s.*, sum(s.n) OVER (PARTITION BY s.cycle_id, s.scope_id, s.attribute) - s.n AS others FROM size AS s
)
SELECT
  s.cycle_id, s.is_latest, s.scope_id, s.attribute, s.member, CAST(s.n AS INTEGER) AS n, CAST(s.others AS INTEGER) AS others,
  o.scope_id IS NOT NULL AND c.class IS NOT NULL AND s.n >= c.k AND s.others >= c.k AS shown
FROM counted AS s
JOIN class AS c ON c.cycle_id = s.cycle_id AND c.attribute = s.attribute AND c.member = s.member
LEFT JOIN opened AS o ON o.cycle_id = s.cycle_id AND o.scope_id = s.scope_id AND o.attribute = s.attribute
