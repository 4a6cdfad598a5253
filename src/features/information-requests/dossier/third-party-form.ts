import { titleOfDocument } from '../../../law/request-documents.ts'
import { stampOf } from '../file.ts'
import { factTable } from '../paper-blocks.ts'
import type { Dossier, Part } from './dossier.ts'

/**
 * D08 征求意见确认函: the form that goes along with each letter to a third party, for its answer by hand. Nothing in it tells who asks
 * (domain/01 §12.2).
 */
export function opinionForms({ file, agency, parties, letters }: Dossier): readonly Part[] {
  return file.consultations
    .filter(each => each.kind === 'third-party' && each.closed_on === null)
    .map((consultation, at) => {
      const party = parties.get(consultation.id)
      const asked = letters.find(
        ({ letter, kept }) => letter.document === 'D07' && kept?.text.addressee === party?.name,
      )
      const number = asked && stampOf(file, asked.letter.seq).number
      return {
        key: `D08-${at + 1}`,
        title: titleOfDocument('D08'),
        signer: party?.name ?? '',
        blank: true,
        blocks: [
          { kind: 'text', text: `${agency}：` },
          {
            kind: 'text',
            text: `贵机关的《征求意见书》${number ? `（${number}）` : ''}已收到。对拟公开的信息，我（单位）的意见如下：`,
          },
          factTable([
            { term: '意见（请勾选一项）', value: '□ 同意公开　　□ 不同意公开　　□ 部分同意公开' },
            { term: '部分同意的，写明不同意公开的内容', value: '\n\n' },
            { term: '理由（不同意或者部分同意的，应当写明公开会损害何种合法权益）', value: '\n\n\n\n' },
            { term: '联系人、联系电话', value: '' },
            { term: '签名或者盖章', value: '\n' },
            { term: '日期', value: '　　　　年　　月　　日' },
          ]),
          {
            kind: 'text',
            text: '请自收到征求意见书之日起15个工作日内送回。逾期未提出意见的，由行政机关依照《中华人民共和国政府信息公开条例》的规定决定是否公开。',
          },
        ],
      } satisfies Part
    })
}
