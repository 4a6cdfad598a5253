import { type Cluster, launch, type RunningServer, runningServer } from './cluster.ts'
import { alone } from './folder-lock.ts'
import { lookAt } from './processes.ts'

/** Milliseconds between two looks at a server that another process started: its end is told to nobody else. */
const LOOK = 500
/** A server that ends this often within a minute is given a minute's rest before it is started again. */
const MOST_A_MINUTE = 5
const MINUTE = 60_000

/**
 * Keeps the server of a folder running, whoever started it: one that ends on its own is started again. Several processes
 * may keep the same server; the lock of the folder lets one of them start it, and the others find it.
 */
export class Keeper {
  server: RunningServer | null = null
  private left = false
  private readonly restarts: number[] = []
  private readonly timers = new Set<NodeJS.Timeout>()
  private readonly cluster: Cluster
  private readonly folder: string
  private readonly log: (line: string) => void

  constructor(cluster: Cluster, folder: string, log: (line: string) => void) {
    this.cluster = cluster
    this.folder = folder
    this.log = log
  }

  /** Starts a server, while the folder is locked. */
  async start(port: number): Promise<void> {
    this.server = await launch(this.cluster, port, () => void this.again(port))
  }

  /** Keeps a server that runs already. It is no child of ours, so we look whether it is still there. */
  adopt(server: RunningServer): void {
    this.server = server
    const { startedAt } = lookAt(server.pid)
    const timer = setInterval(() => {
      const look = lookAt(server.pid)
      if (look.alive && look.startedAt === startedAt) return
      clearInterval(timer)
      this.timers.delete(timer)
      void this.again(server.port)
    }, LOOK)
    this.timers.add(timer.unref())
  }

  leave(): void {
    this.left = true
    for (const timer of this.timers) clearTimeout(timer)
    this.timers.clear()
  }

  private async again(port: number): Promise<void> {
    if (this.left) return
    const minuteAgo = performance.now() - MINUTE
    if (this.restarts.filter(moment => moment > minuteAgo).length >= MOST_A_MINUTE) {
      this.log('数据库一分钟内停了五次，一分钟后再启动；请查看 postgresql.log')
      this.later(port)
      return
    }
    this.restarts.push(performance.now())
    this.log('数据库意外停止，正在重新启动')
    try {
      await alone(this.folder, async () => {
        if (this.left) return
        const running = await runningServer(this.cluster)
        if (running) this.adopt(running)
        else await this.start(port)
      })
    } catch (error) {
      this.log(error instanceof Error ? error.message : String(error))
      this.later(port)
    }
  }

  private later(port: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      void this.again(port)
    }, MINUTE)
    this.timers.add(timer.unref())
  }
}
