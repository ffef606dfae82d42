-- Single values of the policy in force, with the defaults that hold when the document is silent.

CREATE OR REPLACE MACRO policy_text(name, fallback) AS
  coalesce((SELECT s.value FROM policy_setting AS s WHERE s.key = name), fallback);

CREATE OR REPLACE MACRO policy_number(name, fallback) AS
  coalesce((SELECT try_cast(s.value AS DOUBLE) FROM policy_setting AS s WHERE s.key = name), fallback);

-- The bare sign that amounts in the company's currency may carry: $ where it counts in dollars, else its own code once more.
CREATE OR REPLACE MACRO own_sign() AS
  regexp_replace(upper(policy_text('currency', 'CNY')), '^(USD|CAD|AUD|NZD|SGD|HKD|TWD|MXN)$', '$');

-- People beyond a guideline share of `people` out of `n`, in whole persons; the guideline is rounded in the unit's favour. No guideline: 0.
CREATE OR REPLACE MACRO persons_over(people, n, share_high) AS
  CAST(greatest(0, coalesce(people - ceil(share_high * n - 1e-9), 0)) AS INTEGER);

-- People short of a guideline share, in whole persons, rounded in the unit's favour. No guideline: 0.
CREATE OR REPLACE MACRO persons_under(people, n, share_low) AS
  CAST(greatest(0, coalesce(floor(share_low * n + 1e-9) - people, 0)) AS INTEGER);
