import {
  composedDocument,
  nameOf,
  PEOPLE,
  PLACES,
  placeOf,
  randomOf,
  TERMS,
  VOCABULARY,
} from '../demo/composed-document.ts'

export const KINDS_OF_QUERIES = [
  '2-char word',
  '4-char term',
  'term + place',
  'rare name',
  'long phrase',
] as const
type KindOfQuery = (typeof KINDS_OF_QUERIES)[number]
const EACH = 20

/** A hundred queries that people might type at so many documents, twenty of a kind; the same each time. */
export function queriesOf(documents: number): Readonly<Record<KindOfQuery, readonly string[]>> {
  const random = randomOf(7)
  const below = (n: number) => Math.floor(random() * n)
  const many = (make: () => string) => Array.from({ length: EACH }, make)
  const words = VOCABULARY.filter(word => word.length === 2)
  return {
    '2-char word': many(() => words[below(words.length)] ?? ''),
    '4-char term': many(() => TERMS[below(TERMS.length)] ?? ''),
    'term + place': many(() => `${TERMS[below(TERMS.length)]} ${placeOf(below(PLACES))}`),
    'rare name': many(() => nameOf(below(PEOPLE))),
    'long phrase': many(() => phraseOf(below(documents), random)),
  }
}

/** Twelve to twenty characters as they stand in a document. */
function phraseOf(seed: number, random: () => number): string {
  const sentences = composedDocument(seed)
    .text.split(/[。，；：、\n]/)
    .filter(sentence => sentence.length >= 13)
  const sentence = sentences[Math.floor(random() * sentences.length)] ?? ''
  return sentence.slice(0, 12 + Math.floor(random() * 9))
}
