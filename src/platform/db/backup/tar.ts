/** The tar format (POSIX 1003.1 ustar), as much of it as a backup needs: plain files with their sizes. */

const BLOCK = 512

export interface TarEntry {
  readonly name: string
  readonly size: number
}

/** The header block of a file. Names are ASCII of at most 99 characters; sizes beyond 8 GiB are written in base 256. */
export function tarHeader({ name, size }: TarEntry, modified: Date): Buffer {
  if (Buffer.byteLength(name) > 99) throw new Error(`the name ${name} is too long for this archive`)
  const block = Buffer.alloc(BLOCK)
  block.write(name, 0, 'utf8')
  block.write('0000600\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  if (size < 8 ** 11) block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  else {
    block.writeUInt8(0x80, 124)
    block.writeBigUInt64BE(BigInt(size), 128)
  }
  const seconds = Math.floor(modified.getTime() / 1000)
  block.write(`${seconds.toString(8).padStart(11, '0')}\0`, 136)
  block.write('        ', 148)
  block.write('0', 156)
  block.write('ustar\x0000', 257)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

/** Fills the last block of a file's content. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)
}

/** Two empty blocks end an archive. */
export const tarEnd = Buffer.alloc(2 * BLOCK)

/** One file of an archive as it passes by: read `content` to its end before asking for the next. */
export interface PassingFile extends TarEntry {
  readonly content: AsyncGenerator<Buffer, void, undefined>
}

/** Reads an archive from a stream of bytes. Throws on a damaged header and on an archive that ends early. */
export async function* readTar(bytes: AsyncIterable<Buffer>): AsyncGenerator<PassingFile, void, undefined> {
  const source = new ByteQueue(bytes)
  for (;;) {
    const block = await source.take(BLOCK)
    if (block.every(byte => byte === 0)) return
    const entry = readHeader(block)
    let left = entry.size
    async function* content(): AsyncGenerator<Buffer, void, undefined> {
      while (left > 0) {
        const part = await source.some(left)
        left -= part.length
        yield part
      }
    }
    yield { ...entry, content: content() }
    while (left > 0) left -= (await source.some(left)).length
    await source.take(tarPadding(entry.size).length)
  }
}

function readHeader(block: Buffer): TarEntry {
  const stated = Number.parseInt(block.toString('latin1', 148, 156), 8)
  const sum = block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0)
  if (stated !== sum) throw new Error('the archive is damaged: a header does not match its checksum')
  const name = block.toString('utf8', 0, 100).replace(/\0.*$/s, '')
  const size =
    (block[124] ?? 0) & 0x80
      ? Number(block.readBigUInt64BE(128))
      : Number.parseInt(block.toString('latin1', 124, 136), 8)
  return { name, size }
}

/** Hands out bytes in the amounts that the reader asks for. */
class ByteQueue {
  private readonly source: AsyncIterator<Buffer>
  private rest: Buffer = Buffer.alloc(0)

  constructor(bytes: AsyncIterable<Buffer>) {
    this.source = bytes[Symbol.asyncIterator]()
  }

  /** At least one byte and at most `most`. */
  async some(most: number): Promise<Buffer> {
    while (this.rest.length === 0) {
      const { value, done } = await this.source.next()
      if (done) throw new Error('the archive ends before it is complete')
      this.rest = value
    }
    const part = this.rest.subarray(0, most)
    this.rest = this.rest.subarray(part.length)
    return part
  }

  async take(exactly: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for (let left = exactly; left > 0; ) {
      const part = await this.some(left)
      parts.push(part)
      left -= part.length
    }
    return Buffer.concat(parts)
  }
}
