import type { RecordKey } from '../../../platform/crypto/record-keys.ts'
import { contentDisposition } from '../../../platform/files/file-names.ts'
import type { FileStore } from '../../../platform/files/file-store.ts'
import { type Answer, bytes } from '../../../platform/http/answers.ts'
import { readBytes } from './bytes.ts'

/** The bytes of a record or a released copy, to be saved under its name: never shown as a page of ours, never kept on the way. */
export async function servedRecord(
  files: FileStore,
  key: RecordKey,
  file: {
    readonly stored: string
    readonly sha256: string
    readonly name: string
    readonly mediaType: string
  },
): Promise<Answer> {
  return bytes(file.mediaType, await readBytes(files, key, file), {
    'content-disposition': contentDisposition('attachment', file.name),
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; sandbox",
  })
}
