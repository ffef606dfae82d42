-- Attendance: words, times of day, durations and people of its exports. Usual forms take a short way first (see cleaning.sql).

-- 480 · 36:00 · 8小时30分钟 · 8.00 hours · 15分钟 → minutes. A bare number is minutes: the reader scales columns whose heading says hours.
-- Days are no minutes: how many hours a day has must be declared first.
CREATE OR REPLACE MACRO _minutes_of(x) AS
  CASE WHEN x.clock_h <> '' THEN CAST(x.clock_h AS DOUBLE) * 60 + CAST(x.clock_m AS DOUBLE)
       WHEN x.h <> '' OR x.m <> '' THEN coalesce(try_cast(x.h AS DOUBLE), 0) * 60 + coalesce(try_cast(x.m AS DOUBLE), 0) END;

CREATE OR REPLACE MACRO duration_minutes(v) AS
  CASE WHEN v IS NULL THEN NULL
       WHEN regexp_full_match(v, '\s*-?\d{1,15}(\.\d+)?\s*') THEN try_cast(v AS DOUBLE)
       WHEN regexp_full_match(lower(v), '\s*((\d{1,5}):(\d\d)(:\d\d)?|(\d+(\.\d+)?\s*(小时|时|hours?|hrs?|h))?\s*(\d+(\.\d+)?\s*(分钟|分|minutes?|mins?|m))?)\s*')
         THEN list_transform([regexp_extract(lower(v), '^\s*(?:(\d{1,5}):(\d\d)|(?:(\d+(?:\.\d+)?)\s*(?:小时|时|h\w*))?\s*(?:(\d+(?:\.\d+)?)\s*(?:分|m\w*))?)', ['clock_h', 'clock_m', 'h', 'm'])], lambda x: _minutes_of(x))[1] END;

-- A blank part of a sum is none of it; one that can't be read leaves the sum unread.
CREATE OR REPLACE MACRO part_minutes(v) AS CASE WHEN is_blank(v) THEN 0 ELSE duration_minutes(v) END;

-- Overtime as the sheet states it in one column, else what its kinds of day add up to; time paid double stands beside the other.
CREATE OR REPLACE MACRO overtime_of(stated, workday, restday, holiday, paid_double) AS
  CASE WHEN coalesce(workday, restday, holiday, paid_double) IS NULL THEN duration_minutes(stated)
       ELSE part_minutes(paid_double) + CASE WHEN is_blank(stated) THEN part_minutes(workday) + part_minutes(restday) + part_minutes(holiday) ELSE duration_minutes(stated) END END;

-- 1 · 1次 · 0.5天 · 2 days → the number
CREATE OR REPLACE MACRO counted(v) AS
  CASE WHEN v IS NULL THEN NULL
       WHEN regexp_full_match(v, '\s*-?\d{1,15}(\.\d+)?\s*') THEN try_cast(v AS DOUBLE)
       ELSE try_cast(regexp_extract(lower(v), '^\s*(-?\d{1,15}(?:\.\d+)?)\s*(?:次|天|日|days?|times?)\s*$', 1) AS DOUBLE) END;

-- 1 · 0.5天 · 4小时 → days of leave; hours by what one of them is of a day.
CREATE OR REPLACE MACRO leave_days_of(v, day_of_hour) AS
  CASE WHEN v IS NULL THEN NULL
       WHEN regexp_full_match(v, '\s*-?\d{1,15}(\.\d+)?\s*') THEN try_cast(v AS DOUBLE)
       ELSE try_cast(regexp_extract(lower(v), '^\s*(-?\d{1,15}(?:\.\d+)?)\s*(?:次|天|日|days?|times?|小时|时|hours?|hrs?|h)\s*$', 1) AS DOUBLE) * CASE WHEN says_hours(v) THEN day_of_hour ELSE 1 END END;

-- Hours, and some of them: none is none of a day, however long that is.
CREATE OR REPLACE MACRO says_hours(v) AS regexp_matches(v, '[1-9][\d.]*\s*([小时hH])');

