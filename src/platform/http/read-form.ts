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

/** The largest form of a route that expects no files. */
export const BODY_LIMIT = 1024 * 1024

/**
 * Reads the body of a POST, url-encoded or multipart. Anything else is an empty form. A form that is larger than its route
 * takes is refused (413) by what it declares, or else at the first byte too many: memory holds its fields alone.
 */
export async function readForm(request: FastifyRequest): Promise<ReadForm> {
  if (typeof request.body === 'string') return { form: urlencodedForm(request.body), clean: nothingToClean }
  if (!request.isMultipart()) return { form: makeForm([]), clean: nothingToClean }
  const limit = request.routeOptions.config.uploadLimit ?? BODY_LIMIT
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge()
  const folder = join(tmpdir(), `gongkai-upload-${randomUUID()}`)
  const clean = () => rm(folder, { recursive: true, force: true })
  let left = limit
  const take = (bytes: number) => {
    left -= bytes
    if (left < 0) throw tooLarge()
  }
  async function* counted(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      take(chunk.length)
      yield chunk
    }
  }
  try {
    await mkdir(folder, { mode: 0o700 })
    const fields: [string, string][] = []
    const files: [string, UploadedFile][] = []
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        const value = String(part.value)
        take(value.length)
        fields.push([part.fieldname, value])
        continue
      }
      const path = join(folder, randomUUID())
      await pipeline(part.file, counted, createWriteStream(path, { mode: 0o600 }))
      const { size } = await stat(path)
      // A part may be a file by its type alone and bear no name.
      files.push([part.fieldname, fileOfPath(part.filename ?? '', part.mimetype, path, size)])
    }
    return { form: makeForm(fields, files), clean }
  } catch (error) {
    // What is still coming in goes nowhere: the server drops it when it has answered.
    request.raw.unpipe()
    await clean()
    throw isMalformed(error) ? Object.assign(error, { statusCode: 400 }) : error
  }
}

function tooLarge(): Error {
  return Object.assign(new Error('the form is larger than its route takes'), { statusCode: 413 })
}

/** The parser's own errors about what was sent carry no code; those of the disk and of the limits do. */
function isMalformed(error: unknown): error is Error {
  return error instanceof Error && !('code' in error) && !('statusCode' in error)
}
