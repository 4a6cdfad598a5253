import type { DeskRoute } from '../../../platform/http/routes.ts'
import { Field } from '../../../ui/field/field.tsx'
import { moveAgency, renameAgency } from '../actions/changes.ts'
import { abolishAgency, mergeAgencies, splitAgency } from '../actions/endings.ts'
import { abolishForm, mergeForm, moveForm, renameForm, splitForm } from '../forms.ts'
import { permissions } from '../permissions.ts'
import { filled } from './event-form.tsx'
import { eventRoutes } from './events.tsx'
import { agenciesWritten, agencyWritten } from './written-names.ts'

const WRITING = '每行一个，写全称、简称或者标识。'

const renaming = eventRoutes({
  slug: 'rename',
  title: '更名',
  submit: '登记更名',
  may: permissions.rename,
  form: renameForm,
  lead: agency => `${agency.name}自生效之日起使用新的名称。原名称继续可查，原来的网址不变。`,
  fields: filling => (
    <>
      <Field {...filled(filling, 'name')} label="新的全称" maxLength={80} required />
      <Field
        {...filled(filling, 'shortName')}
        label="新的规范简称"
        hint="没有可以不填；原简称同时停用。"
        maxLength={40}
        width="medium"
      />
    </>
  ),
  prepare: async ({ actor, now }, { id: agencyId }, input) => ({
    ok: true,
    work: tx => renameAgency(tx, { agencyId, ...input }, actor, now),
  }),
})

const moving = eventRoutes({
  slug: 'move',
  title: '调整隶属',
  submit: '登记调整',
  may: permissions.move,
  form: moveForm,
  lead: agency => `${agency.name}及其下属机构一并调整到新的上级之下。`,
  fields: filling => (
    <Field
      {...filled(filling, 'parent')}
      label="新的上级机构"
      hint="全称、简称或者标识。"
      maxLength={80}
      required
    />
  ),
  async prepare({ db, actor, now }, { id: agencyId }, { parent, date, basis }) {
    const above = await agencyWritten(db, 'parent', parent, date)
    if (!above.ok) return above
    const move = { agencyId, parentId: above.id, date, basis }
    return { ok: true, work: tx => moveAgency(tx, move, actor, now) }
  },
})

const merging = eventRoutes({
  slug: 'merge',
  title: '合并',
  submit: '登记合并',
  danger: true,
  may: permissions.merge,
  form: mergeForm,
  lead: agency =>
    `${agency.name}自生效之日起不再保留，职责由所填的一个机构承接。承接机构是新设的，请先办理设立。`,
  fields: filling => (
    <>
      <Field
        {...filled(filling, 'successors')}
        label="并入的机构"
        hint="一个，写全称、简称或者标识。"
        maxLength={80}
        required
      />
      <Field
        {...filled(filling, 'agencies')}
        type="textarea"
        label="一并并入的其他机构"
        hint={`没有可以不填。${WRITING}`}
        rows={3}
      />
    </>
  ),
  async prepare({ db, actor, now }, agency, { agencies, successors, date, basis }) {
    const others = await agenciesWritten(db, 'agencies', agencies, date)
    if (!others.ok) return others
    const into = await agencyWritten(db, 'successors', successors, date)
    if (!into.ok) return into
    const merge = { agencyIds: [agency.id, ...others.ids], successorId: into.id, date, basis }
    return { ok: true, work: tx => mergeAgencies(tx, merge, actor, now) }
  },
})

const splitting = eventRoutes({
  slug: 'split',
  title: '分设',
  submit: '登记分设',
  danger: true,
  may: permissions.split,
  form: splitForm,
  lead: agency => `${agency.name}自生效之日起不再保留，职责由两个以上机构分别承接。新设的机构请先办理设立。`,
  fields: filling => (
    <Field
      {...filled(filling, 'successors')}
      type="textarea"
      label="承接职责的机构"
      hint={WRITING}
      rows={4}
      required
    />
  ),
  async prepare({ db, actor, now }, { id: agencyId }, { successors, date, basis }) {
    const into = await agenciesWritten(db, 'successors', successors, date)
    if (!into.ok) return into
    const split = { agencyId, successorIds: into.ids, date, basis }
    return { ok: true, work: tx => splitAgency(tx, split, actor, now) }
  },
})

const abolishing = eventRoutes({
  slug: 'abolish',
  title: '撤销',
  submit: '登记撤销',
  danger: true,
  may: permissions.abolish,
  form: abolishForm,
  lead: agency => `${agency.name}自生效之日起撤销。它的页面保留，并指向承接职责的机构。`,
  fields: filling => (
    <Field
      {...filled(filling, 'successors')}
      type="textarea"
      label="承接职责的机构"
      hint={`没有承接的可以不填。${WRITING}`}
      rows={3}
    />
  ),
  async prepare({ db, actor, now }, { id: agencyId }, { successors, date, basis }) {
    const into = await agenciesWritten(db, 'successors', successors, date)
    if (!into.ok) return into
    const abolish = { agencyId, successorIds: into.ids, date, basis }
    return { ok: true, work: tx => abolishAgency(tx, abolish, actor, now) }
  },
})

/** The pages of every event in the life of an agency but its founding. */
export const eventPageRoutes: readonly DeskRoute[] = [
  ...renaming,
  ...moving,
  ...merging,
  ...splitting,
  ...abolishing,
]