-- Kinds of leave of a row, as they stand, that are no days: unread, or hours where nobody said how many a day has (hours_per_day). {field, value} in,
-- refusals out.
CREATE OR REPLACE MACRO unread_leave(parts, day_of_hour) AS
  list_transform(list_filter(parts, lambda x: leave_days_of(x.value, day_of_hour) IS NULL AND NOT is_blank(x.value)),
    lambda x: {'field': x.field, 'value': x.value, 'reason': CASE WHEN says_hours(x.value) THEN 'hours_of_day_unknown' ELSE 'not_a_number' END});

-- Time of day as hh:mm of the work day: 次日 01:10 and 25:10 are 25:10, so that the day stays the work day and clock_at gives the next
-- calendar day. A date before the time counts against the work day.
CREATE OR REPLACE MACRO _clock_of(x, extra_days) AS
  CASE WHEN x.h = '' OR CAST(x.h AS INTEGER) > 47 OR CAST(x.m AS INTEGER) > 59 THEN NULL
       ELSE lpad(CAST(CAST(x.h AS INTEGER)
         + CASE WHEN lower(x.half) = 'pm' AND CAST(x.h AS INTEGER) < 12 THEN 12 WHEN lower(x.half) = 'am' AND CAST(x.h AS INTEGER) = 12 THEN -12 ELSE 0 END
         + 24 * greatest(extra_days, CASE WHEN x.before <> '' OR x.after <> '' THEN 1 ELSE 0 END) AS VARCHAR), 2, '0') || ':' || x.m END;

CREATE OR REPLACE MACRO clock_on(v, work_day) AS
  CASE WHEN v IS NULL THEN NULL
       WHEN regexp_full_match(v, '([01]\d|2[0-3]):[0-5]\d') THEN v
       ELSE list_transform([regexp_extract(v, '(次日|第二天)?\s*(\d{1,2})[:：](\d\d)(?:[:：]\d\d)?\s*(AM|PM|am|pm)?\s*[(（]?(次日|第二天)?', ['before', 'h', 'm', 'half', 'after'])],
         lambda x: _clock_of(x, coalesce(date_diff('day', work_day, to_date(nullif(regexp_extract(v, '\d{4}[-/.]\d{1,2}[-/.]\d{1,2}'), ''))), 0)))[1] END;

-- 22:00 to 06:00 → 30:00: a time before the one it follows is of the next day where a night can lie between them, else it stays as it is.
CREATE OR REPLACE MACRO out_after(check_in, check_out, shift) AS
  list_transform([{'hours': CAST(left(check_out, 2) AS INTEGER) + 24, 'from': CAST(left(check_in, 2) AS INTEGER), 'rest': substr(check_out, 3)}],
    lambda x: CASE WHEN x.hours - x.from <= CASE WHEN regexp_matches(shift, '夜|晚|(?i)night') THEN 16 ELSE 13 END THEN concat(x.hours, x.rest) ELSE check_out END)[1];

-- hh:mm so many hours later, of the same work day.
CREATE OR REPLACE MACRO later_by_hours(clock, hours) AS
  list_transform([clock], lambda c: concat(lpad(CAST(CAST(left(c, 2) AS INTEGER) + hours AS VARCHAR), 2, '0'), substr(c, 3)))[1];
CREATE OR REPLACE MACRO later_by_a_day(clock) AS later_by_hours(clock, 24);

-- hh:mm of a work day → the moment; hours from 24 on are the next calendar day.
CREATE OR REPLACE MACRO clock_at(work_day, clock) AS
  list_transform([clock], lambda c: CAST(work_day AS TIMESTAMP) + to_hours(CAST(split_part(c, ':', 1) AS INTEGER)) + to_minutes(CAST(split_part(c, ':', 2) AS INTEGER)))[1];

CREATE OR REPLACE MACRO _hour_of(h, half) AS
  h + CASE WHEN h < 11 AND half = '中午' OR h < 12 AND regexp_full_match(half, '(下午|晚上|PM).*') THEN 12 WHEN h = 12 AND regexp_full_match(half, '(上午|凌晨|AM).*') THEN -12 ELSE 0 END;

