-- Words of the exports → words of the model. An unknown word gives NULL, so that staging can refuse it by name. The cleaned word is
-- bound once (see cleaning.sql).

-- 逆向指标 · 越少越好 · Lower is better: blanks and what every kind of KPI is called behind its name say nothing.
CREATE OR REPLACE MACRO to_direction(v) AS
  list_transform([regexp_replace(lower(clean_text(v)), '[\s_.-]|(?:型|类|性)?(?:指标|kpi)$|[型类]$', '', 'g')], lambda word:
    CASE WHEN regexp_full_match(word, '越[高大多]越[好优佳]|(?:the)?(?:higher|high|larger|bigger|greater|more)(?:is|the)?(?:better|best)?|higher|up|increas(?:e|ing)|maximi[sz]e|positive|正向?|望大|极大|高优|效益|[↑▲]') THEN 'higher'
       WHEN regexp_full_match(word, '越[低小少]越[好优佳]|(?:the)?(?:lower|low|smaller|fewer|less)(?:is|the)?(?:better|best)?|down|decreas(?:e|ing)|minimi[sz]e|negative|[负反逆]向?|望小|极小|低优|成本|[↓▼]') THEN 'lower'
       WHEN regexp_full_match(word, 'range|(?:in|within)(?:the)?range|between|nominal(?:is|the)?(?:better|best)?|区间内?|适度|适中|中间|居中|望目') THEN 'range'
       WHEN word IN ('milestone', '里程碑', '重点工作', '节点') THEN 'milestone' END)[1];

CREATE OR REPLACE MACRO to_aggregation(v) AS
  list_transform([lower(clean_text(v))], lambda word: CASE WHEN word IN ('sum', 'total', '求和', '累计', '合计', '加总') THEN 'sum'
       WHEN word IN ('avg', 'average', 'mean', '平均', '均值', '平均值') THEN 'avg'
       WHEN word IN ('last', 'latest', '期末', '期末值', '最新', '时点') THEN 'last'
       WHEN word IN ('ratio', 'rate', '比率', '比例', '率') THEN 'ratio' END)[1];

CREATE OR REPLACE MACRO to_kpi_kind(v) AS
  list_transform([lower(clean_text(v))], lambda word: CASE WHEN word IN ('kpi', '量化', '量化指标', '定量', '定量指标') THEN 'KPI'
       WHEN word IN ('gs', '重点工作', '里程碑', '定性', '定性指标', 'milestone') THEN 'GS' END)[1];

CREATE OR REPLACE MACRO to_owner_type(v) AS
  list_transform([lower(clean_text(v))], lambda word: CASE WHEN word IN ('person', 'employee', 'individual', '个人', '员工', '人员') THEN 'person'
       WHEN word IN ('unit', 'org', 'team', 'department', 'company', '部门', '组织', '团队', '公司', '单位') THEN 'unit' END)[1];

-- Line Manager review, self_assessment, 直属上级评价: what was made of it is not who made it.
CREATE OR REPLACE MACRO to_role(v) AS
  list_transform([regexp_replace(replace(lower(clean_text(v)), '_', ' '), '[\s-]+(review|assessment|evaluation|eval|feedback|rating|appraisal|score)s?$|(?:评价|评估|评分|打分|考评|评议)$', '')], lambda word:
    CASE WHEN word IN ('self', 'myself', '自评', '本人', '自己', '自我', '员工自评', '本人自评', '个人自评') THEN 'self'
       WHEN word IN ('manager', 'supervisor', 'line manager', 'direct manager', 'mgr', 'boss', 'leader', 'team lead', 'team leader', 'superior', '上级', '直接上级', '直属上级', '主管', '直接主管', '直属主管', '领导', '直接领导', '直属领导', '上级领导') THEN 'manager'
       WHEN word IN ('skip', 'skip-level', 'skip level', 'second-level manager', '隔级', '隔级上级', '间接上级', '上上级') THEN 'skip'
       WHEN word IN ('peer', 'peers', 'colleague', 'colleagues', 'co-worker', 'co-workers', 'coworker', 'coworkers', 'teammate', 'teammates', '同级', '同事', '平级', '互评', '平级同事', '同级同事', '同级互评', '同事互评') THEN 'peer'
       WHEN word IN ('upward', 'direct report', 'direct reports', 'subordinate', 'subordinates', 'report', 'reports', '下级', '下属', '直接下级', '直接下属', '直属下级') THEN 'upward'
       WHEN word IN ('customer', 'customers', 'client', 'clients', 'internal customer', 'external customer', '客户', '内部客户', '外部客户') THEN 'customer'
       WHEN word IN ('hr', 'hrbp', '人力', '人力资源') THEN 'hr' END)[1];

