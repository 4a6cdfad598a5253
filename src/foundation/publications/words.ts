import type { SniffRefusal } from '../../platform/files/sniff.ts'
import type { Problem as FormProblem } from '../../platform/forms/form.ts'
import type { LossCode, ReadingProblem, Remark, RepairCode } from './reading/document.ts'
import type { EditionNeed } from './workflow.ts'

/** The labels of a publication's fields, by the names that forms, findings and comparisons use. */
export const FIELD_LABELS: Readonly<Record<string, string>> = {
  agency: '所属机关',
  kind: '信息种类',
  title: '标题',
  issuers: '发文机关',
  documentNumber: '发文字号',
  written: '成文日期',
  firstPublished: '原发布日期',
  addressee: '主送机关',
  theme: '主题分类',
  keywords: '关键词',
  summary: '内容概述',
  disclosure: '公开属性',
  source: '来源',
  body: '正文',
  attachments: '附件',
  note: '修改说明',
  reason: '理由',
  signing: '审查关',
  at: '发布时间',
  until: '置顶截止日期',
  files: '附件文件',
  image: '图片文件',
  alt: '替代文字',
  document: 'Word 文件',
  columns: '发布栏目',
}

/** The label of a field; the kind's own fields bring theirs. */
export function fieldLabel(
  field: string,
  details: readonly { readonly name: string; readonly label: string }[] = [],
): string {
  const own = details.find(each => `details.${each.name}` === field)
  if (own) return own.label
  if (field.startsWith('attachments.')) return FIELD_LABELS.attachments ?? field
  return FIELD_LABELS[field] ?? field
}

/** Why the workflow refuses, beside the needs of its cells. */
type FlowCode =
  | 'wrong-state'
  | 'wrong-role'
  | 'changed-meanwhile'
  | 'not-found'
  | 'one-per-agency'
  | 'edition-in-work'
  | 'blocks'

/** What a form may have wrong (platform/forms), and what this room's own forms add. */
type InputCode =
  | 'required'
  | 'invalid'
  | 'not-offered'
  | 'too-long'
  | 'too-short'
  | 'too-large'
  | 'too-small'
  | 'too-many'
  | 'too-few'
  | 'not-a-date'
  | 'not-a-moment'
  | 'not-confirmed'
  | 'no-file'
  | 'not-an-image'
  | 'in-body'

export type ProblemCode = EditionNeed | FlowCode | InputCode | SniffRefusal | 'infected' | ReadingProblem

/** Each refusal as a sentence: what was wrong and what to do. */
export const PROBLEM_WORDS: Readonly<Record<ProblemCode, string>> = {
  complete: '必填内容尚未填全，请补充后再提交。',
  'no-blocking-findings': '机器检查发现必须修改的内容，请按检查结果逐项修改后再办理。',
  'warnings-answered': '机器检查有提示尚未处理，请修改原文，或者逐项写明保留的理由。',
  'not-author': '您参与起草了本稿，不能再审查、签发或者发布，请由其他人员办理。',
  'gate-open': '没有选择审查关，或者所选的审查关已经签署。请选择尚未签署的审查关。',
  'gate-of-role': '所选的审查关不由您的角色签署，请只签署本人职责内的审查关。',
  'gates-signed': '审查关尚未全部签署，请等待各关签署后再办理。',
  'signed-no-other-gate': '您已签署本稿的其他审查关，终审和发布应当由另一人办理。',
  'third-person': '您已参与本稿的应急发布，其余各关应当由第三人补签。',
  'secrecy-signed': '保密关尚未签署。任何信息都应当先经保密审查，再行公开。',
  'digest-unchanged': '文稿内容与您打开页面时不同，请重新阅看后再办理。',
  reason: '请写明理由，不少于2个字。',
  future: '发布时间应当晚于现在，请重新选择。',
  'is-due': '尚未到设定的发布时间。',
  'final-signer': '发布和定时由签署终审的人员办理，请联系终审签发人。',
  'gates-owed': '本稿没有待补签的审查关。',
  'wrong-state': '文稿的状态已经改变，此项操作现在不能办理。请查看最新状态。',
  'wrong-role': '您在本机关没有办理此事项的权限。如确需办理，请与本单位安全管理员联系。',
  'changed-meanwhile': '在您打开页面之后，文稿已被他人修改或者办理。请核对最新内容后再操作。',
  'not-found': '没有找到这件文稿，可能已被作废，或者地址有误。请从信息发布列表重新进入。',
  'one-per-agency': '本机关已有一件这类信息。请打开原有信息，用“修改并发布新版”更新。',
  'edition-in-work': '本件信息已有一版正在办理。请先办结或者作废该版，再开始新的修改。',
  blocks: '此项为必须修改的内容，不能以说明理由的方式通过。',
  required: '请填写此项。',
  invalid: '填写的内容无法识别，请检查。',
  'not-offered': '请从给出的选项中选择。上传文件的，只接受列出的文件格式。',
  'too-long': '内容过长，请缩短。',
  'too-short': '内容过短，请补充。',
  'too-large': '文件或者数值超过上限，请压缩、拆分或者改小。',
  'too-small': '数值过小，请改大。',
  'too-many': '项数过多，请减少。',
  'too-few': '项数过少，请增加。',
  'not-a-date': '不是有效的日期，请按“2026-11-22”的格式填写。',
  'not-a-moment': '不是有效的日期和时间，请重新选择。',
  'not-confirmed': '请勾选确认后再办理。',
  'no-file': '没有选择文件，或者退回时浏览器已清空所选文件。请重新选择。',
  'not-an-image': '所选文件不是图片。其他文件请从“附件”上传。',
  'in-body': '正文正在使用这张图片。请先从正文中删去图片，再移除附件。',
  empty: '文件是空的，请重新选择。',
  'name-disagrees': '文件的扩展名与实际格式不符，请核对文件后重新上传。',
  damaged: '文件已损坏，无法打开。请重新导出后上传。',
  encrypted: '文件设有密码，无法检查内容。请解除密码后上传。',
  macros: '文件含有宏，不能上传。请另存为不含宏的格式。',
  'archive-too-large': '压缩包解开后过大，请拆分后上传。',
  'unsafe-names': '压缩包内有不安全的文件名，请重新打包。',
  'cut-short': '文件不完整，缺少结尾部分。请重新导出或者重新下载后上传。',
  'two-kinds': '文件后面夹带了一个压缩包。请用原来的软件重新导出后上传；需要公开压缩包的，单独上传。',
  infected: '查出病毒，文件没有保存。请从可靠来源重新取得文件。',
  'empty-file': '文件中没有可读的内容。',
  'not-text': '无法识别文件的文字编码，请另存为 .docx 后再试。',
  'unknown-format': '只能读入 .docx、.html、.md 或者 .txt 文件。.doc、.wps 请先另存为 .docx。',
  'damaged-file': '文件已损坏，无法读取。请重新导出后再试。',
  'file-too-large': '文件过大，无法读入正文。请把图片压缩后再试。',
}

