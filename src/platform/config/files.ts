/** Where attachments lie: a folder, or a bucket of a store that speaks S3. */
export type FilesConfig =
  | { readonly kind: 'folder'; readonly folder: string }
  | ({ readonly kind: 's3' } & S3Config)

export interface S3Config {
  /** `https://host[:port]`, without bucket. */
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  /** What stands before every key: empty, or ends with a slash. */
  readonly prefix: string
  readonly accessKey: string
  readonly secretKey: string
  /** Whether the bucket stands in the path (MinIO, Ceph) or before the host (OSS, COS, OBS). */
  readonly pathStyle: boolean
}

const OPTIONS = new Set(['region', 'style'])

/**
 * Reads `s3://KEY:SECRET@host[:port]/bucket[/prefix][?region=…&style=path|host]`; `s3+http://` is the same without TLS.
 * Undefined where a part is missing or unknown: a mistyped option must not be passed over in silence.
 */
export function readS3Address(value: string): S3Config | undefined {
  const secure = /^s3:\/\//i.test(value)
  // As an address of the web, so that a host is read as one (lower case, IPv6, punycode).
  const written = value.replace(/^s3(\+http)?:/i, secure ? 'https:' : 'http:')
  if (!URL.canParse(written)) return undefined
  const url = new URL(written)
  const [, bucket = '', ...rest] = url.pathname.split('/')
  const style = url.searchParams.get('style') ?? 'path'
  if (url.hash || [...url.searchParams.keys()].some(name => !OPTIONS.has(name))) return undefined
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) || !/^(path|host)$/.test(style)) return undefined
  const folders = rest.filter(part => part !== '')
  if (!folders.every(part => /^[\w.-]+$/.test(part) && !/^\.+$/.test(part))) return undefined
  const [accessKey, secretKey] = [unescaped(url.username), unescaped(url.password)]
  if (!accessKey || !secretKey) return undefined
  return {
    endpoint: url.origin,
    region: url.searchParams.get('region') || 'us-east-1',
    bucket,
    prefix: folders.map(part => `${part}/`).join(''),
    accessKey,
    secretKey,
    pathStyle: style === 'path',
  }
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
