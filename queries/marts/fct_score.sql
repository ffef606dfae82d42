-- Score of a person or unit in a period: Σ weight·score / Σ weight over the KPIs that have a score; missing ones re-normalise the weights
-- and are counted. 100 = every target met. Units have one where they were given weighted KPIs themselves.
-- @zh      人员或部门在考核期的得分：Σ 权重·得分 ÷ Σ 权重，只含有得分的指标；缺失的指标重新归一权重并计数。
-- @grain  owner_type, owner_id, period_id
SELECT
  owner_type, owner_id, period_id,
  sum(weight * score) / nullif(sum(weight) FILTER (WHERE score IS NOT NULL), 0) AS score,
  sum(weight) AS weight_total,
  coalesce(sum(weight) FILTER (WHERE score IS NOT NULL), 0) AS weight_scored,
  CAST(count(*) AS INTEGER) AS kpi_count,
  CAST(count(*) FILTER (WHERE score IS NULL) AS INTEGER) AS missing_count,
  string_agg(kpi_name, '、' ORDER BY kpi_id) FILTER (WHERE score IS NULL) AS missing_kpis
FROM fct_attainment
WHERE has_weight(weight)
GROUP BY owner_type, owner_id, period_id
