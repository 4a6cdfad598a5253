import { formatShanghaiMinute } from '../../../law/civil-date.ts'
import { DateText } from '../../../ui/date-text/date-text.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { DISPUTE_RESULT_WORDS, DISPUTE_WORDS, TERM_WORDS, TEXT_WORDS } from '../file-words.ts'
import { termEnd } from '../rules.ts'
import type { ConsultationRow, DisputeRow, RequestTermRow } from '../tables.ts'
import { ANSWER_WORDS, CONSULTATION_WORDS, SEARCH_WORDS } from '../words.ts'
import type { RequestPageProps } from './request-props.ts'

/** What ran beside the request: what was said, terms, searches, who was heard, disputes. */
export function BesideSections(props: RequestPageProps) {
  const { file } = props.context
  return (
    <>
      {props.texts.length === 0 ? null : (
        <Section title="申请人提交的材料" id="texts">
          {props.texts.map(text => (
            <div key={text.seq}>
              <h3>
                {TEXT_WORDS[text.role]}　{formatShanghaiMinute(text.at)}
                {text.author_id === null ? '' : `　${props.nameOf(text.author_id)}登记`}
              </h3>
              <p class="plain-text">{text.text}</p>
            </div>
          ))}
        </Section>
      )}
      {file.terms.length === 0 ? null : (
        <Table<RequestTermRow>
          id="terms"
          caption="给申请人的期限"
          columns={[
            { key: 'kind', head: '事项', rowHeader: true, cell: term => TERM_WORDS[term.kind] },
            { key: 'sent', head: '发出', cell: term => <DateText date={term.sent_on} /> },
            {
              key: 'served',
              head: '送达',
              cell: term => (term.served_on ? <DateText date={term.served_on} /> : '待登记'),
            },
            {
              key: 'end',
              head: '期满',
              cell: term => {
                const end = termEnd(term, file.calendar)
                return end ? <DateText date={end} /> : ''
              },
            },
            { key: 'met', head: '收到', cell: term => (term.met_on ? <DateText date={term.met_on} /> : '') },
          ]}
          rows={file.terms}
          rowKey={term => String(term.seq)}
        />
      )}
      {props.searches.length === 0 ? null : (
        <Table<(typeof props.searches)[number]>
          id="searches"
          caption="检索记录"
          columns={[
            {
              key: 'day',
              head: '日期',
              nowrap: true,
              rowHeader: true,
              cell: each => <DateText date={each.searched_on} />,
            },
            { key: 'systems', head: '系统、库房和范围', cell: each => each.record.systems },
            { key: 'words', head: '关键词', cell: each => each.record.words },
            { key: 'people', head: '检索人', cell: each => each.record.people },
            {
              key: 'result',
              head: '结果',
              cell: each => `${SEARCH_WORDS[each.result]}　${each.record.finding}`,
            },
          ]}
          rows={props.searches}
          rowKey={each => String(each.seq)}
        />
      )}
      {file.consultations.length === 0 ? null : (
        <Table<ConsultationRow>
          id="consultations"
          caption="征求意见、协查、会商"
          columns={[
            { key: 'kind', head: '方式', rowHeader: true, cell: each => CONSULTATION_WORDS[each.kind] },
            { key: 'party', head: '对方', cell: each => props.parties.get(each.id)?.name ?? '（已销毁）' },
            { key: 'sent', head: '发出', cell: each => <DateText date={each.sent_on} /> },
            {
              key: 'served',
              head: '签收',
              cell: each => (each.served_on ? <DateText date={each.served_on} /> : ''),
            },
            { key: 'answer', head: '意见', cell: each => (each.answer ? ANSWER_WORDS[each.answer] : '待收') },
            {
              key: 'closed',
              head: '计时恢复',
              cell: each => (each.closed_on ? <DateText date={each.closed_on} /> : ''),
            },
          ]}
          rows={file.consultations}
          rowKey={each => each.id}
        />
      )}
      {file.fee ? (
        <p>
          信息处理费 {file.fee.amount} 元（{file.fee.basis === 'pieces' ? '按件' : '按量'}，{file.fee.count}
          {file.fee.basis === 'pieces' ? ' 件' : ' 页'}）
          {file.fee.paid_on ? `，${file.fee.paid_on} 缴清，票据号 ${file.fee.voucher}` : '，尚未缴清'}。
        </p>
      ) : null}
      {file.disputes.length === 0 ? null : (
        <Table<DisputeRow>
          id="disputes"
          caption="行政复议、行政诉讼"
          columns={[
            { key: 'kind', head: '类型', rowHeader: true, cell: each => DISPUTE_WORDS[each.kind] },
            { key: 'body', head: '机关、案号', cell: each => `${each.body}　${each.file_number}` },
            { key: 'accepted', head: '收到通知', cell: each => <DateText date={each.accepted_on} /> },
            { key: 'reply', head: '答复、答辩期限', cell: each => <DateText date={each.reply_due} /> },
            {
              key: 'result',
              head: '结果',
              cell: each =>
                each.result ? `${DISPUTE_RESULT_WORDS[each.result]}（${each.decided_on}）` : '尚未审结',
            },
            {
              key: 'redo',
              head: '重新办理',
              cell: each => (each.redo_case ? <a href={`/desk/requests/${each.redo_case}`}>查看</a> : ''),
            },
          ]}
          rows={file.disputes}
          rowKey={each => each.id}
        />
      )}
    </>
  )
}
