import { expect, test } from 'vitest'
import { openMetrics } from './metrics.ts'

test('answers are counted by pattern and class of status, and a strange method is one series', async () => {
  const metrics = openMetrics()
  metrics.answered({ method: 'GET', route: '/d/:number', status: 200, seconds: 0.004 })
  metrics.answered({ method: 'GET', route: '/d/:number', status: 204, seconds: 0.2 })
  metrics.answered({ method: 'BREW', route: 'none', status: 404, seconds: 0 })
  metrics.answered({ method: 'STIR', route: 'none', status: 405, seconds: 0 })
  const text = await metrics.text()
  expect(text).toContain('gongkai_http_requests_total{method="GET",route="/d/:number",status="2xx"} 2')
  expect(text).toContain('gongkai_http_requests_total{method="other",route="none",status="4xx"} 2')
  expect(text).toContain('gongkai_http_request_duration_seconds_bucket{le="0.005",route="/d/:number"} 1')
  expect(text).toContain('gongkai_http_request_duration_seconds_count{route="/d/:number"} 2')
})

test('pools are read at the moment of asking', async () => {
  const metrics = openMetrics()
  const pool = { totalCount: 5, idleCount: 3, waitingCount: 0 }
  metrics.watchPool('desk', pool)
  expect(await metrics.text()).toContain('gongkai_db_connections{pool="desk",state="busy"} 2')
  pool.idleCount = 0
  pool.waitingCount = 4
  const text = await metrics.text()
  expect(text).toContain('gongkai_db_connections{pool="desk",state="busy"} 5')
  expect(text).toContain('gongkai_db_connections{pool="desk",state="waiting"} 4')
})

test('jobs, watched numbers and the process are on the page of one node, not of another', async () => {
  const metrics = openMetrics()
  metrics.jobEnded('mail.send', 'failed')
  metrics.watch('facts_unsealed', 'Facts without a seal.', async () => 7)
  const text = await metrics.text()
  expect(text).toContain('gongkai_jobs_total{job="mail.send",outcome="failed"} 1')
  expect(text).toContain('gongkai_facts_unsealed 7')
  expect(text).toContain('gongkai_process_cpu_seconds_total')
  expect(await openMetrics().text()).not.toContain('mail.send')
  expect(metrics.mediaType).toContain('text/plain')
})
