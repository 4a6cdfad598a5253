import { Section } from '../../../../ui/section/section.tsx'
import { Table } from '../../../../ui/table/table.tsx'
import type { AgencyBook } from '../agency-book.ts'
import { agenciesOf, type StandingPlan, type StandingTask } from '../standing.ts'
import { ROLE_WORDS } from '../words.ts'
import { HOME } from './on-plan.ts'

/** The tree of tasks, part by part, with who answers by all that is decided. */
export function TasksSection({ plan, book }: { readonly plan: StandingPlan; readonly book: AgencyBook }) {
  const parts = [...new Set(plan.tasks.map(task => task.part))].sort((a, b) => a - b)
  return (
    <Section title={`任务 ${plan.tasks.length} 项`} id="tasks">
      {parts.map(part => {
        const tasks = plan.tasks.filter(task => task.part === part)
        return (
          <Table<StandingTask>
            key={part}
            id={`part-${part}`}
            caption={`${part}. ${tasks[0]?.level1 ?? ''}`}
            columns={[
              { key: 'number', head: '序号', figures: true, cell: task => task.number },
              { key: 'name', head: '二级任务', rowHeader: true, cell: task => task.level2 || '—' },
              { key: 'requirement', head: '工作要求', cell: task => task.requirement },
              { key: 'written', head: '原文责任单位', cell: task => task.written.units || '—' },
              { key: 'units', head: '承担的机构', cell: task => <Answering task={task} book={book} /> },
              { key: 'due', head: '期限', nowrap: true, cell: task => task.due ?? (task.dueWords || '—') },
              {
                key: 'edit',
                head: '修改',
                cell: task =>
                  plan.state === 'reviewing' ? (
                    <a
                      href={`${HOME}/${plan.id}/tasks/${task.number}`}
                      aria-label={`修改 第 ${task.number} 项`}
                    >
                      修改
                    </a>
                  ) : (
                    '—'
                  ),
              },
            ]}
            rows={tasks}
            rowKey={task => task.id}
          />
        )
      })}
    </Section>
  )
}

const MOST_NAMED = 6

function Answering({ task, book }: { readonly task: StandingTask; readonly book: AgencyBook }) {
  const answering = agenciesOf(task, book)
  if (answering.length === 0) return <>还没有</>
  const told = task.units.some(unit => unit.role !== null)
  const shown = answering.slice(0, MOST_NAMED)
  const names = shown.map(({ agency, role }) => `${agency.name}${told ? `（${ROLE_WORDS[role]}）` : ''}`)
  const more = answering.length - shown.length
  return (
    <>
      {names.join('、')}
      {more > 0 ? `等 ${answering.length} 个机构` : ''}
    </>
  )
}
