/** A part of a file; `end` is its last byte, included. */
interface FilePart {
  readonly start: number
  readonly end: number
}

/**
 * The part that a Range header asks for (RFC 9110 §14.1.2). `whole` where none is asked for, where the header is not
 * understood, and where it asks for several, which a server may answer so; `outside` where the file ends before it.
 */
export function partAsked(range: string | undefined, size: number): FilePart | 'whole' | 'outside' {
  const [, from = '', to = ''] = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(range ?? '') ?? []
  if (from === '' && to === '') return 'whole'
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'outside' : { start: size - length, end: size - 1 }
  }
  const start = Number(from)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < start) return 'whole'
  return start >= size ? 'outside' : { start, end }
}
