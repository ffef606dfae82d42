// Headings as people compare them: no widths, blanks, line ends, stars or case, and in simplified characters.
import { simplified } from './traditional.ts';

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A heading for display and for mapping documents: line ends and runs of blanks collapsed, invisible marks gone. */
export function cleanHeading(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim();
}

/** A heading for comparing: cleaned, lower case, without blanks, `_`, `-`, `:`, the star of required fields and the arrows of sorting. */
export function normaliseHeading(text: string): string {
  return (
    simplified(cleanHeading(text))
      .toLowerCase()
      // 用友 U9 writes 客户.名称.
      .replace(/[\s_\-:*↑↓]|(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu, '')
  );
}

// 证件号, 手机, 银行账号, 薪酬, 民族, 婚姻, 政治面貌, GPS: nothing the product computes needs them.
const SENSITIVE =
  /身份证|证件|护照|紧急联系|手机|电话|联系方式|联系人|邮箱|银行|开户行|账户|卡号|薪酬|薪资|工资|基本薪|月薪|年薪|底薪|津贴|社保|公积金|民族|婚姻|婚育|政治面貌|党员|户口|户籍|籍贯|家庭住址|现居|住址|宗教|健康|疾病|残疾|血型|经纬度|经度|纬度|打卡地址|打卡地点|gps|定位|时薪|人脸|指纹|gehalt|sozialversicherung|steuer-?id/u;
const SENSITIVE_EN =
  /^(?:home|work|personal|private|business|employee|emergency)?(idcard|idnumber|nationalid|taxid|passport|ssn|socialsecurity|mobile|mobilephone|phone|contactnumber|cellphone|telephone|homephone|email|bank|bankaccount|creditcard|iban|accountnumber|salary|basesalary|annualsalary|pay|payrate|compensation|wage|wages|ethnicity|race|maritalstatus|marital|religion|politicalstatus|nationality|disability|health|address|homeaddress|latitude|longitude|gps)(no|no\.|number|account|amount|address|\(.*\))?$/u;

/** Whether a normalised heading names something that must not leave the reader. */
export function isSensitive(heading: string): boolean {
  return SENSITIVE.test(heading) || SENSITIVE_EN.test(heading);
}
