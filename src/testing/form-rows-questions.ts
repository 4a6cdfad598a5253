import { publicationKinds } from '../app.ts'
import { dispatchList, draftListText, drawUpList, sampleItem } from '../features/supervision/builders.ts'
import { broughtOut, granted } from '../foundation/publications/builders.ts'
import { civilDate } from '../law/civil-date.ts'
import { inTransaction } from '../platform/db/db.ts'
import { newOnceKey } from '../platform/forms/once.ts'
import { broughtOnce, type Row } from './form-row.ts'
import type { FormScenes } from './form-scenes.ts'
import type { TestHouse } from './house.ts'
import { castOf } from './released.ts'

/** A public task of the office, and a question about it. */
function questionScenes(house: TestHouse, { office, people }: FormScenes) {
  const { db, services, origin } = house.house
  const asked = () =>
    broughtOnce('public task', async () => {
      const cast = castOf(office.id)
      const clerk = people.clerk.actor
      const list = {
        family: 'livelihood',
        agencyId: office.id,
        title: '2026年示例民生实事',
        year: 2026,
        bases: [],
      }
      const items = [
        sampleItem('新建示例停车位二百个', [[office.id, 'lead']], {
          level2: '示例停车位',
          due: civilDate('2026-12-31'),
        }),
      ]
      const { listId } = await inTransaction(db, async tx =>
        granted(await drawUpList(tx, list, items, clerk, house.now)),
      )
      const { editionId } = await inTransaction(db, async tx =>
        granted(await draftListText(tx, listId, cast.drafter, house.now)),
      )
      await broughtOut(db, publicationKinds, editionId, cast, house.now)
      const post = { keys: services.keys, origin }
      await inTransaction(db, async tx => granted(await dispatchList(tx, listId, post, clerk, house.now)))
      const { number } = await db
        .selectFrom('desk.task_lists')
        .select('number')
        .where('id', '=', listId)
        .executeTakeFirstOrThrow()
      return `/tasks/${number}/1/ask`
    })
  return {
    ask: asked,
    question: () =>
      broughtOnce('question', async () => {
        const path = await asked()
        const form = {
          once: newOnceKey(),
          agency: office.key,
          words: '请问示例停车位建在哪里？',
          agreed: 'yes',
        }
        await house.post(path, form)
        const { case_id: id } = await db
          .selectFrom('desk.task_questions')
          .select('case_id')
          .executeTakeFirstOrThrow()
        return `/desk/task-questions/${id}`
      }),
    answered: () =>
      broughtOnce('question answered', async () => {
        const path = await asked()
        const form = {
          once: newOnceKey(),
          agency: office.key,
          words: '请问示例停车位何时开放？',
          agreed: 'yes',
        }
        await house.post(path, form)
        const { case_id: id } = await db
          .selectFrom('desk.task_questions as q')
          .innerJoin('desk.cases as c', 'c.id', 'q.case_id')
          .select('q.case_id')
          .orderBy('c.opened_at', 'desc')
          .orderBy('c.number', 'desc')
          .executeTakeFirstOrThrow()
        return `/desk/task-questions/${id}`
      }),
  }
}

/** The forms of questions that the public asks about tasks. */
export function questionForms(
  house: () => TestHouse,
  city: () => FormScenes,
  post: (path: string, form: Record<string, string>) => Promise<unknown>,
): Readonly<Record<string, Row>> {
  const scenes = () => questionScenes(house(), city())
  return {
    '/tasks/:list/:task/ask': { who: 'stranger', page: () => scenes().ask(), wrong: { words: '' } },
    '/desk/task-questions/:id/answer': { page: () => scenes().question(), wrong: { answer: '' } },
    '/desk/task-questions/:id/decline': { page: () => scenes().question(), wrong: { reason: '' } },
    '/desk/task-questions/:id/take-down': {
      async page() {
        const page = await scenes().answered()
        await post(`${page}/answer`, {
          version: '1',
          question: '示例停车位何时开放？',
          answer: '十二月底开放。示例',
        })
        return page
      },
      wrong: { note: '' },
    },
  }
}
