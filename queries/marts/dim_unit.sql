-- The organisation as one tree: newest state of each unit, exactly one root, no cycles. Units whose parent is unknown hang under the root;
-- where the data has no single root, '@company' is made as one.
-- @zh      组织树：每个部门的最新状态，只有一个根，没有环；上级不明的部门挂在根下。
-- @grain  unit_id
WITH RECURSIVE newest AS (
  SELECT
    unit_id,
    arg_max(name, coalesce(as_of, DATE '0001-01-01')) AS name,
    arg_max(parent_id, coalesce(as_of, DATE '0001-01-01')) AS parent_id,
    arg_max(head_id, coalesce(as_of, DATE '0001-01-01')) AS head_id
  FROM org_unit
  GROUP BY unit_id
),
top_unit AS (
  SELECT n.unit_id
  FROM newest AS n
  LEFT JOIN newest AS p ON p.unit_id = n.parent_id AND p.unit_id <> n.unit_id
  WHERE p.unit_id IS NULL
),
reachable AS (
  SELECT unit_id FROM top_unit
  UNION
  SELECT n.unit_id
  FROM newest AS n
  JOIN reachable AS r ON n.parent_id = r.unit_id
),
cycle_head AS (
  -- A ring of units has no top: its first id becomes one.
  SELECT min(unit_id) AS unit_id FROM newest WHERE unit_id NOT IN (SELECT unit_id FROM reachable) HAVING min(unit_id) IS NOT NULL
),
root_count AS (
  SELECT count(*) AS n FROM (SELECT unit_id FROM top_unit UNION ALL SELECT unit_id FROM cycle_head) AS t
),
linked AS (
  SELECT
    n.unit_id, n.name, n.head_id,
    CASE
      WHEN n.unit_id IN (SELECT unit_id FROM top_unit) OR n.unit_id IN (SELECT unit_id FROM cycle_head)
        THEN CASE WHEN (SELECT c.n FROM root_count AS c) = 1 THEN NULL ELSE '@company' END
      ELSE n.parent_id END AS parent_id
  FROM newest AS n
  UNION ALL
  SELECT '@company' AS unit_id, '@company' AS name, CAST(NULL AS VARCHAR) AS head_id, CAST(NULL AS VARCHAR) AS parent_id
  FROM root_count
  WHERE n <> 1
),
walk AS (
  SELECT unit_id, name, parent_id, head_id, 0 AS depth, name AS path, [unit_id] AS seen
  FROM linked
  WHERE parent_id IS NULL
  UNION ALL
  SELECT l.unit_id, l.name, l.parent_id, l.head_id, w.depth + 1, w.path || '/' || l.name, list_append(w.seen, l.unit_id)
  FROM linked AS l
  JOIN walk AS w ON l.parent_id = w.unit_id
  WHERE NOT list_contains(w.seen, l.unit_id)
)
SELECT unit_id, name, parent_id, head_id, CAST(depth AS INTEGER) AS depth, path
FROM walk
ORDER BY path