-- 2024-09-02 08:58:01 · 2024/9/2 8:58 · 2024-09-02 下午 6:02 · 2024-09-02 6:02 PM → TIMESTAMP; null where it is no moment of this century. An
-- offset behind it says where the clock hangs that was read.
CREATE OR REPLACE MACRO to_moment(v) AS
  CASE WHEN v IS NULL THEN NULL
       WHEN regexp_full_match(v, '20\d\d-\d\d-\d\d \d\d:\d\d:\d\d') THEN try_cast(v AS TIMESTAMP)
       ELSE list_transform([regexp_extract(v, '^\s*((?:20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s*(?:星期|周)[一二三四五六日天])?[ T]+(上午|下午|凌晨|中午|晚上)?\s*(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*([AaPp][Mm])?\s*(?:[+-]\d\d:?\d\d)?\s*$', ['y', 'mo', 'd', 'half', 'h', 'mi', 's', 'after'])],
    lambda x: CASE WHEN x.y <> '' THEN try_cast(concat(x.y, '-', lpad(x.mo, 2, '0'), '-', lpad(x.d, 2, '0'), ' ', lpad(CAST(_hour_of(CAST(x.h AS INTEGER), x.half || upper(x.after)) AS VARCHAR), 2, '0'), ':', x.mi, ':', lpad(x.s, 2, '0')) AS TIMESTAMP) END)[1] END;

-- 迟到15分钟 → 15, 迟到1小时5分钟 → 65
CREATE OR REPLACE MACRO minutes_late(t) AS
  list_transform([regexp_extract(t, '迟到\s*(?:(\d+(?:\.\d+)?)\s*小时)?\s*(?:(\d+(?:\.\d+)?)\s*分)?', ['h', 'm'])],
    lambda x: CASE WHEN x.h <> '' OR x.m <> '' THEN coalesce(try_cast(x.h AS DOUBLE), 0) * 60 + coalesce(try_cast(x.m AS DOUBLE), 0) END)[1];

CREATE OR REPLACE MACRO minutes_early(t) AS
  list_transform([regexp_extract(t, '早退\s*(?:(\d+(?:\.\d+)?)\s*小时)?\s*(?:(\d+(?:\.\d+)?)\s*分)?', ['h', 'm'])],
    lambda x: CASE WHEN x.h <> '' OR x.m <> '' THEN coalesce(try_cast(x.h AS DOUBLE), 0) * 60 + coalesce(try_cast(x.m AS DOUBLE), 0) END)[1];

CREATE OR REPLACE MACRO leave_kind(v) AS
  CASE WHEN regexp_matches(v, '事假|(?i)personal|casual|unpaid') THEN 'personal'
       WHEN regexp_matches(v, '病假|(?i)sick|medical') THEN 'sick'
       WHEN regexp_matches(v, '年假|年休|(?i)annual|vacation|holiday|pto|privilege') THEN 'annual'
       WHEN regexp_matches(v, '调休|(?i)compensat|time in lieu|toil') THEN 'compensatory'
       WHEN regexp_matches(v, '婚假|(?i)marriage') THEN 'marriage'
       WHEN regexp_matches(v, '陪产|护理假|(?i)paternity') THEN 'paternity'
       WHEN regexp_matches(v, '产假|产检|哺乳|(?i)maternity') THEN 'maternity'
       WHEN regexp_matches(v, '丧假|(?i)bereavement') THEN 'bereavement'
       WHEN regexp_matches(v, '路途假') THEN 'travel'
       ELSE 'other' END;

-- A day in one sign, as everybody writes it. Signs that mean something else in every company (○ △ ×) are the legend's.
CREATE OR REPLACE MACRO day_word(v) AS
  CASE WHEN strlen(v) > 3 THEN v
       WHEN v IN ('√', '✓', '✔') THEN '正常' WHEN v = '休' THEN '休息' WHEN v IN ('旷', '迟', '差', '调') THEN map {'旷': '旷工', '迟': '迟到', '差': '出差', '调': '调休'}[v]
       WHEN v IN ('事', '病', '年', '婚', '产', '丧') THEN v || '假' ELSE v END;

