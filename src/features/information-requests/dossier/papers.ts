import type { Paper, PaperBlock } from '../../../ui/paper/paper.ts'
import { dayText, rowTable } from '../paper-blocks.ts'
import type { Dossier, Part } from './dossier.ts'
import { partsOf } from './parts.ts'

/** The whole file as one paper: a catalogue (卷宗目录) before everything in it. */
export function dossierPaper(dossier: Dossier): Paper {
  const parts = partsOf(dossier).filter(each => !each.blank)
  const { closedAt, number } = dossier.file.standing
  const catalogue = rowTable<Part>(
    [
      { head: '序号', width: 1, text: (_, at) => String(at + 1) },
      { head: '题名', width: 5, text: each => each.title },
      { head: '文号', width: 4, text: each => each.number ?? '' },
      { head: '日期', width: 3, text: each => dayText(each.day) },
    ],
    parts,
    '卷宗目录',
  )
  return {
    title: '政府信息公开申请案卷',
    ...(number === null ? {} : { number }),
    blocks: [
      ...(closedAt === null ? [note('本卷尚未归档，以下是目前的材料。')] : []),
      ...(dossier.unmasked ? [] : [note('申请人的身份和联系方式已经遮盖。')]),
      ...(catalogue ? [catalogue] : []),
      ...parts.flatMap((each, at): readonly PaperBlock[] => [
        { kind: 'heading', text: `${at + 1}　${each.title}${each.number ? `　${each.number}` : ''}` },
        ...each.blocks,
      ]),
    ],
    ...sheetOf(dossier),
  }
}

/** One paper of the file by itself. */
export function partPaper(dossier: Dossier, part: Part): Paper {
  return {
    title: part.title,
    ...(part.number === undefined ? {} : { number: part.number }),
    blocks: part.blocks,
    ...sheetOf(dossier),
    ...(part.signer === undefined ? {} : { signer: part.signer }),
    ...(part.day === undefined ? {} : { date: dayText(part.day) }),
  }
}

const note = (text: string): PaperBlock => ({ kind: 'text', text })

/** Made anew from the same file, a paper has the same bytes: its time is that of the last step. */
function sheetOf({ file, agency, demonstration }: Dossier): Pick<Paper, 'signer' | 'created' | 'watermark'> {
  return {
    signer: agency,
    created: file.events.at(-1)?.at ?? file.standing.openedAt,
    ...(demonstration ? { watermark: '示例' } : {}),
  }
}
