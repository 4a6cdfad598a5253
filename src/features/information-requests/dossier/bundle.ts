import { paperFile } from '../../../foundation/papers/index.ts'
import { sha256 } from '../../../platform/crypto/digest.ts'
import type { RecordKey } from '../../../platform/crypto/record-keys.ts'
import { safeFileName } from '../../../platform/files/file-names.ts'
import type { FileStore } from '../../../platform/files/file-store.ts'
import type { ZipEntry } from '../../../platform/files/zip-stream.ts'
import { stampOf } from '../file.ts'
import { HANDED_IN_WORDS } from '../handed-in/views.tsx'
import { paperOf } from '../papers.ts'
import { readBytes } from '../records/bytes.ts'
import type { Dossier } from './dossier.ts'
import { dossierPaper } from './papers.ts'
import { lettersInFile } from './parts.ts'

/** What goes into the bundle beside the papers: opened while it is sent, one after the other. */
interface Sources {
  readonly files: FileStore
  /** Undefined once the request was erased. */
  readonly key: RecordKey | undefined
  /** The platform's public pages that the evidence names, as anybody reads them now. */
  readonly pages: readonly { readonly address: URL; readonly html: string }[]
}

/** A file of the bundle before it was opened. */
interface Planned {
  readonly name: string
  open(): Promise<Uint8Array>
}

/**
 * Everything that proves how a request was handled, for whoever must prove it (法释〔2025〕8号第五条、第六条): the file as one paper,
 * each letter as it went out, the copies that were given, public pages that the evidence names, what applicants handed in where the
 * reader just had them shown; at the end the digests of all of it.
 */
export async function* bundleOf(dossier: Dossier, sources: Sources): AsyncGenerator<ZipEntry> {
  const digests: string[] = []
  for (const { name, open } of await plannedFiles(dossier, sources)) {
    const content = await open()
    digests.push(`${sha256(content)}  ${name}\n`)
    yield { name, content }
  }
  yield { name: '摘要值.sha256', content: Buffer.from(digests.join('')) }
}

async function plannedFiles(dossier: Dossier, { files, key, pages }: Sources): Promise<readonly Planned[]> {
  const { file, demonstration, unmasked } = dossier
  const letters: Planned[] = []
  for (const { letter, kept } of lettersInFile(dossier)) {
    if (!kept) continue
    const stamp = stampOf(file, letter.seq)
    const paper = paperOf(kept.text, stamp, { demonstration, at: letter.at })
    const made = await paperFile(paper)
    const name = `${paper.title}${stamp.number ?? '（拟稿）'}.${made.file}`
    letters.push({ name: numbered('文书', letters.length, name), open: async () => made.content })
  }
  const whole = await paperFile(dossierPaper(dossier))
  const stored = (
    folder: string,
    list: readonly (Parameters<typeof readBytes>[2] & { readonly name: string })[],
  ) =>
    key
      ? list.map((each, at) => ({
          name: numbered(folder, at, each.name),
          open: () => readBytes(files, key, each),
        }))
      : []
  return [
    { name: `案卷.${whole.file}`, open: async () => whole.content },
    ...letters,
    ...stored(
      '提供的材料',
      dossier.records.flatMap(({ release }) => (release ? [release] : [])),
    ),
    ...pages.map(({ address, html }, at) => ({
      name: numbered('公开页面', at, `${address.pathname.slice(1).replaceAll('/', '-')}.html`),
      open: async () => Buffer.from(html),
    })),
    ...(unmasked
      ? stored(
          '申请人提交的材料',
          dossier.handedIn.map(each => ({ ...each, name: `${HANDED_IN_WORDS[each.kind]} ${each.name}` })),
        )
      : []),
  ]
}

const numbered = (folder: string, at: number, name: string): string =>
  `${folder}/${String(at + 1).padStart(2, '0')} ${safeFileName(name)}`

/** The addresses of the platform itself that a text names, each once. */
export function ownAddresses(texts: readonly string[], origin: string): readonly URL[] {
  const found = texts.flatMap(text => text.match(/https?:\/\/[^\s，。；、）》”<>"']+/g) ?? [])
  return [...new Set(found)]
    .filter(each => URL.canParse(each))
    .map(each => new URL(each))
    .filter(each => each.origin === origin)
}