-- Whose grade a row holds where every stage of a rating has a row of its own.
CREATE OR REPLACE MACRO to_rating_stage(v) AS
  list_transform([regexp_replace(lower(clean_text(v)), '[\s_-]|(?:阶段|环节|等级|评级|结果|确认)$|(?:stage|rating|review|assessment|evaluation)$', '', 'g')], lambda word:
    CASE WHEN regexp_matches(word, '自评|自我|本人|^self') THEN 'self'
       WHEN regexp_matches(word, '校准|calibrat') THEN 'calibrated'
       WHEN regexp_matches(word, '终评|终审|最终|终定|^final') THEN 'final'
       WHEN regexp_matches(word, '上级|主管|经理|领导|初评|建议|^manager|^linemanager|^supervisor|^proposed|^initial') THEN 'proposed' END)[1];

CREATE OR REPLACE MACRO to_gender(v) AS
  list_transform([clean_text(v)], lambda word: CASE WHEN lower(word) IN ('女', 'female', 'f', 'woman', 'women', '女性', 'weiblich', 'w') THEN 'female'
       WHEN lower(word) IN ('男', 'male', 'm', 'man', 'men', '男性', 'männlich') THEN 'male' ELSE word END)[1];

-- Bands of age and of years of service.
CREATE OR REPLACE MACRO age_band(years) AS
  CASE WHEN years IS NULL THEN NULL WHEN years < 30 THEN '<30' WHEN years < 40 THEN '30-39' WHEN years < 50 THEN '40-49' ELSE '50+' END;

CREATE OR REPLACE MACRO tenure_band(years) AS
  CASE WHEN years IS NULL THEN NULL WHEN years < 2 THEN '<2' WHEN years < 5 THEN '2-4' WHEN years < 10 THEN '5-9' ELSE '10+' END;

-- 34 · 34岁 · 3.5 years · 3年2个月 → 34, 34, 3.5, 3; a band such as 30-39 is no number of years.
CREATE OR REPLACE MACRO years_stated(v) AS
  try_cast(regexp_extract(clean_text(v), '^(\d{1,2}(?:\.\d+)?)\s*(?:$|岁|周岁|年|years?|yrs?|y$)', 1) AS DOUBLE);

CREATE OR REPLACE MACRO to_job_family(v) AS
  list_transform([clean_text(v)], lambda word: CASE WHEN lower(word) IN ('销售', '营销', '销售类', 'sales') THEN 'sales'
       WHEN lower(word) IN ('服务', '客服', '服务类', 'service', 'customer service') THEN 'service'
       WHEN lower(word) IN ('研发', '技术', '研发类', '技术类', 'rnd', 'r&d', 'engineering') THEN 'rnd'
       WHEN lower(word) IN ('生产', '制造', '操作', '生产类', 'production', 'manufacturing') THEN 'production'
       WHEN lower(word) IN ('职能', '职能类', '专业', 'function', 'functions', 'support', 'corporate') THEN 'function'
       WHEN lower(word) IN ('管理', '管理类', 'management', 'manager') THEN 'management' ELSE word END)[1];

-- 4 · 4 - Often · 4分 · 5（非常同意）: a step of a scale whose words stand behind its number.
CREATE OR REPLACE MACRO scale_step(v) AS
  coalesce(to_number(v), try_cast(regexp_extract(v, '^\s*(\d{1,3}(?:\.\d+)?)\s*(?:[-–—:：、.=(（]\s*[^\d\s%]|分)', 1) AS DOUBLE));

-- The step of a scale of five that is written in words alone, from 5 for the best; NULL where the word belongs to none. Scales of other
-- lengths (优秀 … 不合格) are a company's own: their words stay labels.
CREATE OR REPLACE MACRO likert_step(v) AS
  list_transform([regexp_replace(lower(clean_text(v)), '\s+', ' ', 'g')], lambda word:
    CASE WHEN word IN ('非常满意', '很满意', '十分满意', '非常同意', '完全同意', '非常符合', '完全符合', '非常好', '很好', '总是', 'strongly agree', 'very satisfied', 'always', 'excellent') THEN 5
         WHEN word IN ('满意', '比较满意', '较满意', '同意', '比较同意', '基本同意', '符合', '比较符合', '基本符合', '好', '较好', '比较好', '经常', 'agree', 'somewhat agree', 'satisfied', 'somewhat satisfied', 'often', 'good', 'very good') THEN 4
         WHEN word IN ('一般', '中立', '不确定', '有时', 'neutral', 'neither agree nor disagree', 'sometimes', 'average', 'fair') THEN 3
         WHEN word IN ('不满意', '不太满意', '较不满意', '不同意', '不太同意', '比较不同意', '不符合', '不太符合', '差', '较差', '比较差', '不太好', '很少', 'disagree', 'somewhat disagree', 'dissatisfied', 'somewhat dissatisfied', 'rarely', 'poor') THEN 2
         WHEN word IN ('非常不满意', '很不满意', '非常不同意', '完全不同意', '非常不符合', '完全不符合', '非常差', '很差', '极差', '从不', 'strongly disagree', 'very dissatisfied', 'never', 'very poor') THEN 1 END)[1];

