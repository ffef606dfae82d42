-- Units: the organisation file, then units that only the roster's department paths name.
-- @zh      部门：先取组织架构文件，再补上只在花名册部门路径里出现的部门。
-- @into   org_unit
-- @grain  unit_id, as_of
WITH RECURSIVE file_row AS (
  SELECT *, row_number() OVER (PARTITION BY unit_id, as_of ORDER BY is_above, _batch DESC, _row DESC) AS newest
  FROM (
    SELECT unit_id, name, coalesce(parent_ref, nullif(array_to_string(levels[:-2], '/'), '')) AS parent_ref, head_id, path, as_of, FALSE AS is_above, _batch, _file, _sheet, _row
    FROM stg_org_unit
    WHERE NOT _refused
    UNION ALL
    -- Units that only stand above others, in files of a column per level.
    SELECT array_to_string(levels[:depth], '/'), levels[depth], nullif(array_to_string(levels[:depth - 1], '/'), ''), NULL, array_to_string(levels[:depth], '/'), as_of, TRUE, _batch, _file, _sheet, _row
    FROM (SELECT *, unnest(range(1, len(levels))) AS depth FROM stg_org_unit WHERE NOT _refused)
  )
),
unique_name AS (
  SELECT name, min(unit_id) AS unit_id
  FROM file_row
  GROUP BY name
  HAVING count(DISTINCT unit_id) = 1
),
file_unit AS (
  SELECT f.unit_id, f.as_of, f.name, coalesce(by_id.unit_id, by_name.unit_id, f.parent_ref) AS parent_id, f.head_id, f.path, f._batch, f._file, f._sheet, f._row
  FROM file_row AS f
  LEFT JOIN (SELECT DISTINCT unit_id FROM file_row) AS by_id ON by_id.unit_id = f.parent_ref
  LEFT JOIN unique_name AS by_name ON by_name.name = f.parent_ref
  WHERE f.newest = 1
),
latest AS (
  SELECT unit_id, arg_max(name, coalesce(as_of, DATE '0001-01-01')) AS name, arg_max(parent_id, coalesce(as_of, DATE '0001-01-01')) AS parent_id
  FROM file_unit
  GROUP BY unit_id
),
walk AS (
  SELECT l.unit_id, l.name AS path, [l.unit_id] AS seen
  FROM latest AS l
  WHERE l.parent_id IS NULL OR l.parent_id NOT IN (SELECT unit_id FROM latest)
  UNION ALL
  SELECT l.unit_id, w.path || '/' || l.name, list_append(w.seen, l.unit_id)
  FROM latest AS l
  JOIN walk AS w ON l.parent_id = w.unit_id
  WHERE NOT list_contains(w.seen, l.unit_id)
),
unique_ending AS (
  SELECT ending FROM (SELECT unit_id, unnest(path_endings(path)) AS ending FROM walk) GROUP BY ending HAVING count(DISTINCT unit_id) = 1
),
roster_path AS (
  SELECT
    e.unit_id AS code,
    unit_path_parts(e.unit_path) AS parts,
    arg_min(e._batch, e._row) AS _batch, arg_min(e._file, e._row) AS _file, arg_min(e._sheet, e._row) AS _sheet, min(e._row) AS _row
  FROM stg_employee AS e
  WHERE NOT e._refused
    AND coalesce(e.unit_id, e.unit_path) IS NOT NULL
    AND coalesce(e.unit_id, '') NOT IN (SELECT unit_id FROM latest)
    AND coalesce(array_to_string(unit_path_parts(e.unit_path), '/'), '') NOT IN (SELECT path FROM walk)
    AND (contains(e.unit_path, '/') OR coalesce(array_to_string(unit_path_parts(e.unit_path), '/'), '') NOT IN (SELECT unit_path_dashed(path) FROM walk))
    AND (coalesce(e.unit_path, '') NOT IN (SELECT name FROM unique_name))
    AND coalesce(e.unit_path, '') NOT IN (SELECT ending FROM unique_ending)
  GROUP BY ALL
),
-- The code of a path, for the rows that have it above theirs.
coded AS (
  SELECT array_to_string(parts, '/') AS path, min(code) AS code FROM roster_path WHERE code IS NOT NULL AND len(parts) > 0 GROUP BY ALL HAVING count(DISTINCT code) = 1
),
step AS (
  SELECT code, parts, unnest(range(1, greatest(len(parts), 1) + 1)) AS depth, _batch, _file, _sheet, _row
  FROM (SELECT code, coalesce(parts, [code]) AS parts, _batch, _file, _sheet, _row FROM roster_path) AS p
),
roster_unit AS (
  SELECT
    CASE WHEN depth = len(parts) THEN code END AS code,
    parts[depth] AS name,
    CASE WHEN depth > 1 THEN array_to_string(parts[1:depth - 1], '/') END AS parent_path,
    array_to_string(parts[1:depth], '/') AS path,
    _batch, _file, _sheet, _row
  FROM step
),
roster_resolved AS (
  SELECT
    coalesce(r.code, c.code, r.path) AS unit_id, r.name, coalesce(w.unit_id, a.code, r.parent_path) AS parent_id, r.path, r._batch, r._file, r._sheet, r._row,
    row_number() OVER (PARTITION BY coalesce(r.code, c.code, r.path) ORDER BY r._row) AS first_seen
  FROM roster_unit AS r
  LEFT JOIN walk AS w ON w.path = r.parent_path
  LEFT JOIN coded AS c ON c.path = r.path
  LEFT JOIN coded AS a ON a.path = r.parent_path
  WHERE r.path NOT IN (SELECT path FROM walk) AND coalesce(r.code, c.code, r.path) NOT IN (SELECT unit_id FROM latest)
)
SELECT f.unit_id, f.as_of, f.name, f.parent_id, f.head_id, coalesce(w.path, f.path, f.name) AS path, f._batch, f._file, f._sheet, f._row
FROM file_unit AS f
LEFT JOIN walk AS w ON w.unit_id = f.unit_id
UNION ALL
SELECT unit_id, CAST(NULL AS DATE) AS as_of, name, parent_id, CAST(NULL AS VARCHAR) AS head_id, path, _batch, _file, _sheet, _row
FROM roster_resolved
WHERE first_seen = 1
