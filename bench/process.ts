import { readFileSync } from 'node:fs'

/** Seconds of CPU that a process has used, its children not counted. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // utime and stime, in clock ticks of a hundredth of a second (proc(5)).
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Bytes of memory that a process holds, those that it shares with others counted in proportion. */
export function residentBytes(pid: number): { readonly rss: number; readonly pss: number } {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)
  return { rss: kilobytes('Rss') * 1024, pss: kilobytes('Pss') * 1024 }
}

/** The share of the sorted values below which `share` of them lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