/** The sentence for a problem. A code without words would be a fault of ours; it still says something to the person. */
export function problemWords(problem: Pick<FormProblem, 'code' | 'detail'>): string {
  const maximum = problem.detail?.maximum
  if (problem.code === 'too-long' && maximum !== undefined) return `内容过长，请缩短到${maximum}个字以内。`
  if (problem.code === 'too-many' && maximum !== undefined) return `项数过多，最多${maximum}项。`
  return Object.hasOwn(PROBLEM_WORDS, problem.code)
    ? PROBLEM_WORDS[problem.code as ProblemCode]
    : '操作没有完成，请检查后再试。'
}

const LOSS_WORDS: Readonly<Record<LossCode, string>> = {
  'flattened-table': '表格在原文件中已成为逐行文字，未能还原',
  'text-box': '文本框',
  formula: '公式',
  chart: '图表',
  'embedded-object': '嵌入的对象',
  'page-header-or-footer': '页眉或者页脚',
  comment: '批注',
  'tracked-deletion': '修订中标记删除的文字（未带入）',
  'automatic-numbering': '自动编号（如“一、”“第一条”）',
  'unknown-style': '无法识别的样式',
  'image-not-included': '未随文件提供的图片',
  'active-content': '脚本或者嵌入网页',
  'form-field': '表单域',
  'page-chrome': '网页的导航、页脚等',
  other: '其他内容',
}

const REPAIR_WORDS: Readonly<Record<RepairCode, string>> = {
  'number-brackets': '发文字号的括号改为“〔〕”',
  'spaces-between-han': '删去汉字之间的空格',
  'letter-spacing': '删去撑开字距的空格',
  'empty-cell': '补上表格的空单元格',
  'invisible-characters': '删去不可见字符',
  'broken-lines': '接上被折断的行',
  'rebuilt-table': '还原表格',
  encoding: '转换文字编码',
}

/** What became of a file that was read in: two sentences for the drafter, kept in the staff timeline as well. */
export function readingReport(
  name: string,
  lost: readonly Remark<LossCode>[],
  repaired: readonly Remark<RepairCode>[],
  refusedImages: number,
): string {
  const losses = lost.map(each => wordsOfRemark(LOSS_WORDS[each.code], each.detail))
  if (refusedImages > 0) losses.push(`未能通过检查的图片${refusedImages}张`)
  const mended = [...new Set(repaired.map(each => REPAIR_WORDS[each.code]))]
  return [
    `已读入《${name}》。`,
    losses.length > 0 ? `未能带入：${losses.join('；')}。` : '没有发现未能带入的内容。',
    mended.length > 0 ? `已自动处理：${mended.join('；')}。` : '',
    '请对照原文核对。',
  ].join('')
}

function wordsOfRemark(words: string, detail: string): string {
  if (/^\d+$/.test(detail)) return `${words}${detail}处`
  return detail === '' ? words : `${words}“${detail.slice(0, 60)}”`
}
