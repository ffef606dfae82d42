-- A rater's forms: due and handed in, template, how many different scores. Whom a peer, a report or a customer scored is not told.
-- @zh      某评分人的表单：应交与实交、模板、不同分数的个数。
-- @grain  form
-- @param  cycle_id VARCHAR
-- @param  subject_id VARCHAR
-- @notnull role, scores
SELECT
  CASE WHEN role NOT IN ('peer', 'upward', 'customer') THEN ratee_id END AS employee_id, role, min(submitted_at) AS submitted_at, min(due_at) AS due_at, bool_or(submitted_at > due_at) AS is_late,
  max(template) AS template, CAST(count(*) AS INTEGER) AS scores, CAST(count(DISTINCT score_raw) AS INTEGER) AS different_scores
FROM review_score
WHERE rater_id = $subject_id AND role <> 'self' AND dimension <> 'rating_sheet' AND cycle = coalesce(nullif($cycle_id, ''), (SELECT max(cycle) FROM review_score))
GROUP BY ratee_id, role
ORDER BY is_late DESC NULLS LAST, role
