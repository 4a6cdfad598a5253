const UNIFIED: Readonly<Record<string, string>> = {
  '﹝': '〔',
  '﹞': '〕',
  '[': '〔',
  ']': '〕',
  '（': '〔',
  '）': '〕',
  '(': '〔',
  ')': '〕',
  '【': '〔',
  '】': '〕',
  '○': '〇',
  '◯': '〇',
}

/**
 * One form for text and query: NFKC, lower case, brackets of document numbers unified, white space between Han
 * characters removed and elsewhere folded, so that 国办发[2020] １７ 号 finds 国办发〔2020〕17号.
 */
export function normalise(text: string): string {
  return [
    ...text
      .replace(/[﹝﹞（）【】○◯]/g, mark => UNIFIED[mark] ?? mark)
      .normalize('NFKC')
      .toLowerCase(),
  ]
    .map(mark => UNIFIED[mark] ?? mark)
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ ?([^\u0020-\u007e]) ?/g, '$1')
    .trim()
}
