/** What a maker may have forgotten in a file. */
export type HiddenKind =
  | 'hidden-sheet'
  | 'hidden-rows'
  | 'hidden-columns'
  | 'comment'
  | 'tracked-change'
  | 'hidden-text'
  | 'unseen-text'
  | 'properties'
  | 'custom-xml'
  | 'external-link'
  | 'defined-name'
  | 'embedded-file'
  | 'annotation'
  | 'form-field'
  | 'script'
  | 'hidden-layer'
  | 'position'
  | 'camera'

export interface HiddenFinding {
  readonly kind: HiddenKind
  /** Where a person looks for it, in Chinese: 工作表“名单”, 第 3 页. Names of places only, never what was found there. */
  readonly place: string
  readonly count: number
}

/**
 * Why a file was not looked through. `type-not-checked`: nothing here reads that kind, which says nothing of the file;
 * `too-large`: more than is unpacked for anybody.
 */
export type HiddenProblem = 'unreadable' | 'too-large' | 'type-not-checked' | 'encrypted'

export type HiddenData = { ok: true; findings: HiddenFinding[] } | { ok: false; problem: HiddenProblem }

interface KindWords {
  readonly name: string
  /** What to do about it. */
  readonly advice: string
  /** Whether a file may go out with it for a reason that is written down. */
  readonly mayStay: boolean
}

export const HIDDEN_KINDS: Record<HiddenKind, KindWords> = {
  'hidden-sheet': {
    name: '隐藏的工作表或幻灯片',
    advice: '取消隐藏，逐项核对；不应提供的，删除后另存。',
    mayStay: false,
  },
  'hidden-rows': { name: '隐藏的行', advice: '取消隐藏和筛选，核对；不应提供的，删除整行。', mayStay: false },
  'hidden-columns': { name: '隐藏的列', advice: '取消隐藏，核对；不应提供的，删除整列。', mayStay: false },
  comment: { name: '批注或备注', advice: '删除全部批注和备注，或者生成去除隐藏信息的副本。', mayStay: false },
  'tracked-change': {
    name: '修订痕迹',
    advice: '逐条接受或者拒绝修订，关闭修订功能后另存。',
    mayStay: false,
  },
  'hidden-text': { name: '隐藏文字', advice: '显示隐藏文字，核对；不应提供的，删除。', mayStay: false },
  'unseen-text': {
    name: '看不见的文字',
    advice:
      '把字的颜色改为黑色、单元格格式改为“常规”，核对；不应提供的，删除。有底色的白字不算隐藏，可以写明理由保留。',
    mayStay: true,
  },
  properties: {
    name: '文档属性',
    advice: '删除作者、单位等属性，或者生成去除隐藏信息的副本。',
    mayStay: true,
  },
  'custom-xml': {
    name: '自定义数据',
    advice: '用“检查文档”删除自定义数据，或者生成去除隐藏信息的副本。',
    mayStay: true,
  },
  'external-link': {
    name: '外部链接',
    advice: '断开与外部文件、数据库的链接，只保留数值。',
    mayStay: true,
  },
  'defined-name': { name: '定义的名称', advice: '在名称管理器中核对，删除不再使用的名称。', mayStay: true },
  'embedded-file': {
    name: '嵌入的文件或缓存数据',
    advice: '打开嵌入的文件和数据透视表的数据核对；不应提供的，删除或者改为图片。',
    mayStay: false,
  },
  annotation: {
    name: '注释',
    advice: '删除注释；遮盖、涂黑类注释下的文字仍可读取，应当改为页面图像。',
    mayStay: false,
  },
  'form-field': { name: '表单域', advice: '核对填写内容，打印为新的 PDF 或者改为页面图像。', mayStay: true },
  script: { name: '脚本', advice: '打印为新的 PDF 或者改为页面图像，去除脚本。', mayStay: false },
  'hidden-layer': {
    name: '隐藏的图层',
    advice: '显示全部图层，核对；不应提供的，删除后另存。',
    mayStay: false,
  },
  position: { name: '拍摄位置', advice: '生成去除隐藏信息的副本。', mayStay: false },
  camera: { name: '拍摄设备和时间', advice: '生成去除隐藏信息的副本。', mayStay: true },
}
