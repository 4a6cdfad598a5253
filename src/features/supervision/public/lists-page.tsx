import { civilDateOf } from '../../../law/civil-date.ts'
import { DocumentList } from '../../../ui/document-list/document-list.tsx'
import { EmptyState } from '../../../ui/empty-state/empty-state.tsx'
import { SectionNav } from '../../../ui/section-nav/section-nav.tsx'
import { familyOf, TASK_FAMILIES, type TaskFamily } from '../tasks/families.ts'
import type { Progress } from './progress.ts'
import type { LiveList } from './store-live.ts'
import { listPath } from './task-paths.ts'

/** 任务公开: the lists that there are. */
export function ListsPage({
  lists,
  shown,
  family,
  progress,
}: {
  readonly lists: readonly LiveList[]
  /** Those of the chosen family. */
  readonly shown: readonly LiveList[]
  readonly family: TaskFamily | undefined
  readonly progress: ReadonlyMap<number, Progress>
}) {
  if (lists.length === 0) {
    return (
      <EmptyState title="还没有公开的任务清单">
        <p>年度要点、承诺事项、民生实事等清单公开后，在这里查看每项任务由谁负责、进展如何。</p>
      </EmptyState>
    )
  }
  const families = TASK_FAMILIES.filter(each => lists.some(list => list.family === each.key))
  return (
    <>
      {families.length < 2 ? null : (
        <SectionNav
          label="清单类别"
          items={[
            { href: '/tasks', label: '全部', count: lists.length, current: family === undefined },
            ...families.map(each => ({
              href: `/tasks?family=${each.key}`,
              label: each.label,
              count: lists.filter(list => list.family === each.key).length,
              current: each.key === family?.key,
            })),
          ]}
        />
      )}
      <DocumentList
        label="任务清单"
        items={shown.map(list => {
          const { total = 0, done = 0, late = 0 } = progress.get(list.number) ?? {}
          return {
            href: listPath(list.number),
            title: list.title,
            date: civilDateOf(list.dispatched_at),
            secondary: `${familyOf(list.family).label}　${list.items} 项，承办单位落实事项 ${total} 项，已完成 ${done} 项，逾期 ${late} 项`,
          }
        })}
      />
    </>
  )
}
