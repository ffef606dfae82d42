// Names, schools and positions to draw from. Nobody here exists.
import type { Random } from '../random.ts';
import type { JobFamily } from './types.ts';

const SURNAMES =
  '王王王李李李张张张刘刘陈陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const DOUBLE_SURNAMES = ['欧阳', '司马', '上官', '诸葛', '慕容', '皇甫'];
const MALE = '伟强磊军勇杰涛超明刚平辉鹏飞鑫波斌宇浩凯健俊帆亮宁东峰龙海建国志林翔坤文博睿泽晨阳诚毅恒渊';
const FEMALE = '芳娜敏静丽艳娟霞秀燕玲桂婷雪慧莹洁梅琳倩颖欣怡佳悦雯琪瑶晶萍蕾薇岚菲萱璐茜彤曼蓉';
const SHARED = '子文思雨晓嘉一清安然宁景天乐书瑞可心若语承';

/** A name that nobody in `taken` has. */
export function drawName(random: Random, gender: '男' | '女', taken: Set<string>): string {
  for (;;) {
    const surname = random.chance(0.012) ? random.pick(DOUBLE_SURNAMES) : random.pick([...SURNAMES]);
    const own = [...(gender === '男' ? MALE : FEMALE)];
    const second = random.pick(own);
    const given = random.chance(0.28)
      ? second
      : `${random.chance(0.45) ? random.pick([...SHARED]) : random.pick(own)}${second}`;
    const name = `${surname}${given}`;
    // Namesakes exist, but few.
    if (taken.has(name) && !random.chance(0.08)) continue;
    taken.add(name);
    return name;
  }
}

export const SCHOOLS: Record<string, readonly string[]> = {
  重点高校: ['清华大学', '浙江大学', '上海交通大学', '华中科技大学', '西安交通大学', '东南大学', '四川大学'],
  普通本科: [
    '江苏大学',
    '合肥工业大学',
    '杭州电子科技大学',
    '广东工业大学',
    '重庆理工大学',
    '山东理工大学',
    '上海理工大学',
  ],
  高职高专: [
    '苏州职业大学',
    '深圳职业技术大学',
    '无锡职业技术学院',
    '佛山职业技术学院',
    '成都航空职业技术大学',
  ],
};

export const POSITIONS: Record<JobFamily, readonly string[]> = {
  sales: ['销售代表', '销售工程师', '高级销售工程师', '销售经理', '资深销售经理'],
  service: ['客服专员', '服务工程师', '高级服务工程师', '服务主管', '服务经理'],
  rnd: ['助理工程师', '工程师', '高级工程师', '主任工程师', '专家'],
  production: ['操作工', '中级操作工', '高级操作工', '技师', '班长'],
  function: ['专员', '主办', '高级专员', '主管', '经理'],
  management: ['车间主任', '部门经理', '总监', '副总裁', '总裁'],
};

/** Share of women hired into a family. */
export const WOMEN: Record<JobFamily, number> = {
  sales: 0.4,
  service: 0.55,
  rnd: 0.42,
  production: 0.3,
  function: 0.55,
  management: 0.33,
};
