import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The earliest moment that a zip can name, in the zone of the machine, as zips count. */
const EARLIEST = new Date(1980, 0, 1)
const CORE = 'docProps/core.xml'
const RELATIONS = 'word/_rels/document.xml.rels'
const DOCUMENT = 'word/document.xml'

/**
 * Takes out of a Word file when it was drawn, the author whom the library invents, and the random names of its links: the
 * same text is the same file on every node, after a restore, and for whoever keeps its digest.
 */
export function withoutChance(file: Uint8Array): Buffer {
  const parts = unzipSync(file)
  const change = (name: string, how: (text: string) => string) => {
    const part = parts[name]
    if (part) parts[name] = strToU8(how(strFromU8(part)))
  }
  change(CORE, text =>
    text.replace(/<(dcterms:created|dcterms:modified|cp:lastModifiedBy)\b[^>]*>[^<]*<\/\1>/g, ''),
  )
  const names = new Map<string, string>()
  // Links alone bear random names; the file's own parts are counted.
  const named = (text: string) =>
    text.replace(/(?<= (?:r:id|Id)=")rId(?!\d+")[^"]+(?=")/g, id => {
      const name = names.get(id) ?? `rIdLink${names.size + 1}`
      names.set(id, name)
      return name
    })
  change(DOCUMENT, named)
  change(RELATIONS, named)
  return Buffer.from(zipSync(parts, { mtime: EARLIEST, level: 6 }))
}
