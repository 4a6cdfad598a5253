import { type LabelledArticle, type PageLabel, requiredLabels } from '../../../law/page-labels.ts'

const NO_SITE = { name: '', domain: '', idCode: '' }

/** The labels that belong to the page itself; the front adds those of the site. */
function ofThePage(labels: readonly PageLabel[]): readonly PageLabel[] {
  return labels.filter(label => !label.name.startsWith('Site'))
}

/** The labels of a page that shows one document, within its column. */
export function contentLabels(
  column: { readonly name: string; readonly type: string },
  article: LabelledArticle,
): readonly PageLabel[] {
  return ofThePage(requiredLabels({ kind: 'content', site: NO_SITE, column, article }))
}

/** The labels of a page that lists the documents of a column. */
export function columnLabels(column: {
  readonly name: string
  readonly type: string
  readonly description: string
  readonly keywords: readonly string[]
}): readonly PageLabel[] {
  return ofThePage(requiredLabels({ kind: 'column', site: NO_SITE, column }))
}