-- Words of a day's result → the words of the model, as a list with gaps. 上班 or 下班 before 缺卡 says which punch is missing.
CREATE OR REPLACE MACRO status_words(t) AS [
  CASE WHEN regexp_matches(t, '旷工迟到') THEN 'absent_late' END,
  CASE WHEN regexp_matches(t, '严重迟到') THEN 'severe_late' END,
  CASE WHEN regexp_matches(replace(replace(t, '旷工迟到', ''), '严重迟到', ''), '迟到|(?i)\blate\b') THEN 'late' END,
  CASE WHEN regexp_matches(t, '早退|(?i)early (exit|leave|going)') THEN 'early_leave' END,
  CASE WHEN regexp_matches(t, '上班(缺卡|未打卡|漏打卡)') THEN 'missing_in' END,
  CASE WHEN regexp_matches(t, '下班(缺卡|未打卡|漏打卡)') THEN 'missing_out' END,
  CASE WHEN regexp_matches(replace(t, '旷工迟到', ''), '旷工|缺勤|(?i)\babsent\b') THEN 'absent' END,
  CASE WHEN regexp_matches(t, '外勤|外出') THEN 'field' END,
  CASE WHEN regexp_matches(t, '出差|(?i)business trip|on duty') THEN 'trip' END,
  CASE WHEN regexp_matches(t, '[事病年婚产丧休他]假|调休|请假|路途假|(?i)on leave|half day|\b(casual|sick|annual|personal|medical|maternity|paternity|parental|paid|unpaid|earned|privilege|bereavement|compassionate|marriage|family) leave\b|\bvacation\b|\bpto\b|\bsick\b') THEN 'leave:' || leave_kind(t) END,
  CASE WHEN regexp_matches(t, '休息|公休|节假日|(?i)\bweekend\b|\bholiday\b|day off') THEN 'rest' END,
  CASE WHEN regexp_matches(t, '补卡|补签') THEN 'corrected' END,
  CASE WHEN regexp_matches(t, '居家|远程|(?i)work from home|\bwfh\b|remote') THEN 'remote' END,
  CASE WHEN regexp_matches(t, '加班|(?i)overtime') THEN 'overtime' END
];

-- A person's name as it is compared: (已离职) and a number in brackets cut off, Smith, John → john smith, blanks once.
CREATE OR REPLACE MACRO name_key(v) AS
  list_transform([lower(trim(regexp_replace(regexp_replace(regexp_replace(clean_text(v), '\s*[（(][^（()）]*[)）]\s*$', ''), '^([A-Za-z''. -]+),\s*([A-Za-z''. -]+)$', '\2 \1'), '\s+', ' ', 'g')))], lambda s: CASE WHEN s <> '' THEN s END)[1];

-- Who a row is about: the id it gives or what that id stands for, else the account, else a name that one person of the roster has.
CREATE OR REPLACE MACRO given_id(id, name) AS
  coalesce(clean_key(id), CASE WHEN regexp_matches(name, '[（(]\s*[A-Za-z]{0,4}\d[A-Za-z0-9_-]*\s*[)）]\s*$') THEN clean_key(key_in_brackets(name)) END);

CREATE OR REPLACE MACRO unknown_person(employee_id, name, candidates) AS
  CASE WHEN employee_id IS NULL THEN {'field': 'employee_id', 'value': name, 'reason':
    CASE WHEN name IS NULL THEN 'missing_key' WHEN coalesce(candidates, 0) > 1 THEN 'person_ambiguous' ELSE 'person_unknown' END} END;

-- 24-09-02 星期一 → 1 (Monday) … 7; NULL where no weekday is named at the end. (2024年9月2日 ends with the same sign: the one before tells.)
CREATE OR REPLACE MACRO weekday_said(v) AS
  CASE WHEN strlen(v) <= 10 THEN NULL WHEN left(right(v, 2), 1) IN ('期', '周', '拜') THEN nullif(strpos('一二三四五六日', replace(right(v, 1), '天', '日')), 0) END;
