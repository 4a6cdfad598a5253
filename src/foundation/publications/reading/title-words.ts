import { agenciesOfLine } from './agency-names.ts'

/** The 文种 of 《党政机关公文处理工作条例》 art. 8, and the other words that titles of public documents end with. */
const GENRE =
  /(?:决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|答复|要点|方案|规划|计划|办法|规定|细则|条例|规则|规程|规范|准则|标准|制度|章程|预案|指南|指引|目录|清单|公示|须知|说明|解释|解读|法|建议|预公告|分解表|一览表|表|格式|实施纲要|纲要|措施|任务|总结|情况|信息公示|名单|倡议书|致辞|讲话|批示|问答|案例|内容|预算|决算|报表|年报|白皮书|简介|职责|机构设置|答记者问|规划图|流程图)$/
const TRAILING_NOTE =
  /[（(](?:试行|暂行|草案|节选|修订|修订稿|征求意见稿|送审稿|[第一二三四五六七八九十\d年批号版稿本]{1,12}|[^（）()]{1,15}版)[）)]$/

/** The 文种 of 公文 alone, art. 8 of the same Regulation, and 答复: a document of one of them has a number. */
const OFFICIAL_GENRE = /(?:决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|答复)$/

/** Whether a joined title ends as titles do. */
export function endsWithGenre(title: string): boolean {
  return GENRE.test(withoutNotes(title))
}

/** Whether the title is that of a 公文, which is numbered. Yearly reports (年度报告) are reports to the public and are not. */
export function isOfficialTitle(title: string): boolean {
  const core = withoutNotes(title)
  return OFFICIAL_GENRE.test(core) && !/(?:(?:年度|工作|调查|审计|评估)报告|统计公报)$/.test(core)
}

function withoutNotes(title: string): string {
  let core = title.trim()
  for (let before = ''; before !== core; ) {
    before = core
    core = core.replace(TRAILING_NOTE, '').trim()
  }
  return core
}

/**
 * Joins the broken lines of a title. Chinese needs nothing between them, Latin words a space; and a space keeps two joint
 * issuers apart that stood on lines of their own.
 */
export function joinTitle(parts: readonly string[]): string {
  return parts
    .map(part => part.trim())
    .reduce((title, part) => {
      const bothLatin = /[A-Za-z]$/.test(title) && /^[A-Za-z]/.test(part)
      const bothIssuers = title !== '' && agenciesOfLine(title) !== undefined && startsWithIssuer(part)
      return bothLatin || bothIssuers ? `${title} ${part}` : title + part
    }, '')
}

function startsWithIssuer(part: string): boolean {
  const name = part.split('关于', 1)[0] ?? ''
  return name !== '' && agenciesOfLine(name) !== undefined
}
