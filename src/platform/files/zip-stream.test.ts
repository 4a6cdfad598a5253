import { buffer } from 'node:stream/consumers'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { type ZipEntry, zipStream } from './zip-stream.ts'

const AT = new Date('2026-03-06T02:00:00Z')
const bytes = (text: string) => new TextEncoder().encode(text)

describe('a zip that is written while it is sent', () => {
  test('holds every file under its name, in folders and in Chinese', async () => {
    const zip = await buffer(
      zipStream(
        [
          { name: '文书/01 答复书.txt', content: bytes('示例') },
          { name: 'empty.txt', content: bytes('') },
        ],
        AT,
      ),
    )
    const files = unzipSync(zip)
    expect(Object.entries(files).map(([name, content]) => [name, strFromU8(content)])).toEqual([
      ['文书/01 答复书.txt', '示例'],
      ['empty.txt', ''],
    ])
  })

  test('asks for the next file only after the one before it was written', async () => {
    const asked: string[] = []
    async function* entries(): AsyncGenerator<ZipEntry> {
      for (const name of ['a', 'b', 'c']) {
        asked.push(name)
        yield { name, content: bytes(name.repeat(200_000)) }
      }
    }
    const stream = zipStream(entries(), AT)
    await stream[Symbol.asyncIterator]().next()
    expect(asked).not.toContain('c')
    stream.destroy()
  })

  test('breaks where a file cannot be read, so that nobody takes half of it for the whole', async () => {
    async function* entries(): AsyncGenerator<ZipEntry> {
      yield { name: 'a', content: bytes('a') }
      throw new Error('the seal is broken')
    }
    await expect(buffer(zipStream(entries(), AT))).rejects.toThrow('the seal is broken')
  })
})
