import { OnceKey } from '../../../platform/forms/once-key.tsx'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { mayEnter } from '../../../platform/permissions/permission.ts'
import { Badge } from '../../../ui/badge/badge.tsx'
import { Button, ButtonLink } from '../../../ui/button/button.tsx'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { Disclosure } from '../../../ui/disclosure/disclosure.tsx'
import { ErrorSummary } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { FormActions } from '../../../ui/form-actions/form-actions.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { Timeline } from '../../../ui/timeline/timeline.tsx'
import type { Agency, AgencyDetails, InnerOffice } from '../agency.ts'
import { mayCorrect, permissions } from '../permissions.ts'
import { spanWords } from '../portal/agency-views.tsx'
import type { AgencyEventRow, AgencyNameRow } from '../tables.ts'
import { DETAIL_WORDS, eventSentence, KIND_WORDS, LEVEL_WORDS, NAME_WORDS, STATE_WORDS } from '../words.ts'
import { type Filling, filled } from './event-form.tsx'

interface AgencyDeskPageProps extends Filling {
  readonly actor: Actor
  readonly agency: Agency
  readonly all: readonly Agency[]
  readonly names: readonly AgencyNameRow[]
  readonly events: readonly AgencyEventRow[]
  readonly details: AgencyDetails
  readonly offices: readonly InnerOffice[]
  readonly done: string
}

const DONE: ReadonlyMap<string, string> = new Map([
  ['founded', '机构已设立，公开页面同时建立。请继续填写职能和联系方式。'],
  ['rename', '更名已登记，公开页面同时更新。'],
  ['move', '隶属调整已登记，公开页面同时更新。'],
  ['merge', '合并已登记，公开页面已指向承接机构。'],
  ['split', '分设已登记，公开页面已指向承接机构。'],
  ['abolish', '撤销已登记，公开页面同时更新。'],
  ['details', '机构信息已更正，公开页面同时更新。'],
  ['alias', '名称写法已登记。'],
])

const ACTS = [
  ['rename', '更名', permissions.rename],
  ['move', '调整隶属', permissions.move],
  ['merge', '合并', permissions.merge],
  ['split', '分设', permissions.split],
  ['abolish', '撤销', permissions.abolish],
] as const

/** What an agency is and was; what this person may do with it. */
export function AgencyDeskPage(props: AgencyDeskPageProps) {
  const { agency, done, problems } = props
  const said = DONE.get(done)
  return (
    <>
      {said !== undefined && (
        <Notice tone="success" live>
          <p>{said}</p>
        </Notice>
      )}
      <ErrorSummary errors={problems} />
      <p>
        <Badge tone={agency.state === 'active' ? 'success' : 'neutral'}>{STATE_WORDS[agency.state]}</Badge>{' '}
        <a href={`/agencies/${agency.key}`}>公开页面</a>
      </p>
      <Facts {...props} />
      {agency.state === 'active' && <Acts {...props} />}
      <Details {...props} />
      <Names {...props} />
      <History {...props} />
    </>
  )
}

function Facts({ agency, all }: AgencyDeskPageProps) {
  const parent = all.find(each => each.id === agency.parentId)
  const below = all.filter(each => each.parentId === agency.id && each.state === 'active')
  return (
    <DescriptionList
      columns={2}
      items={[
        { term: '标识', value: <code>{agency.key}</code> },
        { term: '规范简称', value: agency.shortName },
        { term: '类别', value: KIND_WORDS[agency.kind] },
        { term: '层级', value: LEVEL_WORDS[agency.level] },
        { term: '上级', value: parent && <a href={`/desk/agencies/${parent.key}`}>{parent.name}</a> },
        { term: '下属机构', value: below.length > 0 ? `${below.length} 个` : '' },
        { term: '行政区划代码', value: agency.regionCode },
        { term: '索引号前缀', value: <code>{agency.indexPrefix}</code> },
        { term: '发文代字', value: agency.numberPrefixes.join('、') },
      ]}
    />
  )
}

