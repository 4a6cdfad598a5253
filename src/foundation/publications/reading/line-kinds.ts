import { parseChineseDate } from '../../../law/civil-date.ts'
import { parseDocumentNumber } from '../../../law/document-numbers.ts'

/** Longest line that may be part of a title, a name or a heading; what is longer is prose. */
export const LONGEST_SHORT_LINE = 120

/** The canonical number when the whole line is one, also in brackets or beside 签发人. */
export function numberOfLine(line: string): string | undefined {
  if (line.length > 60) return undefined
  const core = line
    .replace(/\s*签发人[：:].*$/, '')
    .replace(/^(?:文号|发文字号)[：:]\s*/, '')
    .trim()
  const number =
    parseDocumentNumber(core) ?? parseDocumentNumber(core.replace(/^[（(]\s*(.*?号)\s*[）)]$/, '$1'))
  if (number === undefined) return undefined
  return number.kind === 'serial' || number.issuer !== undefined ? number.canonical : undefined
}

/** `2021年第3号`, the number of an announcement of some ministries and departments, which has no 机关代字. */
export function yearNumberOfLine(line: string): string | undefined {
  const match = /^[（(]?\s*([12]\d{3})\s*年\s*第?\s*(\d{1,4})\s*号\s*[）)]?$/.exec(line.trim().slice(0, 40))
  return match ? `${match[1] ?? ''}年第${match[2] ?? ''}号` : undefined
}

/** A line that only numbers an order, `第707号`, below the name of who orders. */
export function orderOfLine(line: string): number | undefined {
  const number = line.length > 20 || !/^第/.test(line.trim()) ? undefined : parseDocumentNumber(line.trim())
  return number?.kind === 'order' && number.issuer === undefined ? number.order : undefined
}

/** The issuer in `某某人民政府令`, the head of an order. */
export function orderHeadOfLine(line: string): string | undefined {
  return /^([\u4e00-\u9fff]{3,30}?(?:国务院|政府|部|局|委员会|署|法院|主席))令$/.exec(
    line.replace(/[\s\u3000]+/g, ''),
  )?.[1]
}

/** The issuer in `某某人民政府文件`, the red head of a document. */
export function redHeadOfLine(line: string): string | undefined {
  return /^([\u4e00-\u9fff]{3,30}?)文件$/.exec(line.replace(/[\s\u3000]+/g, ''))?.[1]
}

/** The date when the line is one and nothing else, but for a note such as （此件公开发布） behind it. */
export function dateOfLine(line: string): string | undefined {
  if (line.length > 60) return undefined
  const core = line.replace(/[（(][^（）()]*[）)]\s*$/, '').replace(/[\s\u3000]+/g, '')
  return /年.*月.*[日号]$/.test(core) ? parseChineseDate(core) : undefined
}

/** The day in `（2020年7月17日印发）`: when it was printed, which is neither written nor published. */
export function printedOfLine(line: string): string | undefined {
  const match = /(\S{8,20})\s*印发[）)]?$/.exec(line.trim().slice(-40))
  return match?.[1] === undefined ? undefined : parseChineseDate(match[1].replace(/^[（(]/, ''))
}

/** A line in brackets about the document as a whole: adopted, published freely, shortened. */
export function isNoteLine(line: string): boolean {
  return line.length < 400 && /^[（(].*[）)]$/.test(line) && numberOfLine(line) === undefined
}

/**
 * 主送机关: a line that ends with a colon and names whom it is sent to (GB/T 9704-2012 7.3.2). A sentence that announces
 * what follows (`现通知如下：`) is none, nor is a label.
 */
export function addresseeOfLine(line: string): string | undefined {
  const match = /^([^。；！？]{2,300})[：:]$/.exec(line.trim())
  const text = match?.[1]?.trim()
  if (
    text === undefined ||
    /(?:如下|以下|规定|意见|要求|事项|内容|包括|附件|如有|说明|原则|目标|措施|任务)$/.test(text)
  )
    return undefined
  if (
    /^(?:附件|附|抄送|抄报|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.．、])/.test(text)
  )
    return undefined
  return /(?:^各位|同志们|女士们|先生们|朋友们|尊敬的|现将|为了|为贯彻|根据《|按照《|的通知|以下简称)/.test(
    text,
  )
    ? undefined
    : text
}

const NUMBERED_HEADING =
  /^(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百]+[）)]|第[一二三四五六七八九十百千零〇\d]+[编章节条款部]|\d+[.．、]|[（(]\d+[）)]|[①-⑳])/

export function isNumbered(line: string): boolean {
  return NUMBERED_HEADING.test(line)
}

/** A line that may be a title or a part of one: short, no sentence, no number, no date, no address, no furniture. */
export function mayBeTitle(line: string): boolean {
  if (line.length === 0 || line.length > LONGEST_SHORT_LINE) return false
  if (/[。；！？;|]$|[：:]/.test(line) || isNumbered(line) || isNoteLine(line)) return false
  if (/^(?:附件|附|目\s*录)(?:\s*\d*\s*[：:]?)?$/.test(line) || /^附件\s*\d*\s*[：:]/.test(line)) return false
  return numberOfLine(line) === undefined && dateOfLine(line) === undefined && /[\u3400-\u9fff]/.test(line)
}

/** Lines of the page around a document: where one is, how often it was read, how to share it. */
export function isWebFurniture(line: string): boolean {
  return (
    line.length < 200 &&
    /^(?:当前位置|您(?:现在)?的位置|首页|网站首页|打印|字体|字号[：:]|分享|来源[：:]|信息来源|发布时间|发布日期|浏览(?:次数|量)|阅读(?:次数|量)|点击|扫一扫|责任编辑|【(?:字体|打印|关闭|收藏|大))/.test(
      line,
    )
  )
}

/** 份号 and 紧急程度 at the top of the first page (GB/T 9704-2012 7.2.1, 7.2.3). */
export function isGrade(line: string): boolean {
  return /^(?:特急|加急|平急|特提|\d{6})$/.test(line.replace(/\s/g, ''))
}
