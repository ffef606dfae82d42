-- Punches; the same person and moment twice counts once (machines send a punch again).
-- @zh      打卡；同一人同一时刻只计一次（考勤机会重复上传）。
-- @into   punch
-- @grain  employee_id, punched_at
WITH single AS (
  SELECT employee_id, unnest(moments) AS moment, day, device, _batch, _file, _sheet, _row
  FROM stg_punch
  WHERE NOT _refused
)
SELECT
  employee_id, moment.at AS punched_at, coalesce(day, CAST(moment.at AS DATE)) AS day, device, moment.kind AS kind, _batch, _file, _sheet, _row
FROM single
QUALIFY row_number() OVER (PARTITION BY employee_id, moment.at ORDER BY _batch DESC, _file DESC, _row DESC) = 1
