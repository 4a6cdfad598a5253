import type { CivilDate } from '../../../law/civil-date.ts'
import { type Calendar, workdaysInYear } from '../../../law/working-days.ts'
import { Notice } from '../../../ui/notice/notice.tsx'
import { SectionNav } from '../../../ui/section-nav/section-nav.tsx'
import { StatLine } from '../../../ui/stat-line/stat-line.tsx'
import { provisionalSentence } from '../words.ts'
import { spansInWords, YearTables } from '../year-views.tsx'
import { Calculator } from './calculator.tsx'
import type { Question, Reckoned } from './reckon.ts'

interface YearPageProps {
  readonly year: number
  readonly calendar: Calendar
  readonly today: CivilDate
  readonly question: Question
  readonly reckoned: Reckoned
}

/** The working days of a year, from which notice they come, and what a number of them means in days. */
export function YearPage({ year, calendar, today, question, reckoned }: YearPageProps) {
  const data = calendar.years.get(year)
  const neighbours = [
    { year: year - 1, words: '上一年' },
    { year: year + 1, words: '下一年' },
  ].filter(each => calendar.years.has(each.year))
  return (
    <>
      <p class="lead">
        政府信息公开的办理期限按工作日计算。工作日以国务院办公厅每年公布的放假安排为准：“休”是放假的工作日，“班”是调休上班的周末。
      </p>
      <Calculator question={question} reckoned={reckoned} />
      <h2 id="year">{year} 年</h2>
      <SectionNav
        label="年份"
        items={[...calendar.years.keys()]
          .reverse()
          .map(each => ({ href: `/calendar/${each}`, label: `${each} 年`, current: each === year }))}
      />
      {data ? (
        <>
          <StatLine
            items={[
              { label: '全年工作日', value: workdaysInYear(year, calendar).count, unit: '天' },
              { label: '工作日放假', value: data.holidays.length, unit: '天' },
              { label: '周末调休上班', value: data.workdays.length, unit: '天' },
            ]}
          />
          <p>
            依据：{data.source}。休：{spansInWords(data.holidays)}（周末另计）。班：
            {spansInWords(data.workdays) || '无'}。
          </p>
        </>
      ) : (
        <Notice tone="warning" title={`${year} 年为暂定`}>
          <p>{provisionalSentence(year)}</p>
        </Notice>
      )}
      <YearTables year={year} calendar={calendar} today={today} />
      {neighbours.length > 0 && (
        <SectionNav
          label="前后年份"
          items={neighbours.map(each => ({
            href: `/calendar/${each.year}`,
            label: `${each.words}：${each.year} 年`,
          }))}
        />
      )}
    </>
  )
}
