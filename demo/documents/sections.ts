/** A heading with its paragraphs; one that begins with `<` (a table, a list) stands as it is. */
export type DemoSection = readonly [heading: string, ...paragraphs: readonly string[]]

/** The body of a short document: sections in order, then who issues it and on which day. */
export function sections(parts: readonly DemoSection[], issuer: string, day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  const paragraph = (text: string) => (text.startsWith('<') ? text : `<p>${text}</p>`)
  return [
    ...parts.flatMap(([heading, ...paragraphs]) => [`<h2>${heading}</h2>`, ...paragraphs.map(paragraph)]),
    `<p>${issuer}</p>`,
    `<p>${year}年${month}月${date}日</p>`,
  ].join('\n')
}

/** A table with a caption and a head; the first cell of a row heads it. */
export function demoTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const heads = head.map(text => `<th scope="col">${text}</th>`).join('')
  const body = rows
    .map(
      ([first, ...rest]) =>
        `<tr><th scope="row">${first}</th>${rest.map(text => `<td>${text}</td>`).join('')}</tr>`,
    )
    .join('')
  return `<table><caption>${caption}（示例）</caption><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`
}
