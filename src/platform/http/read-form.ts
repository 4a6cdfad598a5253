import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { type Form, makeForm, urlencodedForm } from '../forms/form.ts'
import { fileOfPath, type UploadedFile } from '../forms/uploaded-file.ts'

/** A form, and what to do when the answer has been sent: uploads lie in a temporary folder until then. */
export interface ReadForm {
  readonly form: Form
  clean(): Promise<void>
}

const nothingToClean = async () => {}

/** Reads the body of a POST, url-encoded or multipart. Anything else is an empty form. */
export async function readForm(request: FastifyRequest): Promise<ReadForm> {
  if (typeof request.body === 'string') return { form: urlencodedForm(request.body), clean: nothingToClean }
  if (!request.isMultipart()) return { form: makeForm([]), clean: nothingToClean }
  const folder = join(tmpdir(), `gongkai-upload-${randomUUID()}`)
  const clean = () => rm(folder, { recursive: true, force: true })
  try {
    await mkdir(folder, { mode: 0o700 })
    const fields: [string, string][] = []
    const files: [string, UploadedFile][] = []
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        fields.push([part.fieldname, String(part.value)])
        continue
      }
      const path = join(folder, randomUUID())
      await pipeline(part.file, createWriteStream(path, { mode: 0o600 }))
      const { size } = await stat(path)
      files.push([part.fieldname, fileOfPath(part.filename, part.mimetype, path, size)])
    }
    return { form: makeForm(fields, files), clean }
  } catch (error) {
    await clean()
    throw isMalformed(error) ? Object.assign(error, { statusCode: 400 }) : error
  }
}

/** The parser's own errors about what was sent carry no code; those of the disk and of the limits do. */
function isMalformed(error: unknown): error is Error {
  return error instanceof Error && !('code' in error) && !('statusCode' in error)
}
