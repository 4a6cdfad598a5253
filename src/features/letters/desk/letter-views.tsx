import { CHANNELS, channelOf } from '../../../law/channels.ts'
import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { maskAddress, maskMobile, maskName, maskPersonalNumbers } from '../../../law/masking.ts'
import { State } from '../../../ui/badge/badge.tsx'
import { ButtonLink } from '../../../ui/button/button.tsx'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { Timeline } from '../../../ui/timeline/timeline.tsx'
import { DueDay } from '../clock-views.tsx'
import { ERROR_KINDS } from '../kinds.ts'
import { Plain } from '../portal/status-views.tsx'
import type { Writer } from '../sealing.ts'
import { PURPOSES, SCORES, STATE_TONES } from '../words.ts'
import { letterWorkflow } from '../workflow.ts'
import { ActForm, fieldOf, summaryOf } from './act-form.tsx'
import { AnswerSection } from './answer-views.tsx'
import type { LetterPageProps } from './letter-props.ts'

/** One letter at the desk: what was written, how long there is, what may be done. */
export function LetterPage(props: LetterPageProps) {
  const { whole, today, tried, may } = props
  const { standing, letter, kind, agency, open } = whole
  const site = ERROR_KINDS.find(each => each.key === letter.error_kind)
  const act = { caseId: standing.id, version: standing.version, tried }
  return (
    <>
      <ErrorSummary errors={summaryOf(tried)} />
      <State tone={STATE_TONES[standing.state]} word={letterWorkflow.states[standing.state].label}>
        {whole.events.at(-1)?.says}。
      </State>
      {standing.closedAt === null ? (
        <DueDay clock={whole.clock} today={today} calendar={whole.calendar} />
      ) : null}
      {!letter.consents && letter.publication_id !== null ? (
        <Notice tone="warning" title="来信人已经撤回公开的同意">
          <p>这封来信曾经选登。请在“信息发布”中撤下，或者停止办理该稿件。</p>
        </Notice>
      ) : null}
      <Section title="来信" id="letter">
        <DescriptionList
          columns={2}
          items={[
            { term: '类型', value: site ? `${kind.label}：${site.label}` : kind.label },
            { term: '承办机关', value: agency.name },
            { term: '收到', value: formatShanghaiMinute(standing.openedAt) },
            { term: '同意公开', value: letter.consents ? '同意' : '不同意' },
            { term: '标题', value: open && masked(open.words.subject, props.unmasked), wide: true },
            { term: '页面地址', value: open?.words.page, wide: true },
          ]}
        />
        {open ? (
          <Plain text={masked(open.words.body, props.unmasked)} />
        ) : (
          <p>来信内容和来信人信息已经按期销毁。</p>
        )}
      </Section>
      {open ? <WriterSection {...props} writer={open.writer} /> : null}
      <Exchange whole={whole} nameOf={props.nameOf} />
      <AnswerSection {...props} />
      {may.has('accept') ? <ActForm {...act} act="accept" button="受理" variant="primary" /> : null}
      <OtherActs {...props} />
      {props.maySelect ? (
        <Section title="选登" id="select">
          <p>来信人同意公开。请改写问题和答复，隐去一切个人信息，经审查后发布。</p>
          <ButtonLink href={`/desk/letters/${standing.id}/select`}>改写并选登</ButtonLink>
        </Section>
      ) : null}
      <Section title="办理经过" id="timeline">
        <Timeline
          items={whole.events.map(event => ({
            title: `${event.says}　${event.by === 'applicant' ? '来信人' : props.nameOf(event.actor_id)}`,
            at: formatShanghaiMinute(event.at),
            ...(event.note ? { detail: event.note } : {}),
          }))}
        />
      </Section>
    </>
  )
}

function masked(text: string, unmasked: boolean): string {
  return unmasked ? text : maskPersonalNumbers(text)
}

