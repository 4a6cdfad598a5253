import { civilDateOf } from '../../../law/civil-date.ts'
import { carryOut, statusOf } from '../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../platform/forms/form.ts'
import { type Answer, page, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { Field } from '../../../ui/field/field.tsx'
import { foundAgency } from '../actions/founding.ts'
import { foundForm } from '../forms.ts'
import { permissions } from '../permissions.ts'
import { AGENCY_KINDS, AGENCY_LEVELS } from '../tables.ts'
import { KIND_WORDS, LEVEL_WORDS, spoken, TITLE } from '../words.ts'
import { EventForm, type Filling, filled } from './event-form.tsx'
import { agencyWritten } from './written-names.ts'

const HOME = '/desk/agencies'
const may = permissions.found

/** Founding an agency. */
export const foundRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: `${HOME}/new`, may, handle: async visit => foundPage(visit, []) },
  { method: 'POST', path: HOME, may, handle: found },
]

async function found(visit: DeskVisit): Promise<Answer> {
  const { db, form, actor, now } = visit
  const parsed = parseForm(foundForm, form)
  if (!parsed.ok) return foundPage(visit, parsed.problems)
  const { parent, numberPrefixes, creditCode = null, ...input } = parsed.value
  const above = parent === undefined ? undefined : await agencyWritten(db, 'parent', parent, input.date)
  if (above && !above.ok) return foundPage(visit, above.problems)
  const agency = {
    ...input,
    creditCode,
    parentId: above?.id ?? null,
    numberPrefixes: numberPrefixes.split(/[\n、，,；;\s]+/).filter(text => text !== ''),
  }
  const done = await carryOut(
    visit,
    tx => foundAgency(tx, agency, actor, now),
    made => `${HOME}/${made.agency.key}?done=founded`,
  )
  return done.ok ? seeOther(done.location) : foundPage(visit, done.problems)
}

function foundPage(visit: DeskVisit, problems: readonly Problem[]): Answer {
  const filling: Filling = { typed: typed(visit.form), problems: spoken(problems) }
  const body = (
    <EventForm
      {...filling}
      action={HOME}
      back={HOME}
      submit="设立机构"
      today={civilDateOf(visit.now)}
      lead={
        <p>
          登记新设立的机构。联系方式和内设机构在设立后填写；原有机构更名、合并、分设的，请到该机构的页面办理。
        </p>
      }
    >
      <FoundFields {...filling} />
    </EventForm>
  )
  return page('设立机构', body, { crumbs: [{ href: HOME, label: TITLE }], status: statusOf(problems) })
}

function FoundFields(filling: Filling) {
  return (
    <>
      <Field {...filled(filling, 'name')} label="全称" maxLength={80} required />
      <Field {...filled(filling, 'shortName')} label="规范简称" maxLength={40} width="medium" />
      <Field
        {...filled(filling, 'key')}
        label="标识"
        hint="小写字母、数字、连字符，如 finance。出现在网址中，以后更名也不变。"
        maxLength={30}
        width="medium"
        autocomplete="off"
        required
      />
      <Field
        {...filled(filling, 'kind')}
        type="select"
        label="机构类别"
        empty="请选择"
        options={AGENCY_KINDS.map(kind => ({ value: kind, label: KIND_WORDS[kind] }))}
        required
      />
      <Field
        {...filled(filling, 'level')}
        type="select"
        label="层级"
        empty="请选择"
        options={AGENCY_LEVELS.map(level => ({ value: level, label: LEVEL_WORDS[level] }))}
        required
      />
      <Field
        {...filled(filling, 'parent')}
        label="上级机构"
        hint="全称、简称或者标识。只有本级人民政府没有上级。"
        maxLength={80}
      />
      <Field
        {...filled(filling, 'regionCode')}
        label="行政区划代码"
        inputMode="numeric"
        maxLength={12}
        width="short"
        required
      />
      <Field
        {...filled(filling, 'creditCode')}
        label="统一社会信用代码"
        hint="18 位。没有自定前缀的，索引号以它开头。"
        maxLength={18}
        width="medium"
        autocomplete="off"
      />
      <Field
        {...filled(filling, 'ownIndexPrefix')}
        label="自定索引号前缀"
        hint="沿用历史编号的机构填写。"
        maxLength={61}
        width="medium"
        autocomplete="off"
      />
      <Field
        {...filled(filling, 'numberPrefixes')}
        label="发文代字"
        hint="几个代字之间用顿号隔开。"
        maxLength={400}
        width="medium"
      />
    </>
  )
}
