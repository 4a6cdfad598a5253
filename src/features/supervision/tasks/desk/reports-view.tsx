import { formatShanghaiMinute } from '../../../../law/civil-date.ts'
import { Badge } from '../../../../ui/badge/badge.tsx'
import { DescriptionList } from '../../../../ui/description-list/description-list.tsx'
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx'
import { Notice } from '../../../../ui/notice/notice.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { rateOf } from '../quarters.ts'
import { EDITION_WORDS, periodWords, VERDICT_WORDS, weaknessWords } from '../words.ts'
import type { TaskSheet, WeighedReport } from './task-data.ts'

const TONES = { accepted: 'success', returned: 'warning', recalled: 'neutral' } as const

/** Every report, the newest open and the others folded, with what is weak about the one that waits to be judged. */
export function Reports({ sheet, mayOpenText }: { sheet: TaskSheet; mayOpenText: boolean }) {
  const { reports } = sheet
  if (reports.length === 0) return null
  return (
    <Section title="报告" id="reports">
      {reports.map((report, at) => (
        <Disclosure key={report.id} open={at === 0} summary={summaryOf(report)}>
          <Report report={report} sheet={sheet} mayOpenText={mayOpenText} />
        </Disclosure>
      ))}
    </Section>
  )
}

function summaryOf(report: WeighedReport) {
  const { ordinal, final, year, quarter, at, verdict } = report
  return (
    <>
      第{ordinal}次报告
      {year && quarter ? `（${periodWords({ year, quarter })}）` : ''}
      {final ? '，申请办结' : '，进展'}，{formatShanghaiMinute(at)}{' '}
      {verdict ? (
        <Badge tone={TONES[verdict]}>{VERDICT_WORDS[verdict]}</Badge>
      ) : (
        <Badge tone="info">待核验</Badge>
      )}
    </>
  )
}

function Report({
  report,
  sheet,
  mayOpenText,
}: {
  report: WeighedReport
  sheet: TaskSheet
  mayOpenText: boolean
}) {
  const { family, indicators, nameOf } = sheet
  const { words, weaknesses, verdict, evidence, figures, editionId, editionState } = report
  return (
    <>
      {verdict === null && weaknesses.length > 0 && (
        <Notice tone="warning" title="报告可能不够扎实">
          <ul>
            {weaknesses.map(each => (
              <li key={`${each.code}${'element' in each ? each.element : ''}`}>
                {weaknessWords(each, family)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <DescriptionList
        items={[
          { term: '报告人', value: nameOf(report.reporterId) },
          ...family.elements.map(({ key, label }) => ({
            term: label,
            value: words ? <Lines text={words[key] ?? ''} /> : '内容已依法销毁。',
            wide: true,
          })),
          ...indicators.flatMap(each => {
            const done = figures.find(({ indicatorId }) => indicatorId === each.id)?.done
            if (done === undefined) return []
            const rate = rateOf(Number(done), Number(each.target))
            const value = `完成${done}${each.unit}，目标${each.target}${each.unit}${rate === null ? '' : `，完成率${rate}%`}`
            return [{ term: each.name, value, wide: true }]
          }),
          {
            term: '佐证',
            value:
              evidence.length > 0 ? (
                <ul>
                  {evidence.map(each => (
                    <li key={each.number}>
                      <a href={`/d/${each.number}`}>{each.title}</a>
                    </li>
                  ))}
                </ul>
              ) : (
                '没有附公开信息'
              ),
            wide: true,
          },
          {
            term: '公开稿',
            value:
              editionId &&
              editionState &&
              (mayOpenText ? (
                <a href={`/desk/publications/${editionId}`}>{EDITION_WORDS[editionState]}</a>
              ) : (
                EDITION_WORDS[editionState]
              )),
          },
        ]}
      />
    </>
  )
}

function Lines({ text }: { text: string }) {
  return (
    <>
      {text
        .split('\n')
        .filter(line => line.trim() !== '')
        .map((line, at) => (
          <p key={at}>{line}</p>
        ))}
    </>
  )
}
