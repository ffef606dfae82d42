-- The guideline as shares that add up to 1: the middles of the policy's ranges; what they leave over goes to labels that have an upper limit
-- only (S at most 10 %), what they are too much is taken from all.
-- @zh      指导比例，合计为 1：取制度区间的中点，余下的归只有上限的等级。
-- @grain  ordinal
-- @from   policy_rating_scale
WITH middle AS (
  SELECT label, ordinal, share_low, share_high, (coalesce(share_low, 0) + coalesce(share_high, 1)) / 2 AS middle FROM policy_rating_scale WHERE share_low IS NOT NULL OR share_high IS NOT NULL
),
room AS (
  SELECT *, 1 - sum(middle) OVER () AS left_over, CASE WHEN coalesce(share_low, 0) = 0 THEN coalesce(share_high, 1) - middle ELSE 0 END AS room FROM middle
),
filled AS (
  SELECT *, middle + CASE WHEN left_over > 0 THEN least(left_over, sum(room) OVER ()) * room / nullif(sum(room) OVER (), 0) ELSE 0 END AS filled FROM room
)
SELECT label, ordinal, share_low, share_high, coalesce(filled, middle) / sum(coalesce(filled, middle)) OVER () AS share, CAST(row_number() OVER (ORDER BY ordinal DESC) AS INTEGER) AS nth
FROM filled