function Acts({ agency, actor }: AgencyDeskPageProps) {
  const acts = ACTS.filter(([, , permission]) => mayEnter(actor, permission))
  const corrects = mayCorrect(actor, agency.id)
  if (acts.length === 0 && !corrects) return null
  const here = `/desk/agencies/${agency.key}`
  return (
    <FormActions>
      {corrects && (
        <ButtonLink href={`${here}/details`} variant="primary">
          更正机构信息
        </ButtonLink>
      )}
      {acts.map(([slug, label]) => (
        <ButtonLink key={slug} href={`${here}/${slug}`}>
          {label}
        </ButtonLink>
      ))}
    </FormActions>
  )
}

function Details({ details, offices }: AgencyDeskPageProps) {
  const terms = Object.entries(DETAIL_WORDS) as [keyof AgencyDetails, string][]
  const lacking = terms.filter(([field]) => details[field] === '').map(([, term]) => term)
  return (
    <section aria-labelledby="details">
      <h2 id="details">职能和联系方式</h2>
      <DescriptionList
        columns={2}
        items={terms.map(([field, term]) => ({
          term,
          value: details[field],
          wide: field === 'functions' || field === 'address',
        }))}
      />
      {lacking.length > 0 && <p class="quiet">尚未填写：{lacking.join('、')}。</p>}
      {offices.length > 0 && (
        <Table
          caption="内设机构"
          columns={[
            { key: 'name', head: '名称', rowHeader: true, cell: office => office.name },
            { key: 'duties', head: '职责', cell: office => office.duties || '—' },
            { key: 'telephone', head: '电话', cell: office => office.telephone || '—' },
          ]}
          rows={offices}
          rowKey={office => office.name}
        />
      )}
    </section>
  )
}

function Names(props: AgencyDeskPageProps) {
  const { names, actor, agency, problems } = props
  return (
    <section aria-labelledby="names">
      <h2 id="names">名称和写法</h2>
      <Table
        caption="名称和写法"
        captionHidden
        columns={[
          { key: 'name', head: '名称', rowHeader: true, cell: name => name.name },
          { key: 'kind', head: '性质', nowrap: true, cell: name => NAME_WORDS[name.kind] },
          {
            key: 'span',
            head: '使用时间',
            cell: name => spanWords({ from: name.from_date, until: name.until_date }),
          },
        ]}
        rows={names}
        rowKey={name => name.id}
      />
      {mayEnter(actor, permissions.addAlias) && (
        <Disclosure summary="登记其他写法" open={problems.length > 0}>
          <form method="post" action={`/desk/agencies/${agency.key}/aliases`}>
            <OnceKey />
            <Field
              {...filled(props, 'name')}
              label="写法"
              hint="文件中用过的其他写法，用于导入和检索时认出本机构。"
              maxLength={80}
              width="medium"
              required
            />
            <Field {...filled(props, 'from')} label="启用日期（可不填）" type="date" width="short" />
            <Field {...filled(props, 'until')} label="停用日期（可不填）" type="date" width="short" />
            <FormActions>
              <Button>登记</Button>
            </FormActions>
          </form>
        </Disclosure>
      )}
    </section>
  )
}

function History({ events, all }: AgencyDeskPageProps) {
  const byId = new Map(all.map(agency => [agency.id, agency]))
  return (
    <section aria-labelledby="history">
      <h2 id="history">沿革</h2>
      <Timeline
        label="沿革"
        items={events.map(event => ({
          title: eventSentence({
            kind: event.kind,
            formerName: event.former_name,
            successors: event.successors.flatMap(id => byId.get(id) ?? []),
          }),
          at: event.date === null ? '收录前' : <DateText date={event.date} />,
          detail: <p>依据：{event.basis}</p>,
        }))}
      />
    </section>
  )
}
