import { carryOut } from '../../../../platform/forms/carry-out.ts'
import type { Problem } from '../../../../platform/forms/form.ts'
import { OnceKey } from '../../../../platform/forms/once-key.tsx'
import { type Answer, page, refuse, seeOther } from '../../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../../platform/http/routes.ts'
import { Button } from '../../../../ui/button/button.tsx'
import { ErrorSummary } from '../../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { FormActions } from '../../../../ui/form-actions/form-actions.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { statusOf } from '../../desk/status.ts'
import { registerRequests, seeRequests } from '../../permissions.ts'
import { problemWords, spoken } from '../../words.ts'
import { bringRecords, MOST_BYTES, type Taken, takeRecord } from '../actions/bring.ts'
import { mayPrepare } from '../rules.ts'
import { RECORDS } from '../words.ts'
import { RecordList } from './list-views.tsx'
import { crumbsOf, type OnRequest, recordsAt, recordsHome } from './on-record.ts'

const path = '/desk/requests/:id/records'
/** A few records at once; a file a little too large still gets the page that says so. */
const FORM_BYTES = 3 * MOST_BYTES

/** The records of a request, and the way in for more. */
export const recordListRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path,
    may: seeRequests,
    async handle(visit) {
      const on = await recordsAt(visit)
      return on ? listPage(visit, on, []) : refuse(404, problemWords({ field: '', code: 'not-found' }))
    },
  },
  { method: 'POST', path, may: registerRequests, bodyLimit: FORM_BYTES, handle: upload },
]

async function upload(visit: DeskVisit): Promise<Answer> {
  const on = await recordsAt(visit)
  if (!on) return refuse(404, problemWords({ field: '', code: 'not-found' }))
  const { form, services, origin, actor, now } = visit
  if (!mayPrepare(on.file, actor)) return listPage(visit, on, [{ field: '', code: 'wrong-state' }])
  const uploads = form.files('files')
  if (uploads.length === 0) return listPage(visit, on, [{ field: 'files', code: 'required' }])
  const taken: Taken[] = []
  const drop = async (stored: readonly string[]) => {
    for (const each of stored) await services.files.remove(each)
  }
  const again = async (problems: readonly Problem[]) => {
    // Nothing names what was kept of the others.
    await drop(taken.map(each => each.kept.stored))
    return listPage(visit, on, problems)
  }
  for (const each of uploads) {
    const looked = await takeRecord(services, on.key, each)
    if (!looked.ok) return again(looked.problems)
    taken.push(looked)
  }
  const { id } = on.file.standing
  const done = await carryOut(
    visit,
    tx => bringRecords(tx, { keys: services.keys, origin }, id, taken, actor, now),
    () => recordsHome(id),
  )
  if (!done.ok) return again(done.problems)
  // Sent twice: the first sending named its own.
  await drop(done.made?.unnamed ?? taken.map(each => each.kept.stored))
  return seeOther(done.location)
}

function listPage(visit: DeskVisit, { file, records }: OnRequest, problems: readonly Problem[]): Answer {
  const home = recordsHome(file.standing.id)
  const errors = spoken(problems)
  const body = (
    <>
      <ErrorSummary errors={errors} />
      <p>
        原件加密保存，只供本机关有权办理这件申请的人员查看，每次查看都有记录。逐份确定提供方式后，只有确定提供的副本随答复书送达申请人。
      </p>
      <RecordList home={home} records={records} />
      {mayPrepare(file, visit.actor) ? (
        <Section title="上传" id="upload">
          <form method="post" action={home} encType="multipart/form-data">
            <OnceKey />
            <Field
              name="files"
              type="file"
              label="材料"
              hint="可以选择多份，每份不超过 20 MB。涉及国家秘密的，不得上传。"
              multiple
              error={errors.find(each => each.field === 'files')?.message}
              required
            />
            <FormActions>
              <Button variant="primary">上传并检查</Button>
            </FormActions>
          </form>
        </Section>
      ) : null}
    </>
  )
  return page(RECORDS, body, {
    crumbs: crumbsOf(file),
    status: problems.length > 0 ? statusOf(problems) : 200,
  })
}
