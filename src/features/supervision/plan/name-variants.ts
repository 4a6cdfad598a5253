import type { AgencyBook, BookAgency } from './agency-book.ts'
import type { PlanDefect, ReadPlan } from './plan.ts'

/** One agency that the plan writes in several ways (D3): harmless where every way is known as its name. */
export function nameVariants(plan: ReadPlan, book: AgencyBook): PlanDefect[] {
  const ways = new Map<string, { agency: BookAgency; words: Map<string, number[]> }>()
  for (const task of plan.tasks) {
    for (const unit of task.units) {
      if (unit.kind !== 'agency') continue
      const found = book.find(unit, plan.year)
      if (found.kind !== 'one') continue
      const entry = ways.get(found.agency.id) ?? { agency: found.agency, words: new Map<string, number[]>() }
      entry.words.set(unit.words, [...(entry.words.get(unit.words) ?? []), task.number])
      ways.set(found.agency.id, entry)
    }
  }
  return [...ways.values()]
    .filter(({ words }) => words.size > 1)
    .map(({ agency, words }) => ({
      type: 'name-variants',
      place: {},
      found: [...words].map(([name, tasks]) => `${name}（第 ${tasks.join('、')} 项）`).join('，'),
      proposed: `均为${agency.name}`,
      tasks: [...new Set([...words.values()].flat())].sort((a, b) => a - b),
      accept: [],
      keep: [],
    }))
}
