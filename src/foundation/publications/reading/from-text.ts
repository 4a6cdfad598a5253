import { escapeText, type Source, textBlock } from './blocks.ts'
import { takeHeader } from './header.ts'

/** Reads plain text: one line is one paragraph, as a copy from a page or a word processor gives it. */
export function fromText(text: string): Source {
  const { stated, rest } = takeHeader(text.split('\n'))
  const blocks = rest
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => textBlock(escapeText(line)))
  return { blocks, stated, images: [], lost: [] }
}