function WriterSection({
  writer,
  unmasked,
  mayUnmask,
  mayRenew,
  whole,
  tried,
}: LetterPageProps & { readonly writer: Writer }) {
  const shown = unmasked
    ? writer
    : {
        name: maskName(writer.name),
        phone: maskMobile(writer.phone),
        mail: writer.mail === '' ? '' : `${writer.mail.slice(0, 1)}***@***`,
        place: maskAddress(writer.place),
      }
  const act = { caseId: whole.standing.id, version: whole.standing.version, tried }
  return (
    <Section title="来信人" id="writer">
      <DescriptionList
        columns={2}
        items={[
          { term: '姓名', value: shown.name },
          { term: '电话', value: shown.phone },
          { term: '电子邮箱', value: shown.mail },
          { term: '地点', value: shown.place },
        ]}
      />
      {Object.values(writer).every(value => value === '') ? <p>来信人没有留下姓名和联系方式。</p> : null}
      {unmasked ? <p class="quiet">以上信息显示十五分钟，查看已经记录。</p> : null}
      {mayUnmask && !unmasked ? (
        <ActForm {...act} act="unmask" button="显示" summary="显示完整信息（每次查看都有记录）">
          <Field
            {...fieldOf(tried, 'unmask', 'purpose')}
            type="radios"
            label="用途"
            options={Object.entries(PURPOSES).map(([value, label]) => ({ value, label }))}
            required
          />
        </ActForm>
      ) : null}
      {mayRenew ? (
        <ActForm
          {...act}
          act="code"
          button="换发查询码"
          summary="换发查询码（来信人到场）"
          note="请核对来信人的有效证件。原查询码随即失效，新查询码只显示一次。"
        />
      ) : null}
    </Section>
  )
}

function Exchange({ whole, nameOf }: Pick<LetterPageProps, 'whole' | 'nameOf'>) {
  const texts = whole.texts.filter(text => text.role !== 'draft')
  const { letter } = whole
  if (texts.length === 0 && letter.score === null) return null
  const titles = { question: '请来信人补充', supplement: '来信人补充', rating: '来信人的意见' } as const
  return (
    <Section title="来往" id="exchange">
      {texts.map(text => (
        <div key={text.seq}>
          <h3>
            {text.role === 'draft' ? '' : titles[text.role]}　{formatShanghaiMinute(text.at)}
            {text.author_id === null ? '' : `　${nameOf(text.author_id)}`}
          </h3>
          <Plain text={text.text} />
        </div>
      ))}
      {letter.score === null ? null : (
        <p>来信人评价：{SCORES.find(score => score.value === String(letter.score))?.label}</p>
      )}
    </Section>
  )
}

function OtherActs({ whole, may, tried, desks }: LetterPageProps) {
  const { standing, letter } = whole
  const act = { caseId: standing.id, version: standing.version, tried }
  const channel = letter.referred_to === null ? undefined : channelOf(letter.referred_to)
  return (
    <>
      {channel ? (
        <Section title="已告知的渠道" id="channel">
          <p>
            {channel.name}：{channel.body}，{channel.reach}（{channel.basis}）
          </p>
        </Section>
      ) : null}
      {may.has('proceed') ? (
        <ActForm
          {...act}
          act="proceed"
          button="按现有内容继续办理"
          note="等待补充的时间已满，仍未收到的，可以继续办理。"
        />
      ) : null}
      {may.has('ask') ? (
        <ActForm {...act} act="ask" button="发给来信人" summary="请来信人补充" note="等待期间不计入期限。">
          <Field
            {...fieldOf(tried, 'ask', 'words')}
            type="textarea"
            rows={3}
            label="需要补充什么"
            maxLength={1000}
            required
          />
        </ActForm>
      ) : null}
      {may.has('extend') ? (
        <ActForm {...act} act="extend" button="批准延长" summary="延长办理期限（一次）">
          <Field {...fieldOf(tried, 'extend', 'reason')} label="理由" maxLength={300} required />
        </ActForm>
      ) : null}
      {may.has('transfer') ? (
        <ActForm
          {...act}
          act="transfer"
          button="转交"
          summary="转交其他机关"
          note="期限不重新计算，来信人会收到通知。"
        >
          <Field
            {...fieldOf(tried, 'transfer', 'to')}
            type="select"
            label="转交给"
            empty="请选择"
            options={desks
              .filter(desk => desk.agencyId !== standing.agencyId)
              .map(desk => ({ value: desk.agencyId, label: desk.name }))}
            required
          />
          <Field {...fieldOf(tried, 'transfer', 'reason')} label="理由" maxLength={300} required />
        </ActForm>
      ) : null}
      {may.has('refer') ? (
        <ActForm
          {...act}
          act="refer"
          button="告知并办结"
          variant="danger"
          summary="不属于来信办理范围，告知其他渠道"
          note="告知后本件办结，来信人在进度页面看到渠道、受理机关和依据。"
        >
          <Field
            {...fieldOf(tried, 'refer', 'channel')}
            type="radios"
            label="应当通过哪个渠道"
            options={CHANNELS.map(({ key, name, concerns }) => ({ value: key, label: name, hint: concerns }))}
            required
          />
        </ActForm>
      ) : null}
    </>
  )
}
