import type { ComponentChildren } from 'preact'
import { Badge } from '../../ui/badge/badge.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { Line, Report } from './report.ts'
import {
  KIND_WORDS,
  methodWords,
  momentWords,
  overallWords,
  pointsWords,
  sourceWords,
  VERDICT_WORDS,
} from './words.ts'

/** More places than this make nobody look closer; the file holds them all. */
const MOST_PLACES = 12

interface InspectionPageProps {
  readonly report: Report
  readonly csv: string
  readonly publicHref: string
}

/** The whole list for the office that supervises the site. */
export function InspectionPage({ report, csv, publicHref }: InspectionPageProps) {
  return (
    <>
      <Overall report={report} />
      <p class="quiet">
        {momentWords(report)}，每次打开本页重新计算。公众可以看到其中由机器判定的部分：
        <a href={publicHref}>{publicHref}</a>
      </p>
      <Lines caption="检查指标" lines={report.lines} downloads={<a href={csv}>下载全部结果（CSV）</a>} />
    </>
  )
}

/** The part that a machine judged, for everybody. */
export function PublicInspection({ report, siteName }: { report: Report; siteName: string }) {
  const judged = report.lines.filter(({ verdict }) => verdict !== 'unknown')
  const open = report.lines.filter(({ verdict }) => verdict === 'unknown')
  return (
    <>
      <p>
        “{siteName}
        ”按照《政府网站与政务新媒体检查指标》自行检查。下表由程序按网站的实际情况计算，不代替检查单位的结论。
      </p>
      <Overall report={report} />
      <p class="quiet">{momentWords(report)}。</p>
      <Lines caption="由机器判定的指标" lines={judged} />
      <h2>需人工核对的指标</h2>
      <ul>
        {open.map(({ rule, why }) => (
          <li key={rule.code}>
            {rule.name}。<span class="quiet">{why}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Overall({ report }: { report: Report }) {
  const tone = report.vetoed.length > 0 ? 'danger' : report.deducted.length > 0 ? 'warning' : 'info'
  return (
    <Notice tone={tone} title="自查结果">
      <p>{overallWords(report)}</p>
    </Notice>
  )
}

interface LinesProps {
  readonly caption: string
  readonly lines: readonly Line[]
  readonly downloads?: ComponentChildren
}

function Lines({ caption, lines, downloads }: LinesProps) {
  return (
    <Table<Line>
      id="inspection"
      caption={caption}
      columns={[
        {
          key: 'rule',
          head: '指标',
          rowHeader: true,
          cell: ({ rule }) => `${rule.code} ${rule.name}`,
        },
        { key: 'kind', head: '类别', nowrap: true, cell: ({ rule }) => KIND_WORDS[rule.kind] },
        { key: 'method', head: '判定方式', cell: methodWords },
        { key: 'verdict', head: '结果', nowrap: true, cell: line => <Verdict line={line} /> },
        { key: 'why', head: '依据与说明', cell: line => <Why line={line} /> },
        { key: 'points', head: '分值', cell: ({ rule }) => pointsWords(rule) },
      ]}
      rows={lines}
      rowKey={({ rule }) => rule.code}
      downloads={downloads}
      note="标明“未核实”的分值和标准没有找到原文，取自转述，以检查单位的规定为准。"
    />
  )
}

function Verdict({ line }: { line: Line }) {
  const { word, tone } = VERDICT_WORDS[line.verdict]
  return <Badge tone={tone}>{word}</Badge>
}

function Why({ line }: { line: Line }) {
  const rest = line.places.length - MOST_PLACES
  return (
    <>
      {line.why}
      <br />
      <span class="quiet">{sourceWords(line.rule)}</span>
      {line.places.length > 0 && (
        <ul>
          {line.places.slice(0, MOST_PLACES).map(place => (
            <li key={place.text}>
              {place.href === undefined ? place.text : <a href={place.href}>{place.text}</a>}
            </li>
          ))}
          {rest > 0 && <li>另有 {rest} 处</li>}
        </ul>
      )}
    </>
  )
}
