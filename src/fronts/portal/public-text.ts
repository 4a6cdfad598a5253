import { sha256 } from '../../platform/crypto/digest.ts'
import { type BytesAnswer, bytes } from '../../platform/http/answers.ts'

/** A public text for machines, with a validator, so that whoever has it already is told so. */
export function publicText(mediaType: string, text: string): BytesAnswer {
  return bytes(`${mediaType}; charset=utf-8`, text, {
    etag: `"${sha256(text).slice(0, 32)}"`,
    'cache-control': 'public, max-age=0, must-revalidate',
  })
}
