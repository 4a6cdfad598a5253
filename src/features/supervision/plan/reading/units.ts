import type { PlanUnit, Scope, UnitRole } from '../plan.ts'
import { withoutSpaces } from './words.ts'

const BODY =
  /(?:政府|委员会|管委会|办公室|办公厅|委|局|办|厅|署|院|中心|公司|银行|支行|社|处|队|站|团|会|校|馆|台|部|集团|区|县|市|镇|乡|街道|编办|单位|部门|机构|企业|企企|国企|税务|海关)(?:等)?$/u

/** A list of bodies (部门、单位 and the like) whose comma belongs to the words. */
const CLASS_WITH_COMMA =
  /(?:部门|单位|委办局|直属机构|直属单位|机构)(?:、|，|,)\s*(?=(?:各|有关|相关|各有关)?(?:直属)?(?:部门|单位|机构|事业单位)(?:[、，,；;\s）)]|$))/gu

/** What stands for a comma that belongs to the words while a list is cut. */
const KEPT: Readonly<Record<string, string>> = { '、': '\u0001', '，': '\u0002', ',': '\u0003' }

/** A list ends with a name, a role, a bracket or 等; one that ends with a comma goes on. */
const ENDS_AS_LIST = /[^、，,：:\s][；;*★☆▲#\s]*$/u

/** No list of bodies is longer; a longer text is not looked through. */
const LONGEST_LIST = 1500

/** How names of tasks begin, and names of bodies do not. */
const SAYS_WHAT_TO_DO =
  /^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）])?(?:推进|推动|加强|做好|充分|强化|规范|完善|建立|全面|深化|加大|继续|统筹|切实|着力|提升|提高|持续|落实|开展|优化|健全|加快|抓好|聚焦|创新|严格|突出|其他|扎实|积极|主动|深入|围绕|大力|依法|及时|定期)/u

/** Whether a cell is a list of bodies: short parts that each end as names of bodies do, and no sentence. */
export function looksLikeUnits(text: string): boolean {
  // The cheap questions come first: whoever cuts a flattened table asks this of every stretch of it.
  if (text.length > LONGEST_LIST || /[。！？]/u.test(text) || !ENDS_AS_LIST.test(text)) return false
  const cell = withoutSpaces(text)
  if (cell === '') return false
  if (/^(?:牵头|责任|配合|主办|协办|承办)(?:单位|部门)?[:：]/u.test(cell)) return true
  if (/^各[^，。、]{0,12}要/u.test(cell) || SAYS_WHAT_TO_DO.test(cell)) return false
  const parts = unitsOf(text, null)
  return (
    parts.length > 0 &&
    parts.every(part => part.words.length <= 34 && (part.kind !== 'agency' || BODY.test(part.words)))
  )
}

/**
 * The units that a cell names, in order. `role` is what the column says; words in the cell itself (（牵头）, 牵头单位：…；
 * 配合单位：…, 甲牵头，乙配合) say it more exactly. `firstLeads`: the plan says that the first one named leads.
 */
export function unitsOf(cell: string, role: UnitRole, firstLeads = false): PlanUnit[] {
  const units = segmentsOf(cell.slice(0, 4 * LONGEST_LIST), role).flatMap(segment =>
    namesOf(segment.text, segment.role),
  )
  const told = units.some(unit => unit.role !== null)
  if (!firstLeads || told) return units
  const first = units.findIndex(unit => unit.kind === 'agency')
  return first === -1
    ? units
    : units.map((unit, at) => ({ ...unit, role: at === first ? 'lead' : 'support' }))
}

interface Segment {
  readonly text: string
  readonly role: UnitRole
}

const LABEL =
  /(牵头|主办|主责|责任|承办|落实|实施|配合|协办|参与|协同)(?:责任|落实)?(?:单位|部门|机关)?\s*[:：]/gu

