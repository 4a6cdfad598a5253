const MAX_BYTES = 200
/** Names that Windows gives to devices; a person there could not save the file. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
/** Controls, and the marks that turn the direction of writing: `gpj.exe` could be made to read `exe.jpg`. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu

/**
 * The name of an uploaded file as it may be shown, stored and sent: the last part of a path, NFC, without hidden
 * characters or those that a file system refuses, at most 200 bytes with its extension kept. Never empty.
 */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(HIDDEN, '')
    .normalize('NFC')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const safe = clean === '' ? 'file' : DEVICE.test(clean) ? `_${clean}` : clean
  const extension = extensionOf(safe)
  return extension === ''
    ? cut(safe, MAX_BYTES)
    : `${cut(safe.slice(0, -extension.length), MAX_BYTES - extension.length)}${extension}`
}

/** The extension in small letters with its dot, or '' where the name has none. */
export function extensionOf(name: string): string {
  return /\.[a-z0-9]{1,10}$/i.exec(name)?.[0].toLowerCase() ?? ''
}

/** The header that gives a file its name (RFC 6266), with the UTF-8 form (RFC 8187) and a plain fallback. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const safe = safeFileName(name)
  const plain = safe.replace(/[^\x20-\x7e]|["\\%;]/g, '_')
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** Cuts between characters, so that no half of one stays. */
function cut(text: string, bytes: number): string {
  let size = 0
  let kept = ''
  for (const character of text) {
    size += Buffer.byteLength(character)
    if (size > bytes) break
    kept += character
  }
  return kept.trimEnd()
}
