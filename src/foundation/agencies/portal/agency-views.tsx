import type { VNode } from 'preact'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { DescriptionList } from '../../../ui/description-list/description-list.tsx'
import { LinkColumns } from '../../../ui/link-columns/link-columns.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { Timeline } from '../../../ui/timeline/timeline.tsx'
import type { LiveAgency } from '../live.ts'
import type { LiveAgencyName } from '../tables.ts'
import { DETAIL_WORDS, eventSentence, KIND_WORDS, NAME_WORDS } from '../words.ts'

interface AgencyBodyProps {
  readonly agency: LiveAgency
  readonly parent: LiveAgency | undefined
  readonly successors: readonly LiveAgency[]
  readonly predecessors: readonly LiveAgency[]
  /** The agencies right below it that still are. */
  readonly below: readonly LiveAgency[]
  readonly panels: readonly VNode[]
}

/** What an agency is: first what it does and whom to ask, then what it publishes, then what it was. */
export function AgencyBody(props: AgencyBodyProps) {
  const { agency, below, panels } = props
  return (
    <>
      {agency.state === 'abolished' && <Ended {...props} />}
      {agency.functions !== '' && <p class="lead">{agency.functions}</p>}
      <section aria-labelledby="contact">
        <h2 id="contact">{agency.state === 'active' ? '联系方式' : '基本信息'}</h2>
        <Contact {...props} />
      </section>
      {panels}
      {agency.inner_offices.length > 0 && (
        <section aria-labelledby="offices">
          <h2 id="offices">内设机构</h2>
          <Table
            caption="内设机构"
            captionHidden
            columns={[
              { key: 'name', head: '名称', rowHeader: true, cell: office => office.name },
              { key: 'duties', head: '职责', cell: office => office.duties || '—' },
              ...(agency.inner_offices.some(office => office.telephone !== '')
                ? [
                    {
                      key: 'telephone',
                      head: '电话',
                      nowrap: true,
                      cell: (office: LiveAgency['inner_offices'][number]) => office.telephone || '—',
                    },
                  ]
                : []),
            ]}
            rows={agency.inner_offices}
            rowKey={office => office.name}
          />
        </section>
      )}
      {below.length > 0 && (
        <section aria-labelledby="below">
          <h2 id="below">下属机构（{below.length}）</h2>
          <LinkColumns label="下属机构" items={below.map(linkTo)} />
        </section>
      )}
      <History {...props} />
    </>
  )
}

/** What became of an agency that is no more, and who answers for its work. */
function Ended({ agency, successors }: AgencyBodyProps) {
  const end = agency.events.find(event => ['merged', 'split', 'abolished'].includes(event.kind))
  return (
    <Notice tone="warning" title="该机构已经撤并">
      <p>
        {agency.name}
        {end?.date && (
          <>
            已于 <DateText date={end.date} />
          </>
        )}{' '}
        {end && eventSentence(end)}。本页保留供查考。
      </p>
      {successors.length > 0 && (
        <p>
          有关事项请向现行使职权的机构联系：
          {successors.map((each, index) => (
            <>
              {index > 0 && '、'}
              <a href={`/agencies/${each.key}`}>{each.name}</a>
            </>
          ))}
          。
        </p>
      )}
    </Notice>
  )
}

/** How to reach an agency. Nobody answers the telephone of one that ended, so only what it was stays. */
function Contact({ agency, parent }: AgencyBodyProps) {
  const { telephone, email, website } = agency
  const ways = [
    { term: DETAIL_WORDS.telephone, value: telephone },
    { term: DETAIL_WORDS.hours, value: agency.hours },
    { term: DETAIL_WORDS.address, value: agency.address, wide: true },
    { term: DETAIL_WORDS.disclosureOffice, value: agency.disclosure_office },
    { term: DETAIL_WORDS.head, value: agency.head },
    { term: DETAIL_WORDS.email, value: email },
    { term: DETAIL_WORDS.fax, value: agency.fax },
    { term: DETAIL_WORDS.postcode, value: agency.postcode },
    { term: DETAIL_WORDS.website, value: website === '' ? '' : <a href={website}>{website}</a> },
  ]
  return (
    <DescriptionList
      label={agency.state === 'active' ? '联系方式' : '基本信息'}
      columns={2}
      items={[
        ...(agency.state === 'active' ? ways : []),
        { term: '机构类别', value: KIND_WORDS[agency.kind] },
        {
          term: '上级机构',
          value: parent ? <a href={`/agencies/${parent.key}`}>{parent.name}</a> : '',
        },
        { term: '统一社会信用代码', value: agency.credit_code ?? '' },
        { term: '机构编码', value: agency.organisation_code },
        { term: '行政区划代码', value: agency.region_code },
      ]}
    />
  )
}

function History({ agency, predecessors }: AgencyBodyProps) {
  return (
    <section aria-labelledby="history">
      <h2 id="history">沿革</h2>
      <Timeline
        label="沿革"
        items={agency.events.map(event => ({
          title: eventSentence(event),
          at: event.date === null ? '收录前' : <DateText date={event.date} />,
          detail: <p>依据：{event.basis}</p>,
        }))}
      />
      {predecessors.length > 0 && (
        <>
          <h3>承接自</h3>
          <LinkColumns label="承接自" items={predecessors.map(linkTo)} />
        </>
      )}
      <Table
        caption="名称"
        columns={[
          { key: 'name', head: '名称', rowHeader: true, cell: (name: LiveAgencyName) => name.name },
          { key: 'kind', head: '性质', cell: name => NAME_WORDS[name.kind] },
          { key: 'span', head: '使用时间', cell: name => spanWords(name) },
        ]}
        rows={agency.names}
        rowKey={(_, index) => String(index)}
      />
    </section>
  )
}

/** From when until when a name was borne; the last day is the one before it ended. */
export function spanWords({ from, until }: Pick<LiveAgencyName, 'from' | 'until'>): string {
  if (from === null && until === null) return '一直使用'
  if (until === null) return `${from} 起`
  return from === null ? `${until} 前` : `${from} 起，${until} 前`
}

function linkTo(agency: LiveAgency) {
  return { href: `/agencies/${agency.key}`, label: agency.name }
}