/** A cell cut where its words change the role. */
function segmentsOf(cell: string, role: UnitRole): Segment[] {
  const text = cell.replace(/[（(]\s*(?:排名不分先后|按职责分工负责)\s*[)）]/gu, '').trim()
  const labels = [...text.matchAll(LABEL)]
  const [first] = labels
  if (first) {
    const before = text.slice(0, first.index).trim()
    const named = labels.map((label, at) => ({
      text: text
        .slice(label.index + label[0].length, labels[at + 1]?.index ?? text.length)
        .replace(/[；;。，,\s]+$/u, ''),
      role: roleOfWord(label[1] ?? '', role),
    }))
    return before === '' ? named : [{ text: before, role }, ...named]
  }
  // 甲、乙牵头，丙配合。 The word stands behind those whom it means.
  const behind = [
    ...text.matchAll(/([^；;。]*?)(牵头负责|牵头|主办|负责|配合|协办|参与|协助)(?=[，,；;。\s]|$)/gu),
  ]
  const read = behind.reduce((length, match) => length + match[0].length, 0)
  const isSentence =
    behind.length > 0 &&
    text.replace(/[，,；;。\s]/gu, '').length - read < 3 &&
    !/[（(](?:牵头|配合|主办|协办)/u.test(text)
  if (!isSentence) return [{ text, role }]
  const leads = behind.some(match => /牵头|主办/u.test(match[2] ?? ''))
  return behind.map(match => ({
    text: (match[1] ?? '')
      .replace(/^[，,；;。\s]+/u, '')
      .replace(/(?:按职责分工|分别|共同|按照职责分工)$/u, ''),
    role:
      match[2] === '负责'
        ? leads || !behind.some(each => /配合|协办|参与|协助/u.test(each[2] ?? ''))
          ? role
          : 'lead'
        : roleOfWord(match[2] ?? '', role),
  }))
}

function roleOfWord(word: string, otherwise: UnitRole): UnitRole {
  if (/牵头|主办|主责/u.test(word)) return 'lead'
  return /配合|协办|参与|协助|协同/u.test(word) ? 'support' : otherwise
}

const MARK = /[（(]\s*(牵头|主办|主责|配合|协办|参与)(?:单位|部门)?\s*[)）]/u
const OPEN_END =
  /等(?:(?:市|省|区|县|州)?(?:级|直|政府)?(?:各|有关|相关|各有关|各相关|其他)*(?:市直|区直|县直|省直)?(?:部门、?单位|单位、?部门|部门\(单位\)|部门（单位）|部门和单位|部门及单位|部门|单位|地方|方面|机构))?$/u
const OPEN =
  /^(?:[\u3400-\u9fff]{0,8}?(?:政府|市直|区直|县直|省直|直属|各级))?(?:各|其他)?(?:有关|相关)(?:各)?[\u3400-\u9fff、（）()]*$|^(?:[\u3400-\u9fff]{0,8}?(?:直|政府|属)?)?各(?:有关|相关)[\u3400-\u9fff、（）()]*$/u

function namesOf(text: string, role: UnitRole): PlanUnit[] {
  const units: PlanUnit[] = []
  for (const group of groupsOf(text)) {
    let prefix = ''
    for (const part of group) {
      const marked = MARK.exec(part)
      const own = marked ? roleOfWord(marked[1] ?? '', role) : /^[*★☆▲#]|[*★☆▲#]$/u.test(part) ? 'lead' : role
      const words = part
        .replace(MARK, '')
        .replace(/[*★☆▲#]/gu, '')
        .replace(/[。；;，,]+$/u, '')
        .trim()
      if (words === '') continue
      for (const unit of unitOf(words, own, prefix)) units.push(unit)
      prefix = /^(?:省|市|区|县|州|旗)(?!直|属|级|委员)/u.exec(words)?.[0] ?? prefix
    }
  }
  return units
}

function unitOf(words: string, role: UnitRole, prefix: string): PlanUnit[] {
  const base = { role, scopes: [] }
  if (OPEN.test(words)) return [{ ...base, kind: 'open', words, name: words }]
  const end = OPEN_END.exec(words)
  const isOpen = end !== null && (end[0] !== '等' || words.length > 1)
  const name = isOpen ? words.slice(0, end.index) : words
  const open: PlanUnit[] = isOpen ? [{ ...base, kind: 'open', words: end[0], name: end[0] }] : []
  if (name === '') return open
  if (isCollective(name))
    return [{ ...base, kind: 'all', words: name, name, scopes: scopesOf(name) }, ...open]
  const full = prefix !== '' && NEEDS_PREFIX.test(name) && !HAS_PLACE.test(name) ? prefix + name : name
  return [{ ...base, kind: 'agency', words: name, name: full }, ...open]
}

/** How a name ends that its list has given a prefix: 省工信厅、财政厅. */
const NEEDS_PREFIX = /^[\u3400-\u9fff]{2,9}(?:厅|局|委|办|委员会)$/u
/** A name that says itself which place or system it belongs to. */
const HAS_PLACE =
  /^(?:省|市|区|县|州|旗|国家|国务院|中国|中共|人民银行|人行|[\u3400-\u9fff]{2,6}(?:省|市|县|区|州|旗))|(?:证监局|保监局|分局|海关总署)$/u

/** Whether a name means a whole class and no single body. */
function isCollective(name: string): boolean {
  if (/^(?:开发区|功能区|园区|高新区|县区|县市区|区县)(?:管委会|政府|党工委)?$/u.test(name))
    return /开发区|功能区|园区|县区|县市区|区县/u.test(name)
  return /各|所有|全体|全市|全县|全区|全省/u.test(name)
}

function scopesOf(name: string): Scope[] {
  const scopes: Scope[] = []
  if (
    /各级各?部门|(?:政府|直|属|级)各?(?:部门|单位)|^各(?:部门|单位|委办局)|各(?:部门|委办局)|各直属机构|所有部门/u.test(
      name,
    ) &&
    !/事业单位|企业|国企/u.test(name)
  )
    scopes.push('departments')
  if (
    /县区|区县|县\s*[（(、]|县市区|市区|各县|各区(?!直|属|级)|设区市|各市|各级(?:人民)?政府/u.test(name) &&
    !/区直|区属|部门|单位/u.test(name.replace(/[（(][^）)]*[)）]/gu, ''))
  )
    scopes.push('counties')
  // 各县区人民政府（管委会） means the zones too, which have no people's government.
  if (/管委会|开发区|功能区|园区/u.test(name)) scopes.push('zones')
  if (/乡镇|镇街|街道|各乡|各镇/u.test(name)) scopes.push('townships')
  return scopes
}

/** The parts of a list, in the groups that its stronger signs make: 、 binds closer than ，. */
function groupsOf(text: string): string[][] {
  const guarded = guardBrackets(withoutCellBreaks(text)).replace(CLASS_WITH_COMMA, match => keepCommas(match))
  return guarded
    .split(/[，,；;\n]/u)
    .map(group =>
      group
        .split('、')
        .map(part => unguard(part))
        .filter(part => part !== ''),
    )
    .filter(group => group.length > 0)
}

const keepCommas = (text: string) => text.replace(/[、，,]/gu, sign => KEPT[sign] ?? sign)

const unguard = (part: string) =>
  Object.entries(KEPT)
    .reduce((text, [sign, mark]) => text.replaceAll(mark, sign), part)
    .trim()

// What stands in brackets is one name with what is before them: 各县（市、区）政府.
function guardBrackets(text: string): string {
  return text.replace(/[（(][^（）()]*[)）]/gu, bracket => keepCommas(bracket.replace(/\s/gu, '')))
}

/**
 * Spaces and breaks in a cell either part names or are left by a copy inside one. They part where both sides are whole
 * names; else the word goes on.
 */
function withoutCellBreaks(text: string): string {
  const pieces = text.replace(/[\u200b-\u200f\u2060\ufeff]/g, '').split(/[ \t\u00a0\u3000\n]+/u)
  let whole = ''
  for (const piece of pieces) {
    if (whole === '' || piece === '') {
      whole += piece
      continue
    }
    const last = whole.split(/[、，,；;\n:：]/u).at(-1) ?? ''
    const next = piece.split(/[、，,；;:：]/u)[0] ?? ''
    const ends = /[、，,；;:：]$/u.test(whole) || /^[、，,；;（(]/u.test(piece)
    whole += !ends && BODY.test(last.replace(MARK, '')) && isWholeName(next) ? `\n${piece}` : piece
  }
  return whole
}

// 发改委 is a name; 委 and 局 alone are the end of one.
function isWholeName(text: string): boolean {
  const name = text.replace(MARK, '')
  return (
    name.length >= 3 &&
    BODY.test(name) &&
    !/^(?:委员会|管委会|办公室|管理局|服务局|服务中心|人民政府)$/u.test(name)
  )
}
