import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'

const KEY_BYTES = 32
const keyId = z.string().regex(/^[a-z0-9]{1,16}$/, 'a key id is 1 to 16 lower-case letters and digits')
const keyText = z
  .base64()
  .refine(text => Buffer.from(text, 'base64').length === KEY_BYTES, `a key is ${KEY_BYTES} bytes in base64`)

const keyFileSchema = z
  .strictObject({ current: keyId, keys: z.record(keyId, keyText) })
  .refine(file => file.keys[file.current] !== undefined, '"current" names a key that "keys" does not hold')

/** The file as it lies on the disk: base64 keys by id, and the id of the one that seals. */
export type KeyFile = z.output<typeof keyFileSchema>

/** The key file is absent, open to others, or not what it should be. The message names the file and the remedy. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError'
}

/** Reads and checks a key file. Throws KeyFileError, never with a key in its message. */
export async function readKeyFile(path: string): Promise<KeyFile> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new KeyFileError(`The key file ${path} cannot be read (${error.code ?? 'unknown fault'}).`)
  })
  const { mode } = await stat(path)
  if (process.platform !== 'win32' && mode & 0o077) {
    const octal = (mode & 0o777).toString(8)
    throw new KeyFileError(
      `The key file ${path} may be read by others (mode ${octal}): run chmod 600 ${path}.`,
    )
  }
  const parsed = keyFileSchema.safeParse(parseJson(text, path))
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(issue => `${issue.path.join('.') || 'file'}: ${issue.message}`)
    throw new KeyFileError(`The key file ${path} is not a key file: ${reasons.join('; ')}.`)
  }
  return parsed.data
}

/**
 * Makes a key file with one new key, mode 600, and its folder where there is none. It appears whole or not at all; an existing file is never touched
 * (KeyFileError), because what its keys sealed would be lost.
 */
export async function createKeyFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = await writeDraft(path, { current: 'k1', keys: { k1: newKey() } })
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new KeyFileError(`The key file ${path} exists already; it is never overwritten.`)
  } finally {
    await unlink(draft)
  }
}

/** Adds a new key and makes it the current one; the older keys stay, to open what they sealed. Returns the new id. */
export async function rotateKeyFile(path: string): Promise<string> {
  const file = await readKeyFile(path)
  let number = Object.keys(file.keys).length + 1
  while (file.keys[`k${number}`] !== undefined) number++
  const current = `k${number}`
  await rename(await writeDraft(path, { current, keys: { ...file.keys, [current]: newKey() } }), path)
  return current
}

function newKey(): string {
  return randomBytes(KEY_BYTES).toString('base64')
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message would quote the text, and with it a key.
    throw new KeyFileError(`The key file ${path} is not JSON.`)
  }
}

async function writeDraft(path: string, file: KeyFile): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.part`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(file, null, 2)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return draft
}
