import type pg from 'pg'

/** The parts of the driver's connection that COPY speaks to; the driver's own types leave them out. */
interface CopyConnection {
  query(text: string): void
  sync(): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
  stream: { pause(): void; resume(): void }
}

/** What the driver's client calls on the query that is running. */
abstract class CopyQuery {
  /** The driver sets this on every query it is given. */
  callback = () => {}
  protected connection: CopyConnection | undefined
  protected abstract readonly text: string
  protected abstract settle(error: Error | null): void
  private failure: Error | null = null

  submit(connection: CopyConnection): void {
    this.connection = connection
    connection.query(this.text)
  }

  handleError(error: Error): void {
    this.failure = error
    this.connection?.stream.resume()
    // Where the connection itself is lost, no ReadyForQuery will ever follow.
    if (!('severity' in error)) this.settle(error)
  }

  handleReadyForQuery(): void {
    this.settle(this.failure)
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
  handleCommandComplete(): void {}
  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFail('not expected')
  }
  handleCopyData(_message: { chunk: Buffer }): void {}
}

class CopyOut extends CopyQuery {
  protected readonly text: string
  private readonly rows: Buffer[] = []
  private bytes = 0
  private finished: Error | null | undefined
  private wake = () => {}
  private readonly most: number

  constructor(text: string, most: number) {
    super()
    this.text = text
    this.most = most
  }

  override handleCopyData({ chunk }: { chunk: Buffer }): void {
    // The driver reuses its read buffer.
    this.rows.push(Buffer.from(chunk))
    this.bytes += chunk.length
    if (this.bytes >= this.most) this.connection?.stream.pause()
    this.wake()
  }

  protected settle(error: Error | null): void {
    this.finished = error
    this.wake()
  }

  /** Waits for the next part; null at the end. */
  async part(): Promise<{ bytes: Buffer; rows: number } | null> {
    while (this.bytes < this.most && this.finished === undefined) {
      await new Promise<void>(resolve => {
        this.wake = resolve
      })
    }
    if (this.finished) throw this.finished
    if (this.rows.length === 0) return null
    const part = { bytes: Buffer.concat(this.rows), rows: this.rows.length }
    this.rows.length = 0
    this.bytes = 0
    this.connection?.stream.resume()
    return part
  }
}

class CopyIn extends CopyQuery {
  protected readonly text: string
  private readonly bytes: Buffer
  readonly done: Promise<void>
  private resolve: (error: Error | null) => void = () => {}

  constructor(text: string, bytes: Buffer) {
    super()
    this.text = text
    this.bytes = bytes
    this.done = new Promise((resolve, reject) => {
      this.resolve = error => (error ? reject(error) : resolve())
    })
  }

  override handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(this.bytes)
    connection.endCopyFrom()
  }

  protected settle(error: Error | null): void {
    this.resolve(error)
  }
}

/**
 * Runs `copy … to stdout` and hands the rows out in parts of about `most` bytes. A part always ends with a row, since
 * the server sends each row as one message.
 */
export async function* copyOut(
  client: pg.ClientBase,
  text: string,
  most: number,
): AsyncGenerator<{ bytes: Buffer; rows: number }, void, undefined> {
  const query = new CopyOut(text, most)
  client.query(query as unknown as pg.Submittable)
  for (let part = await query.part(); part; part = await query.part()) yield part
}

/** Runs `copy … from stdin` with whole rows. */
export async function copyIn(client: pg.ClientBase, text: string, bytes: Buffer): Promise<void> {
  const query = new CopyIn(text, bytes)
  client.query(query as unknown as pg.Submittable)
  await query.done
}
