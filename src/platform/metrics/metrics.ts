import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** The part of a pool that is measured. */
export interface MeasuredPool {
  readonly totalCount: number
  readonly idleCount: number
  readonly waitingCount: number
}

/** What the platform counts about itself. Labels are patterns and codes: few values, and never a person's. */
export interface Metrics {
  /** `route` is the pattern (`/d/:number`), or `none` where no route took the request. */
  answered(request: { method: string; route: string; status: number; seconds: number }): void
  /** So many equal answers at once, from memory: their durations are not worth a measure. */
  answeredFromMemory(request: { method: string; route: string; status: number }, count: number): void
  jobEnded(job: string, outcome: 'done' | 'failed'): void
  watchPool(name: string, pool: MeasuredPool): void
  /** A number that is read whenever someone asks, such as facts that wait for their seal. */
  watch(name: string, help: string, read: () => number | Promise<number>): void
  /** The page of `/metrics`, in Prometheus' text format. */
  text(): Promise<string>
  readonly mediaType: string
}

const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Opens a registry of its own, so that two nodes in one process (in tests) do not count for one another. */
export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'gongkai_' })
  const requests = new Counter({
    name: 'gongkai_http_requests_total',
    help: 'Answers, by method, route pattern and class of status.',
    labelNames: ['method', 'route', 'status'] as const,
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'gongkai_http_request_duration_seconds',
    help: 'Seconds from the request to the end of the answer, by route pattern.',
    labelNames: ['route'] as const,
    buckets: SECONDS,
    registers: [registry],
  })
  const jobs = new Counter({
    name: 'gongkai_jobs_total',
    help: 'Runs of jobs that ended, by job and outcome.',
    labelNames: ['job', 'outcome'] as const,
    registers: [registry],
  })
  const pools = new Map<string, MeasuredPool>()
  new Gauge({
    name: 'gongkai_db_connections',
    help: 'Connections of a pool: busy, idle, and requests that wait for one.',
    labelNames: ['pool', 'state'] as const,
    registers: [registry],
    collect() {
      for (const [pool, { totalCount, idleCount, waitingCount }] of pools) {
        this.set({ pool, state: 'busy' }, totalCount - idleCount)
        this.set({ pool, state: 'idle' }, idleCount)
        this.set({ pool, state: 'waiting' }, waitingCount)
      }
    },
  })

  return {
    answered({ method, route, status, seconds }) {
      // A client may send any word as its method; each would be a series of its own.
      const known = METHODS.has(method) ? method : 'other'
      requests.inc({ method: known, route, status: `${Math.floor(status / 100)}xx` })
      durations.observe({ route }, seconds)
    },
    answeredFromMemory({ method, route, status }, count) {
      requests.inc({ method, route, status: `${Math.floor(status / 100)}xx` }, count)
    },
    jobEnded: (job, outcome) => jobs.inc({ job, outcome }),
    watchPool: (name, pool) => void pools.set(name, pool),
    watch(name, help, read) {
      new Gauge({
        name: `gongkai_${name}`,
        help,
        registers: [registry],
        async collect() {
          this.set(await read())
        },
      })
    },
    text: () => registry.metrics(),
    mediaType: registry.contentType,
  }
}