-- A grade: Ａ＋ is A+; who took no part has none.
CREATE OR REPLACE MACRO clean_label(v) AS
  CASE WHEN regexp_full_match(v, '[!-~]*[A-Za-z0-9][!-~]*') AND NOT is_blank(v) THEN v ELSE list_transform([translate(clean_text(v), 'ＡＢＣＤＥＦＳ＋－０１２３４５６７８９．', 'ABCDEFS+-0123456789.')], lambda word: CASE WHEN word NOT IN ('未参与', '不参与', '免考核', '未评') THEN word END)[1] END;

-- How a deal in this stage is over; NULL while it is open. 待签约 and 预计成交 are still open, whatever word is in them.
CREATE OR REPLACE MACRO _end_of_stage(word) AS
  CASE WHEN regexp_matches(word, '(未|待|预计?|准备|拟|即将)(签约|成交|签单|合同签订)|(签约|签单|成交|签订)中|not won|nicht gewonnen') THEN NULL
       WHEN regexp_matches(word, '\bwon\b|赢单|已成交|成交|签约|签单|合同(已)?签订|已签合同|gewonnen|\bgagné|\bganad[ao]\b') THEN 'won'
       WHEN regexp_matches(word, '\b(lost|dead|abandoned|cancell?ed|verloren|perdue?s?|perdid[ao])\b|输单|丢单|失单|战败|流失|无效|关闭失败|丢失|失败|终止|取消|放弃|disqualified|^已?关闭$') THEN 'lost' END;

-- A bare number names a step of a company's own scale: it is open.
CREATE OR REPLACE MACRO to_stage_kind(v) AS
  list_transform([lower(clean_text(v))], lambda word: CASE WHEN word IS NOT NULL THEN coalesce(_end_of_stage(word), 'open') END)[1];

-- What a column beside the stage says of a deal that is over; NULL while it is not. "Is Closed Won" says true; 1 赢单, 2 输单, 3 无效 are codes.
CREATE OR REPLACE MACRO to_outcome(v) AS
  list_transform([lower(clean_text(v))], lambda word: CASE WHEN word IN ('true', 'yes', '是', '1') THEN 'won' WHEN word IN ('2', '3') THEN 'lost' ELSE _end_of_stage(word) END)[1];

-- Whether an order of this status is one: drafts, quotations and what was cancelled or rejected are none. 已关闭 and Closed are finished orders.
CREATE OR REPLACE MACRO is_order_status(v) AS
  coalesce(NOT regexp_full_match(lower(clean_text(v)),
    '(订单)?(已)?(作废|作廢|取消|撤销|撤回|驳回|駁回|拒绝|删除)|审[核批](不通过|未通过)|无效|(订单)?(草稿|暂存)|(已)?(报价|報價)(单|中|已发送)?|cancell?ed|void(ed)?|draft|quotes?|quotation( sent)?|rejected|declined|deleted|storniert|entwurf|angebot|annulée?|brouillon|devis'), TRUE);

-- What became of a request: turned down or taken back; or nobody has decided yet. Without a word it stands.
CREATE OR REPLACE MACRO is_declined(status) AS
  coalesce(regexp_matches(lower(status), '拒绝|驳回|撤销|撤回|取消|[未不]通过|不同意|[未不]批准|不予|作废|终止|denied|declined|rejected|refused|cancel|withdrawn|void|terminated'), FALSE);

CREATE OR REPLACE MACRO is_pending(status) AS
  coalesce(regexp_matches(lower(status), '[审批核理转]中|待审|待批|待处理|未审|未提交|未完成|草稿|pending|in progress|awaiting|submitted|draft'), FALSE);

