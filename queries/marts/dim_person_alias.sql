-- What people are called elsewhere: ids of other systems (identity), their own ids, and names. A name stands for a person only where one
-- person of the roster has it; otherwise employee_id is empty and the candidates are listed.
-- @zh      人员在别处的叫法：其他系统的编号、自己的工号、姓名。姓名只有在花名册中唯一时才代表某人。
-- @grain  alias
WITH person AS (
  SELECT DISTINCT employee_id, name_key(name) AS name_key FROM employee WHERE employee_id IS NOT NULL
),
confirmed AS (
  SELECT alias, min(employee_id) AS employee_id
  FROM (
    SELECT external_id AS alias, employee_id FROM identity
    UNION
    SELECT name_key(external_id) AS alias, employee_id FROM identity
  ) AS i
  WHERE alias IS NOT NULL AND employee_id IS NOT NULL
  GROUP BY alias
  HAVING count(DISTINCT employee_id) = 1
),
named AS (
  SELECT
    name_key AS alias,
    CASE WHEN count(DISTINCT employee_id) = 1 THEN min(employee_id) END AS employee_id,
    CAST(count(DISTINCT employee_id) AS INTEGER) AS candidates,
    array_to_string(list(DISTINCT employee_id ORDER BY employee_id), ', ') AS candidate_ids
  FROM person
  WHERE name_key IS NOT NULL
  GROUP BY name_key
)
SELECT alias, employee_id, 'identity' AS matched_by, 1 AS candidates, employee_id AS candidate_ids
FROM confirmed
UNION ALL
SELECT DISTINCT p.employee_id AS alias, p.employee_id, 'id' AS matched_by, 1 AS candidates, p.employee_id AS candidate_ids
FROM person AS p
ANTI JOIN confirmed AS c ON c.alias = p.employee_id
UNION ALL
SELECT n.alias, n.employee_id, 'name' AS matched_by, n.candidates, n.candidate_ids
FROM named AS n
ANTI JOIN confirmed AS c ON c.alias = n.alias
ANTI JOIN person AS p ON p.employee_id = n.alias
