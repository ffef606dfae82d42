-- Which groups may be shown in which scope: group_shown inside the scope, and no successive filter tells less than k people apart. What a
-- division shows less what its departments show, and what the company shows less what divisions (or the departments of a hidden one) show,
-- is nobody or k people and more, of the group and of everybody else alike; where it is not, the smallest of those below is hidden, a
-- division with its departments.
-- @into   signal_shown
-- @grain  cycle_id, scope_id, attribute, member
WITH size AS (
  SELECT cycle_id, is_latest, scope_id, attribute, member, sum(n) AS n FROM signal_group GROUP BY ALL
),
ranked AS (
  SELECT
    s.*, t.k_protected AS k, sum(s.n) OVER w - s.n AS others, coalesce(sum(CASE WHEN s.n < t.k_protected THEN s.n END) OVER w, 0) AS small_n,
    row_number() OVER (PARTITION BY s.cycle_id, s.scope_id, s.attribute ORDER BY s.n < t.k_protected, s.n, s.member) AS nth
  FROM size AS s
  CROSS JOIN (SELECT max(k_protected) AS k_protected FROM dim_signal_policy) AS t
  WINDOW w AS (PARTITION BY s.cycle_id, s.scope_id, s.attribute)
),
alone AS MATERIALIZED (
  SELECT cycle_id, is_latest, scope_id, attribute, member, n, others, k, group_shown(n, others, small_n, nth, k) AS shown FROM ranked
),
tree AS MATERIALIZED (
  SELECT DISTINCT c.scope_id, p.scope_id AS parent_id, c.depth FROM signal_scope AS c JOIN signal_scope AS p ON p.unit_id IS NOT DISTINCT FROM c.unit_id AND p.depth = c.depth - 1
),
department AS (
  SELECT
    a.*, t.parent_id, p.shown AS parent_shown,
    p.n - sum(CASE WHEN a.shown THEN a.n ELSE 0 END) OVER w AS left_n, p.others - sum(CASE WHEN a.shown THEN a.others ELSE 0 END) OVER w AS left_others,
    row_number() OVER (PARTITION BY a.cycle_id, t.parent_id, a.attribute, a.member ORDER BY NOT a.shown, least(a.n, a.others), a.scope_id) AS place
  FROM alone AS a
  JOIN tree AS t ON t.scope_id = a.scope_id AND t.depth = 2
  JOIN alone AS p ON p.cycle_id = a.cycle_id AND p.scope_id = t.parent_id AND p.attribute = a.attribute AND p.member = a.member
  WINDOW w AS (PARTITION BY a.cycle_id, t.parent_id, a.attribute, a.member)
),
department_shown AS MATERIALIZED (
  SELECT
    cycle_id, scope_id, attribute, member, n, others, parent_id, parent_shown,
    shown AND NOT (parent_shown AND place = 1 AND (left_n BETWEEN 1 AND k - 1 OR left_others BETWEEN 1 AND k - 1)) AS shown
  FROM department
),
below AS (
  SELECT a.cycle_id, a.scope_id, a.attribute, a.member, a.n, a.others FROM alone AS a JOIN tree AS t ON t.scope_id = a.scope_id AND t.depth = 1 WHERE a.shown
  UNION ALL
  SELECT cycle_id, scope_id, attribute, member, n, others FROM department_shown WHERE shown AND NOT parent_shown
),
hidden AS MATERIALIZED (
  SELECT c.cycle_id, c.attribute, c.member, arg_min(b.scope_id, least(b.n, b.others)) AS scope_id
  FROM alone AS c
  JOIN below AS b ON b.cycle_id = c.cycle_id AND b.attribute = c.attribute AND b.member = c.member
  WHERE c.scope_id = 'company' AND c.shown
  GROUP BY c.cycle_id, c.attribute, c.member
  HAVING any_value(c.n) - sum(b.n) BETWEEN 1 AND any_value(c.k) - 1 OR any_value(c.others) - sum(b.others) BETWEEN 1 AND any_value(c.k) - 1
)
SELECT
  a.cycle_id, a.is_latest, a.scope_id, a.attribute, a.member, CAST(a.n AS INTEGER) AS n, CAST(a.others AS INTEGER) AS others, coalesce(d.shown, a.shown) AND h.scope_id IS NULL AS shown
FROM alone AS a
LEFT JOIN department_shown AS d ON d.cycle_id = a.cycle_id AND d.scope_id = a.scope_id AND d.attribute = a.attribute AND d.member = a.member
LEFT JOIN hidden AS h ON h.cycle_id = a.cycle_id AND h.attribute = a.attribute AND h.member = a.member AND (h.scope_id = a.scope_id OR h.scope_id = d.parent_id)
