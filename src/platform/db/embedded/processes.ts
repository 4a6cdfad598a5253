import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** What the machine says about a process id. */
export interface ProcessLook {
  /** False for a process that does not exist and for a zombie: neither will ever answer again. */
  readonly alive: boolean
  readonly command: string
  /** Changes when the id is given to another process. */
  readonly startedAt: string
}

const GONE: ProcessLook = { alive: false, command: '', startedAt: '' }

/** Looks at one process. Linux is read from /proc; elsewhere `ps` answers. */
export function lookAt(pid: number): ProcessLook {
  if (!Number.isInteger(pid) || pid <= 0) return GONE
  return process.platform === 'linux' ? lookInProc(pid) : lookByPs(pid)
}

function lookInProc(pid: number): ProcessLook {
  try {
    // The second field is a command name in brackets that may itself hold spaces and brackets.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ')
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    return { alive: fields[0] !== 'Z' && fields[0] !== 'X', command, startedAt: fields[19] ?? '' }
  } catch {
    return GONE
  }
}

function lookByPs(pid: number): ProcessLook {
  try {
    const text = execFileSync('ps', ['-o', 'stat=,lstart=,command=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const match = /^\s*(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/s.exec(text)
    if (!match) return GONE
    return {
      alive: !match[1]?.startsWith('Z'),
      startedAt: match[2] ?? '',
      command: (match[3] ?? '').trim(),
    }
  } catch {
    return GONE
  }
}

/**
 * The processes that work inside `folder`. A PostgreSQL process makes its data folder its working directory, so this
 * finds the backends that outlive a killed postmaster. Only Linux can tell; elsewhere the list is empty.
 */
export function processesIn(folder: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(name => {
      try {
        return readlinkSync(`/proc/${name}/cwd`) === folder
      } catch {
        return false
      }
    })
    .map(Number)
}

/** Sends a signal; a process that is gone already is not an error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Waits until `done` answers true. Returns false when `milliseconds` have passed before. */
export async function waitUntil(
  done: () => boolean | Promise<boolean>,
  milliseconds: number,
  pause = 20,
): Promise<boolean> {
  const end = performance.now() + milliseconds
  while (!(await done())) {
    if (performance.now() > end) return false
    await new Promise(resolve => setTimeout(resolve, pause))
  }
  return true
}
