import { civilDateOf } from '../../../law/civil-date.ts'
import type { DeskPanel } from '../../../platform/room/room.ts'
import { Section } from '../../../ui/section/section.tsx'
import { passwordNumbers } from '../numbers.ts'
import { permissions } from '../permissions.ts'
import { passwordDaysLeft } from '../rules.ts'
import { absencesFor } from '../store/absences.ts'
import { recoveryCodesLeft, standingOf } from '../store/credentials.ts'

/** Days before the end of a password on which the workbench begins to say so. */
const WARNING_DAYS = 7
const FEW_CODES = 3

/** What a person should know of the own account today: for whom they stand in, and what will soon run out. */
export const reminders: DeskPanel = {
  order: 900,
  may: permissions.ownAccount,
  async render({ db, actor, now }) {
    const today = civilDateOf(now)
    const { maxAgeDays } = await passwordNumbers(db, now)
    const [absences, standing, codes] = await Promise.all([
      absencesFor(db, actor.id, [], today),
      standingOf(db, { personId: actor.id }),
      recoveryCodesLeft(db, actor.id),
    ])
    const standingIn = absences.filter(each => each.deputy_id === actor.id && each.from_date <= today)
    const days = standing && passwordDaysLeft(standing.changedAt, now, maxAgeDays)
    const ending = days !== undefined && days <= WARNING_DAYS
    if (standingIn.length === 0 && !ending && codes >= FEW_CODES) return null
    return (
      <Section title="账号提醒" id="account-reminders">
        <ul>
          {standingIn.map(each => (
            <li key={each.id}>
              {each.person}缺勤至 {each.until_date}，其待办事项由您代理。
            </li>
          ))}
          {ending && (
            <li>
              口令还有 {days} 天到期，到期后须先更改才能继续工作。<a href="/desk/me">现在更改</a>
            </li>
          )}
          {codes < FEW_CODES && (
            <li>
              {codes === 0 ? '没有可用的恢复码' : `只剩 ${codes} 个恢复码`}，设备遗失时将无法登录。
              <a href="/desk/me">更换恢复码</a>
            </li>
          )}
        </ul>
      </Section>
    )
  },
}
