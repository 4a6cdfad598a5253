/**
 * A kind of publication is a value: a feature defines it and passes it to the actions. The publications room knows no
 * kind by name.
 */
export interface PublicationKind {
  /** `article`, `guide` …: stands in addresses, tables and the API. */
  readonly key: string
  readonly label: string
  /** One sentence for the drafter who chooses. */
  readonly description: string
  /** 栏目类别 for the page label ColumnType (政府网站网页标签). */
  readonly columnType: string
  /** The column that the page names as its own. */
  readonly column: string
  /** Where the public list of this kind stands. */
  readonly listHref: string
  readonly details: readonly DetailField[]
  /** The columns in which every new publication of the kind begins; its drafter may choose others. */
  readonly columns?: readonly string[]
  /** 发文字号 and 成文日期 belong to this kind of text. */
  readonly official: boolean
  /** An agency has one of them at the most: a new text is a new edition of the same publication. */
  readonly onePerAgency: boolean
  /** Roles that may begin a text of this kind beside its agency's drafters: who makes it out of something else. */
  readonly begunBy?: readonly string[]
  /** Texts of this kind bind: 规章, 规范性文件. Search engines are told so. */
  readonly normative?: boolean
}

/** A field of the kind's own, beside those that every publication has. */
export interface DetailField {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly type: 'text' | 'date'
  readonly required: boolean
  /** A date that is never in the future and never goes back from one edition to the next; its page shows it on top. */
  readonly advances?: true
  /** The last day on which the text holds: the search puts what holds before what has ceased to. */
  readonly holdsUntil?: true
}

/** Finds a kind by its key among those the house was built with. Throws: a stored key without a kind is a fault. */
export function kindOf(kinds: readonly PublicationKind[], key: string): PublicationKind {
  const kind = kinds.find(each => each.key === key)
  if (!kind) throw new Error(`no publication kind "${key}" is registered`)
  return kind
}

/** What a feature's manifest offers when it publishes. */
export interface OffersKinds {
  readonly publicationKinds: readonly PublicationKind[]
}
