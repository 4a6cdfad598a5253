/** The Chinese words of each finding: what it is, and what to do. */

export type FindingWords = { title: string; advice: string }

export const FINDING_WORDS: Readonly<Record<string, FindingWords>> = {
  'secrecy-mark': {
    title: '出现密级标志',
    advice: '涉密文件不得在本平台存放或者发布。请立即停止操作，并向本单位保密工作机构报告。',
  },
  'internal-mark': {
    title: '出现内部文件标志',
    advice: '请确认能否公开；可以公开的，使用不带内部标志的公开文本。',
  },
  'internal-words': {
    title: '出现“内部资料”“不得外传”等字样',
    advice: '请确认文中内容可以公开，或者删去有关字样。',
  },
  'secrecy-words': { title: '括号中出现密级字样', advice: '请确认不是随文带入的密级标志。' },
  'identity-number': {
    title: '出现公民身份号码',
    advice: '请删去，或者只保留前3位和后2位，其余用星号代替。',
  },
  'identity-number-doubtful': {
    title: '疑似公民身份号码',
    advice: '号码校验不通过，可能是录错的身份号码。请核对后删去或者隐去中间各位。',
  },
  'bank-card-number': { title: '出现银行卡号', advice: '请删去，或者只保留后4位。' },
  'mobile-number': {
    title: '出现手机号码',
    advice:
      '不是本平台登记的公务电话。属于个人的，请删去或者只保留前3位和后4位；确为公务电话的，请说明理由。',
  },
  'number-plate': { title: '出现机动车号牌', advice: '请确认是否应当公开；不需要的，隐去后几位。' },
  'home-address': { title: '疑似个人住址', advice: '住址公开到乡镇、街道即可，请删去楼栋、单元和门牌。' },
  'disclosure-conflict': {
    title: '文中注明不主动公开，公开属性却为“主动公开”',
    advice: '请核对公开属性。依申请公开或者不予公开的文件不得在此发布。',
  },
  'disclosure-differs': {
    title: '文中注明公开发布，公开属性却不是“主动公开”',
    advice: '请核对公开属性，使文件与登记一致。',
  },
  'title-empty': { title: '没有标题', advice: '请填写标题。' },
  'title-long': { title: '标题过长', advice: '标题一般不超过80字，请缩短，或者把副题写入正文。' },
  'body-empty': { title: '没有正文', advice: '请填写正文。' },
  'body-only-attachment': {
    title: '正文只有附件或者图片',
    advice: '请把主要内容写成文字，使手机、读屏软件和检索都能读到。',
  },
  'written-in-future': { title: '成文日期晚于今天', advice: '请核对成文日期。' },
  'date-in-future': { title: '日期晚于今天', advice: '更新日期应当是已经完成更新的日期，请改正。' },
  'date-goes-back': {
    title: '日期早于现行版本',
    advice: '新版的更新日期不得早于公众正在看的版本，请按本次更新的日期填写。',
  },
  'document-number-unreadable': {
    title: '发文字号格式无法识别',
    advice: '请按“机关代字〔年份〕序号号”填写，例如“示政字〔2026〕5号”。',
  },
  'document-number-form': {
    title: '发文字号书写不规范',
    advice: '年份用六角括号“〔〕”写全四位，序号前不加“第”、不编虚位。',
  },
  'attachment-infected': { title: '附件含有病毒', advice: '请删去该附件，用可靠的来源重新上传。' },
  'attachment-empty': { title: '附件是空文件', advice: '请重新上传。' },
  'attachment-unscanned': {
    title: '附件尚未查毒',
    advice: '请等查毒完成后再提交；查毒服务停用的，请联系管理员。',
  },
  'attachment-image-only': {
    title: '附件是图片式 PDF',
    advice: '读屏软件和检索读不到其中文字，请改用由文字生成的 PDF，或者把内容写入正文。',
  },
  misspelling: { title: '疑似错别字', advice: '请核对用字。' },
  'doubled-words': { title: '疑似重复用词', advice: '请删去多余的字词。' },
  'doubled-marks': { title: '标点重复', advice: '请只保留一个标点。' },
  'half-width-marks': { title: '中文之间使用了半角标点', advice: '请改为全角标点。' },
  'unpaired-marks': { title: '括号、引号或者书名号不成对', advice: '请补齐或者删去。' },
  'heading-empty': { title: '空标题', advice: '请删去没有文字的标题。' },
  'heading-skipped': { title: '标题跳级', advice: '标题应当逐级使用，请调整级别。' },
  'headings-unmarked': {
    title: '层次标题没有设为标题',
    advice: '请使用“整理”，把“一、”“（一）”等设为标题，便于生成目录和读屏。',
  },
  'image-without-words': { title: '图片没有替代文字', advice: '请用一句话写明图片的内容。' },
  'table-without-headers': { title: '表格没有表头', advice: '请把第一行或者第一列设为表头。' },
  'link-dead': { title: '链接打不开', advice: '请核对地址，或者删去链接。' },
  'link-vague': {
    title: '链接文字不说明去向',
    advice: '请用所指文件或者页面的名称作为链接文字，不用“点击这里”。',
  },
  'link-numeric-host': { title: '链接使用了 IP 地址', advice: '请改用域名。' },
}
