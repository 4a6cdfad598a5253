interface FileLinkProps {
  href: string
  name: string
  /** Bytes. */
  size?: number | undefined
  /** What kind of file in a word; read from the name's ending unless given. */
  type?: string | undefined
  /** Asks the browser to keep the file instead of showing it. */
  download?: boolean | undefined
}

/** Bytes as people read them: `820 字节`, `24 KB`, `1.3 MB`. Units of 1024. */
export function humanSize(bytes: number): string {
  if (!Number.isFinite(bytes) || bytes < 0) return '大小未知'
  if (bytes < 1024) return `${Math.round(bytes)} 字节`
  const units = ['KB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  do {
    value /= 1024
    unit += 1
  } while (value >= 1023.5 && unit < units.length)
  return `${value < 9.95 ? value.toFixed(1).replace(/\.0$/, '') : Math.round(value)} ${units[unit - 1] ?? ''}`
}

/** A link to a file that says what one gets before one takes it. */
export function FileLink({ href, name, size, type, download }: FileLinkProps) {
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toUpperCase()
  const about = [type ?? ending, size === undefined ? undefined : humanSize(size)].filter(
    part => part !== undefined,
  )
  return (
    <span class="file-link">
      <a href={href} download={download}>
        {name}
      </a>
      {about.length === 0 ? null : <span class="file-link-about">（{about.join('，')}）</span>}
    </span>
  )
}
