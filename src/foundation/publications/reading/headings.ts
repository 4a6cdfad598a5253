const LONGEST_HEADING = 60
const FIRST_ITEM_RANK = 24

interface Numbering {
  readonly rank: number
  readonly mark: RegExp
}

/** The levels of an official text (GB/T 9704-2012 7.3.3) and of a law (立法法 art. 65): smaller ranks contain larger ones. */
const NUMBERINGS: readonly Numbering[] = [
  { rank: 5, mark: /^附件?\s*[\d一二三四五六七八九十]*(?:$|[\s\u3000]+[^：:])/ },
  { rank: 21, mark: /^第[一二三四五六七八九十百]+(?:编|部分)(?:$|[\s\u3000]+)/ },
  { rank: 22, mark: /^第[一二三四五六七八九十百]+章(?:$|[\s\u3000]*)/ },
  { rank: 23, mark: /^第[一二三四五六七八九十百]+节(?:$|[\s\u3000]*)/ },
  { rank: 24, mark: /^[一二三四五六七八九十百]+、/ },
  { rank: 34, mark: /^[（(][一二三四五六七八九十百]+[）)]/ },
]

/** What stands around a line; a numbered item of a list looks like a heading and is told apart by its neighbours. */
export interface HeadingContext {
  readonly previous: string
  readonly next: string
  /** The document is divided into articles (第一条), so that 一、 and （一） below chapters are items. */
  readonly hasArticles: boolean
}

/**
 * How deep a line stands as a heading, smaller is higher; undefined when it is none. A numbered line is one when it is
 * short and no sentence goes on in it; a heading that the file marked is one whatever it says.
 */
export function headingRank(
  text: string,
  level: number | undefined,
  context: HeadingContext,
): number | undefined {
  const rank = numberingRank(text)
  if (level !== undefined) return rank ?? level * 10
  if (rank === undefined || /[：:，,；;、]$/.test(text)) return undefined
  const isItemMark = rank >= FIRST_ITEM_RANK
  if (isItemMark && (context.hasArticles || /[；;]$/.test(context.previous))) return undefined
  const isSentence = text.endsWith('。')
  if (/[。；;！？]/.test(text.replace(/。$/, ''))) return undefined
  // A heading that ends with 。 has its text below; a sentence of a list has its neighbour there.
  if (isSentence && (text.length > 30 || /[，,]/.test(text) || numberingRank(context.next) === rank)) {
    return undefined
  }
  return rank
}

function numberingRank(text: string): number | undefined {
  return text.length > LONGEST_HEADING ? undefined : NUMBERINGS.find(({ mark }) => mark.test(text))?.rank
}

/** Whether a line opens an article of a law. */
export function isArticle(text: string): boolean {
  return ARTICLE.test(text)
}

const ARTICLE = /^(第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十]+)?)(?=[\s\u3000])/
const LEADING_SENTENCE =
  /^((?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百]+[）)])[^。，,；<>]{2,30}。)(?=[^\s])/

/** Marks what leads a paragraph: the number of an article, or a numbered heading that runs into its text. */
export function runInHeading(html: string): string {
  if (html.startsWith('<strong>')) return html
  return html.replace(ARTICLE, '<strong>$1</strong>').replace(LEADING_SENTENCE, '<strong>$1</strong>')
}
