import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { S3Config } from '../config/files.ts'

/** How long we wait, in milliseconds, and how often we try. */
export interface S3Patience {
  readonly connect: number
  /** Until an answer begins, without a byte in either direction. */
  readonly silence: number
  /** Within an answer: longer, since a slow reader of ours makes the store wait. */
  readonly reading: number
  readonly attempts: number
}

const PATIENCE: S3Patience = { connect: 3_000, silence: 20_000, reading: 120_000, attempts: 3 }

/** What the file store needs of a bucket. */
export interface BucketClient {
  readonly sdk: S3Client
  readonly send: S3Client['send']
  /** Sends an object whole; an attempt that failed on its way is made again. */
  put(key: string, content: { sha256: string; size: number; body(): Buffer | Readable }): Promise<void>
  /** Removes an object; one that is not there is no error. */
  remove(key: string): Promise<void>
  /** Ends a body that stays silent, so that no reader waits for ever. */
  watched(body: Readable): Readable
}

/** The bucket of the configuration. Nothing of the machine's own AWS settings is read but what the SDK insists on. */
export function s3Client(config: S3Config, given: Partial<S3Patience> = {}): BucketClient {
  const patience = { ...PATIENCE, ...given }
  const settings = {
    endpoint: config.endpoint,
    region: config.region,
    forcePathStyle: config.pathStyle,
    credentials: { accessKeyId: config.accessKey, secretAccessKey: config.secretKey },
    // Checksums in trailers are Amazon's own; other stores refuse them. Ours is the signed SHA-256 of the content.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: patience.connect, socketTimeout: patience.silence },
    // Our log takes identifiers by an allow-list; what the SDK would print is in the error that it throws.
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  } as const
  const sdk = new S3Client({ ...settings, maxAttempts: patience.attempts })
  // The SDK cannot send a stream twice; we can, with a fresh one for each attempt.
  const sender = new S3Client({ ...settings, maxAttempts: 1 })
  const once = async (key: string, { sha256, size, body }: Parameters<BucketClient['put']>[1]) => {
    const command = new PutObjectCommand({
      Bucket: config.bucket,
      Key: key,
      Body: body(),
      ContentLength: size,
      ContentType: 'application/octet-stream',
    })
    command.middlewareStack.add(
      next => args => {
        const { headers } = args.request as { headers: Record<string, string> }
        headers['x-amz-content-sha256'] = sha256
        return next(args)
      },
      { step: 'build', name: 'contentDigest' },
    )
    await sender.send(command)
  }
  return {
    sdk,
    send: sdk.send.bind(sdk) as S3Client['send'],
    async put(key, content) {
      for (let attempt = 1; ; attempt++) {
        try {
          await once(key, content)
          return
        } catch (error) {
          const status = statusOf(error)
          const lasting = status !== undefined && status < 500 && status !== 429
          if (lasting || attempt >= patience.attempts) throw error
          await wait(100 * 2 ** attempt)
        }
      }
    },
    async remove(key) {
      await sdk.send(new DeleteObjectCommand({ Bucket: config.bucket, Key: key }))
    },
    watched(body) {
      const { socket } = body as Readable & { socket?: { setTimeout(ms: number): void; once: Once } }
      socket?.setTimeout(patience.reading)
      socket?.once('timeout', () => body.destroy(new Error('the object store fell silent')))
      return body
    },
  }
}

type Once = (event: 'timeout', listener: () => void) => void

/** The HTTP status that a refusal came with; undefined where no answer came at all. */
export function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } } | null)?.$metadata?.httpStatusCode
}
