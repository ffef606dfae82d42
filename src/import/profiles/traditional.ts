// Headings in traditional characters are those in simplified ones.

const TRADITIONAL =
  '員編號稱職務門屬級業績單訂銷價數額總計時間遲勞離歷學評審覈權標準實際達週層組織機構電話紀錄請類別結開關狀態負責產貨幣種訪談輔導訴調獎選報備註說區場師經體項領階貳國過確認轉應曠簽補復養聯絡極較與無內齡歲陸會議處題問圖網統檔庫適齊廠車檢驗測試錯誤頁館鄉縣臺灣億萬參雙觀點從強佈係佔勵啟執壞夠寫專將屆幫據擇擔損換懲攜曆條樣決沒濟為燈營獲現環畫異發監盤礎節範純細終給維線繳續聲聽舊蓋術裝規視覽訊訓記設許詳誌語課變讓貢財貼費資賬質購賣軟輸辦運遠還郵釋銀錢鎖長險隊隨難韓響順預頭顧飯驟證護戶黨緊帳僱滿優';
const SIMPLIFIED =
  '员编号称职务门属级业绩单订销价数额总计时间迟劳离历学评审核权标准实际达周层组织机构电话纪录请类别结开关状态负责产货币种访谈辅导诉调奖选报备注说区场师经体项领阶贰国过确认转应旷签补复养联络极较与无内龄岁陆会议处题问图网统档库适齐厂车检验测试错误页馆乡县台湾亿万参双观点从强布系占励启执坏够写专将届帮据择担损换惩携历条样决没济为灯营获现环画异发监盘础节范纯细终给维线缴续声听旧盖术装规视览讯训记设许详志语课变让贡财贴费资账质购卖软输办运远还邮释银钱锁长险队随难韩响顺预头顾饭骤证护户党紧帐雇满优';
const FOLDED: ReadonlyMap<string, string> = new Map(
  Array.from(TRADITIONAL, (sign, index): [string, string] => [sign, SIMPLIFIED[index] ?? sign]),
);
const ANY = new RegExp(`[${TRADITIONAL}]`, 'gu');

/** 員工編號 → 员工编号. For comparing only: what people read stays as it is written. */
export function simplified(text: string): string {
  return text.replace(ANY, (sign) => FOLDED.get(sign) ?? sign);
}
