import { connect, type Socket } from 'node:net'

/** `unscanned` is said whenever nobody looked: no scanner, no answer, or a file beyond the scanner's own limit. */
export type ScanResult = 'clean' | 'infected' | 'unscanned'

/** What the scanner can do at this moment, for the readiness page and the desk. */
export interface ScannerState {
  readonly kind: 'none' | 'clamd'
  readonly ready: boolean
  /** The scanner's version and the age of its signatures, as it tells them; '' where there is none. */
  readonly version: string
}

export interface Scanner {
  /** Looks through content to its end. Never throws for a fault of the scanner: that is `unscanned`. */
  scan(content: AsyncIterable<Uint8Array>): Promise<ScanResult>
  state(): Promise<ScannerState>
}

/** The stand-in of a machine without a scanner: it looks at nothing, and says so. */
export function noScanner(): Scanner {
  return {
    scan: async () => 'unscanned',
    state: async () => ({ kind: 'none', ready: false, version: '' }),
  }
}

export interface ClamdAddress {
  readonly host: string
  readonly port: number
  /** Milliseconds without a word from the scanner after which it counts as absent; 30 seconds unless given. */
  readonly timeout?: number
}

const TIMEOUT = 30_000

/** Above this clamd (StreamMaxLength, 100 MB by default) would refuse anyway; its chunks may be of any size. */
const CHUNK = 64 * 1024

/** ClamAV's daemon by TCP, with the commands zINSTREAM and zVERSION (clamd(8)). */
export function clamdScanner(address: ClamdAddress): Scanner {
  return {
    async scan(content) {
      const answer = await converse(address, 'INSTREAM', async socket => {
        for await (const chunk of content) {
          for (let at = 0; at < chunk.byteLength; at += CHUNK) {
            const part = chunk.subarray(at, at + CHUNK)
            const length = Buffer.alloc(4)
            length.writeUInt32BE(part.byteLength)
            await write(socket, Buffer.concat([length, part]))
          }
        }
        await write(socket, Buffer.alloc(4))
      })
      if (/^stream: OK$/.test(answer)) return 'clean'
      return /^stream: .* FOUND$/.test(answer) ? 'infected' : 'unscanned'
    },
    async state() {
      const version = await converse(address, 'VERSION', async () => {})
      return { kind: 'clamd', ready: version.startsWith('ClamAV'), version }
    },
  }
}

/** Sends a command and what `speak` adds; answers the daemon's reply, or '' where it gives none. */
async function converse(
  { host, port, timeout = TIMEOUT }: ClamdAddress,
  command: string,
  speak: (socket: Socket) => Promise<void>,
): Promise<string> {
  const socket = connect({ host, port })
  socket.setTimeout(timeout, () => socket.destroy())
  // A fault closes the socket; what was said before (a refusal in the middle of a stream) still counts.
  socket.on('error', () => {})
  const reply = new Promise<string>(resolve => {
    let text = ''
    socket.on('data', chunk => {
      text += chunk.toString('utf8')
      if (text.includes('\0')) socket.destroy()
    })
    socket.on('close', () => resolve(text.split('\0')[0]?.trim() ?? ''))
  })
  try {
    await write(socket, Buffer.from(`z${command}\0`))
    await speak(socket)
  } catch (error) {
    if (!(error instanceof Hangup)) {
      socket.destroy()
      throw error
    }
  }
  return reply
}

/** The daemon closed the line while it was being spoken to. */
class Hangup extends Error {}

/** Writes and waits until the kernel took it, so that a large file is never held in memory. */
function write(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Hangup())
    if (socket.destroyed) return gone()
    socket.once('close', gone)
    socket.write(bytes, error => {
      socket.off('close', gone)
      if (error) gone()
      else resolve()
    })
  })
}
