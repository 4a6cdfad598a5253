interface DemoDocumentFields {
  readonly key: string
  /** Key of the issuing agency. */
  readonly agency: string
  /** Always says 示例. */
  readonly title: string
  /** 发文字号, in a series that only the demonstration uses. */
  readonly documentNumber: string | null
  /** 成文日期, a civil date. */
  readonly written: string
  /** 主题分类 in two levels, `\` between. */
  readonly theme: string
  readonly summary: string
  /** Keys of the columns in which it stands, beside the part of its kind. */
  readonly columns?: readonly string[]
  /** 施行日期, of what binds from a day on. */
  readonly effective?: string
  /** Semantic HTML: h2 for 一、, h3 for （一）, tables with captions and scoped headers; no h1, no style. */
  readonly body: string
  /** Later versions in order, each a public change to the one before. */
  readonly versions?: readonly DemoVersion[]
  /** Taken back after its release, for this public reason. */
  readonly withdrawn?: { readonly reason: string; readonly on: string }
}

/** A change to something released: the whole new body, and the note that the public reads. */
export interface DemoVersion {
  readonly changed: string
  readonly note: string
  readonly summary: string
  readonly body: string
}

/** A publication of the demonstration city, as its drafter would type it. */
export type DemoDocument =
  | (DemoDocumentFields & { readonly kind: 'article' | 'institution-rule' })
  /** 政府信息公开指南; `reviewed` is the update date that it must show. */
  | (DemoDocumentFields & { readonly kind: 'guide'; readonly reviewed: string })
