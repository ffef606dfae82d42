// Headings of ERP orders and CRM opportunities.
import { date, type FieldSpec, id, key, money, naming, number, text } from './field-spec.ts';

export const businessFields = {
  raw_sales_order: {
    order_id: key(
      '订单编号, 订单号, 单据编号, 销售订单号, 单据号, 合同编号, 单号, 订单编码, order number, order no, order no., sales order, so number, so no, so no., so #, document number, order reference, sales document, order, auftragsnummer, bestellnummer, belegnummer, auftrag, sales document no., 销售单号, 出库单号, 销货单号, 销售出库单号, 销售订单编号, order id, transaction number, invoice no, invoice no., invoice number, 发票号码, 发票号',
    ),
    line_id: id(
      '行号, 明细行号, 订单行号, 行序号, 分录号, 订单明细序号, line, line no, line number, item no, line item, item (sd), pos, pos., position',
    ),
    order_date: date(
      '订单日期, 单据日期, 下单日期, 签单日期, 签订日期, 签约日期, 合同日期, 业务日期, 日期, date, document date, transaction date, created on, order date, ordered date, auftragsdatum, bestelldatum, datum, belegdatum, sale date, sales date, 销售日期, 出库日期, 成交日期, 成交时间, invoice date, 开票日期',
    ),
    order_kind: text(
      '单据类型, 订单类型, 业务类型, 交易类型, 出入库类型, 单据类型名称, document type, order type, transaction type, sales document type, sd document category, transaction class',
    ),
    customer: text(
      '客户, 客户名称, 客户简称, 购货单位, 客户全称, customer name, account, client, sold-to party, sold to, bill to, kunde, kundenname, auftraggeber, 购货单位名称, 客户公司, buyer, company, bill to customer, bill-to customer, sold to customer, 购方名称, 购买方名称',
    ),
    owner_id: id(
      '业务员工号, 销售员工号, 业务员编码, 销售员编码, 业务员编号, 销售员编号, 工号, 员工编号, salesperson id, sales rep id, employee id, employee number, emp no, emp id, salesman id, rep id, sales rep id, salesperson id, sales person id, seller id',
    ),
    owner_name: text(
      '业务员, 销售员, 销售人员, 业务员名称, 销售员名称, 负责人, 经办人, salesperson, sales rep, sales person, salesrep name, owner, salesman, sales employee, verkäufer, vertriebsmitarbeiter, 销售代表, 业务代表, 销售姓名, 业务人员, 导购, 导购员, seller',
    ),
    unit: text(
      '销售部门, 部门, 部门名称, 销售部门名称, 业务部门, 所属部门, 销售组织, department, sales department, sales team, sales office, sales organization, 负责人主属部门, 负责人所属部门, 业务部, 销售区域, 大区, region, sales region',
    ),
    product: text(
      '物料名称, 产品名称, 料品品名, 料品名称, 存货名称, 商品名称, 产品, 物料, 存货, 商品, product name, item name, material, sku, item description, material description, item, artikel, bezeichnung, product, 品名, 产品型号',
    ),
    quantity: number(
      '数量, 销售数量, 订单数量, 主数量, qty, qty. sold, ordered qty, ordered quantity, order quantity, menge, units, units sold, 销量, 件数',
    ),
    amount: money(
      // What a line states comes before what its whole order does: an order's amount is printed on each of its lines.
      '价税合计, 含税金额, 小计, 行金额, 明细金额, 小计金额, 行小计, 明细小计, 金额, line amount, line total, extended price, 订单金额, 总金额, 销售金额, 含税总额, 合同金额, total, total amount, net value, grand total, net amount, order amount, order value, amt, betrag, nettobetrag, gesamtbetrag, revenue, sales amount, net sales, 销售额, 成交额, 成交金额, 销售收入, 营业额, 订单总额, 订单总金额, 合同总额, 合同总金额, order total, order total amount, invoice amount, invoice total, amount excl. vat, nettowert, amount incl. vat, amount including vat',
    ),
    received: money(
      '已收款金额, 回款金额, 收款金额, 已收款, 已回款, 已回款金额, 累计收款, 累计收款金额, 实收金额, amount paid, received amount, paid, paid amount, payments',
    ),
    currency: text(
      '币别, 币种, 币种名称, 币别名称, 结算币别, 货币, currency code, curr, währung, document currency, doc. currency, order currency',
    ),
    status: text(
      '单据状态, 订单状态, 合同状态, 状态, 审核状态, 关闭状态, order status, document status, state',
    ),
    validity: text('生命状态, 作废状态, 是否作废, 作废, voided, is voided'),
  },
  raw_opportunity: {
    opportunity_id: key(
      '商机编号, 商机ID, 机会编号, 商机编码, opportunity number, opportunity no, deal id, record id, id, deal - id, opp id',
    ),
    name: naming(
      '商机名称, 机会名称, 商机, 商机2.0名称, 销售机会, 销售机会名称, 项目名称, opportunity name, opportunity, deal name, deal, deal - title, topic, title',
    ),
    account: naming(
      '客户名称, 客户, 公司名称, account name, company, company name, customer, deal - organization, organization, associated company',
    ),
    owner_id: id(
      '负责人工号, 工号, 员工编号, 销售工号, employee number, owner employee number, employee id, owner id, rep id, sales rep id, salesperson id',
    ),
    owner_name: text(
      '负责人, 商机负责人, 所有人, 商机所有人, 销售机会所有人, 机会所有人, 销售负责人, 跟进人, opportunity owner, owner, deal owner, deal - owner, sales owner, sales rep, salesperson, responsible, responsible person, assigned to',
    ),
    unit: text(
      '负责人部门, 负责主属部门, 负责人主属部门, 负责人所属部门, 所属部门, 部门, department, team, sales team, owner role, owner department',
    ),
    stage: text('商机阶段, 阶段, 销售阶段, deal stage, sales stage, deal - stage, stage name, status'),
    outcome: text(
      '结束状态, 赢输状态, 商机状态, 状态, deal - status, deal status, sales status, is closed won, is won, won/lost, outcome',
    ),
    amount: money(
      '商机金额, 商机2.0金额, 金额, 销售金额, 预计金额, 预计销售金额, 预计成交金额, 成交金额, deal value, deal - value, value, est. revenue, expected revenue, amount in company currency, opportunity amount',
    ),
    currency: text(
      '币种, 币别, 货币, amount currency, deal - currency, deal - currency of value, currency iso code, opportunity currency',
    ),
    probability: number(
      '赢单率, 阶段赢率, 成交概率, 概率, 可能性, 赢率, probability (%), win probability, deal probability',
    ),
    created_date: date(
      '创建日期, 创建时间, 建立日期, create date, created, created on, deal - deal created, creation date, created at, created time',
    ),
    close_date: date(
      '预计成交日期, 预计结单日期, 结单日期, 预计签单日期, 结束日期, expected close date, est. close date, deal - expected close date, expected closing, closing date',
    ),
    closed_date: date(
      '实际成交日期, 实际结单日期, 实际签单日期, 成交日期, 赢单日期, 签单日期, 关闭日期, actual close date, closed date, closed on, won date, deal - deal closed on, deal - won time, won time',
    ),
    kind: text('商机类型, 类型, 业务类型, type, deal type, opportunity type, record type'),
  },
} satisfies Record<string, Record<string, FieldSpec>>;
