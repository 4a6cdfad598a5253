import { civilDateOf } from '../../../law/civil-date.ts'
import { carryOut, statusOf } from '../../../platform/forms/carry-out.ts'
import { type Problem, parseForm, typed } from '../../../platform/forms/form.ts'
import { type Answer, page, refuse, seeOther } from '../../../platform/http/answers.ts'
import type { DeskRoute, DeskVisit } from '../../../platform/http/routes.ts'
import { changeSetting } from '../actions.ts'
import { isSettingKey, type SettingKey, settingOf } from '../definitions.ts'
import { decisionForm } from '../forms.ts'
import { mayDecide, permissions } from '../permissions.ts'
import { readValue } from '../rules.ts'
import { decisionsAfter, decisionsOn, settingAt, settingsAt } from '../store.ts'
import { spoken, TITLE } from '../words.ts'
import { SettingPage, SettingsPage } from './views.tsx'

const HOME = '/desk/settings'

/** The settings at work: what is in force, what will be, and one page for each to decide on. */
export const deskRoutes: readonly DeskRoute[] = [
  {
    method: 'GET',
    path: HOME,
    may: permissions.open,
    async handle({ db, now, query, actor }) {
      const today = civilDateOf(now)
      const [values, ahead] = await Promise.all([settingsAt(db, today), decisionsAfter(db, today)])
      const done = query.get('done') ?? ''
      const body = (
        <SettingsPage
          values={values}
          ahead={ahead}
          done={isSettingKey(done) ? settingOf(done).label : undefined}
          decides={category => mayDecide(actor, category)}
        />
      )
      return page(TITLE, body)
    },
  },
  {
    method: 'GET',
    path: `${HOME}/:key`,
    may: permissions.open,
    handle: visit => onSetting(visit, key => settingPage(visit, key, [])),
  },
  {
    method: 'POST',
    path: `${HOME}/:key`,
    may: permissions.open,
    handle: visit => onSetting(visit, key => change(visit, key)),
  },
]

async function onSetting(visit: DeskVisit, then: (key: SettingKey) => Promise<Answer>): Promise<Answer> {
  const key = visit.params.key ?? ''
  return isSettingKey(key) ? then(key) : refuse(404, '没有这个参数。请从参数设置页重新选择。')
}

async function settingPage(visit: DeskVisit, key: SettingKey, problems: readonly Problem[]): Promise<Answer> {
  const setting = settingOf(key)
  const today = civilDateOf(visit.now)
  const [value, decisions] = await Promise.all([settingAt(visit.db, key, today), decisionsOn(visit.db, key)])
  const body = (
    <SettingPage
      settingKey={key}
      setting={setting}
      value={value}
      decisions={decisions}
      decides={mayDecide(visit.actor, setting.category)}
      today={today}
      typed={typed(visit.form)}
      problems={spoken(problems)}
    />
  )
  return page(setting.label, body, {
    crumbs: [{ href: HOME, label: TITLE }],
    status: statusOf(problems),
  })
}

async function change(visit: DeskVisit, key: SettingKey): Promise<Answer> {
  const setting = settingOf(key)
  if (!mayDecide(visit.actor, setting.category)) {
    return settingPage(visit, key, [{ field: '', code: 'not-permitted' }])
  }
  const parsed = parseForm(decisionForm, visit.form)
  if (!parsed.ok) return settingPage(visit, key, parsed.problems)
  const value = readValue(setting, parsed.value.value)
  if (value === undefined) return settingPage(visit, key, [{ field: 'value', code: 'invalid' }])
  const done = await carryOut(
    visit,
    tx => changeSetting(tx, { ...parsed.value, key, value }, visit.actor, visit.now),
    () => `${HOME}?done=${key}`,
  )
  return done.ok ? seeOther(done.location) : settingPage(visit, key, done.problems)
}
