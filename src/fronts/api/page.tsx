import { page } from '../../platform/http/answers.ts'
import type { ApiRoute, PortalRoute } from '../../platform/http/routes.ts'
import type { House } from '../../platform/room/house.ts'
import { Table } from '../../ui/table/table.tsx'
import { READS_A_MINUTE } from './open.ts'
import { openApiParameters } from './openapi.ts'
import { apiRoutesOf } from './routes.ts'

/** `/api`: what the API offers, for people; written from the same schemas as the OpenAPI document. */
export function apiPageRoute(house: House): PortalRoute {
  const routes = apiRoutesOf(house)
  return {
    method: 'GET',
    path: '/api',
    handle: async ({ origin }) => page('开放接口', <ApiPage routes={routes} origin={origin} />),
  }
}

function ApiPage({ routes, origin }: { routes: readonly ApiRoute[]; origin: string }) {
  return (
    <>
      <p>
        已经公开的信息可以由程序读取，不需要注册。地址以 <code>{origin}/api/v1</code>{' '}
        开头，只供读取（GET），答复为 JSON；列表还可以取得 CSV 表格。
      </p>
      <p>
        机器可读的说明：<a href="/api/v1/openapi.json">OpenAPI 3.1 文档</a>。
      </p>
      <h2>通用规则</h2>
      <ul>
        <li>
          列表按页给出，<code>limit</code> 每页最多 100 条；答复中的 <code>next</code>{' '}
          是下一页的游标，原样放入 <code>cursor</code> 参数。没有更多时为 <code>null</code>。
        </li>
        <li>不认识的参数、格式不对的值会被拒绝（400），答复中列出哪个参数有误。</li>
        <li>
          出错时的答复类型为 <code>application/problem+json</code>（RFC 9457）。已经撤下的信息答复
          410，并说明时间、机构和理由。
        </li>
        <li>
          每个答复带有 <code>ETag</code>；再次读取时放入 <code>If-None-Match</code>，没有变化时答复 304。
        </li>
        <li>任何网站的页面都可以读取（CORS），不需要密钥。</li>
        <li>
          每个来源（一个 IPv4 地址，或者一个 IPv6 /64 网段）每分钟最多读取 {READS_A_MINUTE}{' '}
          次；检索费力一些，每分钟最多 120 次。剩余次数见答复的 <code>RateLimit</code>；超出时答复 429，
          <code>Retry-After</code> 是应当等待的秒数。需要全部内容的，请用每页 100 条的列表逐页读取， 以后用{' '}
          <code>changedSince</code> 只读取变动。
        </li>
      </ul>
      {routes.map((route, at) => (
        <Address key={route.path} route={route} at={at} />
      ))}
    </>
  )
}

function Address({ route, at }: { route: ApiRoute; at: number }) {
  const shown = `/api/v1${route.path.replace(/:(\w+)/g, '{$1}')}`
  const parameters = openApiParameters(route)
  const plain = !route.path.includes(':')
  const query = route.example ?? ''
  return (
    <section aria-labelledby={`api-${at + 1}`}>
      <h2 id={`api-${at + 1}`}>{route.summary}</h2>
      <p>
        <code>GET {shown}</code>
      </p>
      <p>{route.description}</p>
      {parameters.length === 0 ? null : (
        <Table
          id={`api-${at + 1}-parameters`}
          caption={`${route.summary}：参数`}
          captionHidden
          columns={[
            { key: 'name', head: '参数', rowHeader: true, cell: row => <code>{row.name}</code> },
            { key: 'about', head: '说明', cell: row => row.description },
            { key: 'where', head: '位置', nowrap: true, cell: row => (row.in === 'path' ? '地址' : '查询') },
            { key: 'required', head: '必填', nowrap: true, cell: row => (row.required ? '是' : '否') },
          ]}
          rows={parameters}
          rowKey={row => row.name}
        />
      )}
      {plain ? (
        <p>
          试一试：<a href={`${shown}${query}`}>JSON</a>{' '}
          {route.csv ? <a href={`${shown}.csv${query}`}>CSV</a> : null}
        </p>
      ) : null}
    </section>
  )
}