-- CNY - 人民币 · 人民币 · US$ → the ISO code; what is none of them stays as it is.
CREATE OR REPLACE MACRO to_currency(v) AS
  CASE WHEN v IN ('人民币', 'CNY') THEN 'CNY' WHEN v IN ('USD', 'EUR') THEN v ELSE list_transform([clean_text(v)], lambda word: CASE WHEN regexp_matches(word, '人民币|RMB|CNY') THEN 'CNY'
       WHEN regexp_matches(word, '美元|US\$|^美金') THEN 'USD' WHEN regexp_matches(word, '欧元|^€$') THEN 'EUR'
       WHEN regexp_matches(word, '港[元币]|HK\$') THEN 'HKD' WHEN regexp_matches(word, '日元|日圆') THEN 'JPY' WHEN regexp_matches(word, '英镑|^£$') THEN 'GBP'
       WHEN regexp_matches(word, '^[A-Za-z]{3}\b') THEN upper(word[1:3]) ELSE word END)[1] END;

-- A return or credit memo takes off what it states: systems that print it with a minus already are left as they are.
CREATE OR REPLACE MACRO returned(number, kind) AS
  CASE WHEN kind IS NULL OR number IS NULL OR number <= 0 THEN number
       WHEN regexp_matches(kind, '退货|退换货|退款|销退|红字|红冲|冲销|贷项|贷记|(?i)\b(credit[ -]?(memo|note)|sales credit|returns?|return order|refund)\b') THEN -number ELSE number END;

-- The currency an amount carries itself. ¥ says nothing; a bare $ is kept as it is: a dollar, where the company's own currency is none (see own_sign).
CREATE OR REPLACE MACRO currency_of(v) AS
  CASE WHEN regexp_full_match(v, '[-+\d.,\s]*') THEN NULL
       WHEN contains(v, '€') THEN 'EUR' WHEN contains(v, '£') THEN 'GBP' WHEN contains(v, '₹') THEN 'INR' WHEN contains(v, '₩') THEN 'KRW'
       WHEN contains(v, 'US$') THEN 'USD' WHEN contains(v, 'HK$') THEN 'HKD'
       ELSE coalesce(replace(nullif(regexp_extract(upper(v), 'CNY|RMB|USD|EUR|GBP|INR|JPY|HKD|TWD|SGD|AUD|CAD|CHF|KRW'), ''), 'RMB', 'CNY'), nullif(regexp_extract(v, '[A-Z]{0,2}\$'), '')) END;

-- A milestone's completion in words: 已完成 → 1, 未完成 → 0. Shares (80%) are numbers and go through to_number.
CREATE OR REPLACE MACRO to_completion(v) AS
  CASE WHEN regexp_full_match(v, '-?\d{1,15}(\.\d+)?') THEN try_cast(v AS DOUBLE)
       ELSE list_transform([lower(clean_text(v))], lambda word:
         CASE WHEN word IN ('已完成', '完成', '达成', 'done', 'completed', 'complete') THEN 1.0
              WHEN word IN ('未完成', '未达成', '未开始', 'not done', 'open') THEN 0.0 END)[1] END;

-- A to E (or F for the last) as a scale of its own, 5 for the best: of a cycle that has such letters only, not all of them the policy's.
CREATE OR REPLACE MACRO letter_ordinal(v) AS
  CASE v WHEN 'A' THEN 5.0 WHEN 'B' THEN 4.0 WHEN 'C' THEN 3.0 WHEN 'D' THEN 2.0 WHEN 'E' THEN 1.0 WHEN 'F' THEN 1.0 END;

-- Ranks of labels that speak for themselves; used only where the policy's scale does not know the label. A number is its own rank: 3, 4.5, 10.
CREATE OR REPLACE MACRO common_label_ordinal(v) AS
  list_transform([lower(clean_text(v))], lambda word:
    CASE WHEN regexp_full_match(word, '-?\d{1,3}(\.\d{1,6})?') THEN CAST(word AS DOUBLE)
       -- 4 - Very good: the step stands before its words.
       WHEN regexp_matches(word, '^[1-9]\s*[-–—:：、.=(（]\s*[^\d\s%]') THEN CAST(word[1:1] AS DOUBLE)
       WHEN word IN ('不合格', '不胜任', 'unsatisfactory', 'below', 'below expectations') THEN 1
       WHEN word IN ('待改进', '需改进', '基本合格', 'needs improvement', 'partially meets') THEN 2
       WHEN word IN ('合格', '称职', '达标', 'meets', 'meets expectations', 'satisfactory') THEN 3
       WHEN word IN ('良好', 'exceeds', 'exceeds expectations', 'good') THEN 4
       WHEN word IN ('优秀', '卓越', 'outstanding', 'excellent', 'far exceeds') THEN 5 END)[1];
