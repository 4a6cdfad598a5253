import { settingsAt } from '../../foundation/settings/index.ts'
import { civilDateOf } from '../../law/civil-date.ts'
import type { KeyRing } from '../../platform/crypto/key-ring.ts'
import { type Db, inTransaction } from '../../platform/db/db.ts'
import { recordFact } from '../../platform/facts/facts.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import { renderLetter } from '../../platform/mail/letter.tsx'
import { queueMail } from '../../platform/mail/mail.ts'
import type { Mail } from '../../platform/mail/transport.ts'
import { may, scopesOf } from '../../platform/permissions/permission.ts'
import type { DeskPanel } from '../../platform/room/room.ts'
import { DateText } from '../../ui/date-text/date-text.tsx'
import { Section } from '../../ui/section/section.tsx'
import { Table } from '../../ui/table/table.tsx'
import { type GuideDue, guidesDue } from './guide-review.ts'
import { liveGuides, noteReminder } from './guides-store.ts'

/** Sees which guides of the own agency are due for review. */
export const seeGuideReview = may('drafter', 'disclosure-head').own('disclosure.see-guide-review')

const REASONS: Readonly<Record<GuideDue['reason'], string>> = {
  age: '已到复核期限',
  details: '机构信息在指南更新后有变化',
}

async function dueGuides(
  db: Db,
  agencies: readonly string[] | 'all',
  now: Date,
): Promise<readonly GuideDue[]> {
  const today = civilDateOf(now)
  const months = (await settingsAt(db, today))['disclosure.guide-review-months']
  return guidesDue(await liveGuides(db, agencies), months, today)
}

/** 指南待复核, on the first page of the workbench of whoever can do something about it. */
export const guideReviewPanel: DeskPanel = {
  order: 25,
  may: seeGuideReview,
  async render({ db, actor, now }) {
    const due = await dueGuides(db, scopesOf(actor, seeGuideReview), now)
    if (due.length === 0) return null
    return (
      <Section title="指南待复核" id="guide-review">
        <Table<GuideDue>
          id="guides-due"
          caption="指南待复核"
          captionHidden
          columns={[
            {
              key: 'agency',
              head: '指南',
              rowHeader: true,
              cell: ({ guide }) => (
                <a href={`/desk/publications/${guide.editionId}`}>{guide.agencyName}政府信息公开指南</a>
              ),
            },
            {
              key: 'reviewed',
              head: '更新日期',
              nowrap: true,
              cell: ({ guide }) => <DateText date={guide.reviewed} />,
            },
            { key: 'reason', head: '原因', cell: ({ reason }) => REASONS[reason] },
            {
              key: 'due',
              head: '应复核日期',
              nowrap: true,
              cell: ({ dueOn }) => <DateText date={dueOn} />,
            },
          ]}
          rows={due}
          rowKey={({ guide }) => String(guide.number)}
          note="核对无误的，也请用“修改并发布新版”更新日期。"
        />
      </Section>
    )
  },
}

/** Once a day: a letter to the mailbox of each agency whose guide has come due, one for each due day. */
export function guideReminderJob(db: Db, keys: KeyRing, origin: string): Job {
  return {
    name: 'disclosure.remind-of-guides',
    cron: '10 23 * * *',
    async run(_payload, now) {
      for (const due of await dueGuides(db, 'all', now)) {
        if (due.guide.email === '') continue
        await inTransaction(db, async tx => {
          const { agencyId } = due.guide
          if (!(await noteReminder(tx, agencyId, due.dueOn, now))) return
          await queueMail(tx, reminderOf(due, origin, now), keys, now)
          await recordFact(
            tx,
            {
              kind: 'disclosure.guide-review-reminded',
              actor: null,
              scope: agencyId,
              subject: { type: 'agency', id: agencyId },
              data: { due: due.dueOn, reason: due.reason },
            },
            now,
          )
        })
      }
    },
  }
}

/** The letter. */
export function reminderOf({ guide, dueOn, reason }: GuideDue, origin: string, now: Date): Mail {
  const subject = `政府信息公开指南待复核：${guide.agencyName}`
  return {
    to: guide.email,
    subject,
    ...renderLetter({
      heading: '政府信息公开指南待复核',
      greeting: `${guide.agencyName}：`,
      paragraphs: [
        `贵单位的政府信息公开指南${REASONS[reason]}。请核对公开工作机构的名称、地址、办公时间、电话等内容，更新后发布新版，并标注更新日期。`,
        '核对无误的，也请发布新版，更新日期。',
      ],
      facts: [
        { label: '指南的更新日期', value: guide.reviewed },
        { label: '应复核日期', value: dueOn },
      ],
      action: { label: '打开指南', href: `${origin}/desk/publications/${guide.editionId}` },
      sender: '政府信息公开平台',
      date: civilDateOf(now),
      notes: ['本邮件由系统发送，请勿回复。同一复核期限只提醒一次。'],
    }),
  }
}
