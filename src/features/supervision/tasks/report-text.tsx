import { renderToString } from 'preact-render-to-string'
import type { Agency } from '../../../foundation/agencies/index.ts'
import { emptyContent, type PublicationContent } from '../../../foundation/publications/index.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import { familyOf } from './families.ts'
import { rateOf } from './quarters.ts'
import { itemTitle, type TaskStanding } from './standing.ts'
import type { StoredIndicator } from './store-lists.ts'
import type { HandedIn } from './store-reports.ts'
import type { ReportWords } from './tables.ts'
import { periodWords } from './words.ts'

interface ReportParts {
  readonly task: TaskStanding
  readonly report: HandedIn
  readonly words: ReportWords
  readonly agency: Agency
  readonly indicators: readonly StoredIndicator[]
  readonly now: Date
}

/** The text of an accepted report: what was asked, the elements in their order, the figures, the evidence. */
export function reportContent(parts: ReportParts): PublicationContent {
  const { task, report, agency, now } = parts
  const period =
    report.year && report.quarter ? periodWords({ year: report.year, quarter: report.quarter }) : ''
  return {
    ...emptyContent(),
    title: `${agency.shortName || agency.name}关于“${itemTitle(task.item)}”的落实情况${period && `（${period}）`}`,
    issuers: [agency.name],
    written: civilDateOf(now),
    body: renderToString(<ReportBody {...parts} />),
  }
}

function ReportBody({ task, report, words, indicators }: ReportParts) {
  const family = familyOf(task.list.family)
  const figures = indicators.filter(each => report.figures.some(({ indicatorId }) => indicatorId === each.id))
  return (
    <>
      <p>
        {task.list.title}
        {task.item.number && `第${task.item.number}项`}
        {family.heads.requirement}：{task.item.requirement}
      </p>
      {family.elements.map(({ key, label }) => (
        <>
          <h2>{label}</h2>
          {(words[key] ?? '')
            .split('\n')
            .filter(line => line.trim() !== '')
            .map(line => (
              <p>{line.trim()}</p>
            ))}
        </>
      ))}
      {figures.length > 0 && (
        <>
          <h2>指标完成情况</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">指标</th>
                <th scope="col">单位</th>
                <th scope="col">目标值</th>
                <th scope="col">完成值</th>
                <th scope="col">完成率</th>
              </tr>
            </thead>
            <tbody>
              {figures.map(each => {
                const done = report.figures.find(({ indicatorId }) => indicatorId === each.id)?.done ?? ''
                const rate = rateOf(Number(done), Number(each.target))
                return (
                  <tr>
                    <th scope="row">{each.name}</th>
                    <td>{each.unit}</td>
                    <td>{each.target}</td>
                    <td>{done}</td>
                    <td>{rate === null ? '—' : `${rate}%`}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </>
      )}
      {report.evidence.length > 0 && (
        <>
          <h2>相关公开信息</h2>
          <ul>
            {report.evidence.map(each => (
              <li>
                <a href={`/d/${each.number}`}>{each.title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
