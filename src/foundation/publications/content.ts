/**
 * What the author controls, and what a signature therefore covers. 索引号, the moment of release, the schedule and the
 * column are stamped at release and lie outside it.
 */
export interface PublicationContent {
  readonly title: string
  /** 发文机关, as written in the document; an issuer outside the tree stays text. Several where issued jointly. */
  readonly issuers: readonly string[]
  /** 发文字号 with 〔〕, or null. */
  readonly documentNumber: string | null
  /** 成文日期, `YYYY-MM-DD`. */
  readonly written: string | null
  /** Of an imported document: the day it was first published. Never mixed with our own moment of release. */
  readonly firstPublished: string | null
  /** 主送机关, as written. */
  readonly addressee: string | null
  /** 主题分类, two levels: `综合政务\文秘工作`. */
  readonly theme: string | null
  readonly keywords: readonly string[]
  readonly summary: string
  /** 公开属性 (政府信息公开条例 第十三条 ff.). */
  readonly disclosure: 'proactive' | 'on-request' | 'withheld'
  /** Where the text was taken from, when it was not made here. */
  readonly source: string
  /** HTML that passed the sanitiser. */
  readonly body: string
  readonly attachments: readonly AttachmentRef[]
  /** The kind's own fields, as its manifest types them. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>
}

/** An attachment within a content: named by the digest of its bytes, so that the signature covers them too. */
export interface AttachmentRef {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
}

/** A content with nothing in it: the start of every draft. */
export function emptyContent(): PublicationContent {
  return {
    title: '',
    issuers: [],
    documentNumber: null,
    written: null,
    firstPublished: null,
    addressee: null,
    theme: null,
    keywords: [],
    summary: '',
    disclosure: 'proactive',
    source: '',
    body: '',
    attachments: [],
    details: {},
  }
}
