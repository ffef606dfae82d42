-- Single values of the policy in force, with the defaults that hold when the document is silent.

CREATE OR REPLACE MACRO policy_text(name, fallback) AS
  coalesce((SELECT s.value FROM policy_setting AS s WHERE s.key = name), fallback);

CREATE OR REPLACE MACRO policy_number(name, fallback) AS
  coalesce((SELECT try_cast(s.value AS DOUBLE) FROM policy_setting AS s WHERE s.key = name), fallback);
