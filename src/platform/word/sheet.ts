import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx'

/** The faces of GB/T 9704-2012 as Word knows them; whoever opens the file has them. */
export const FANGSONG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' }
export const HEITI = { ...FANGSONG, eastAsia: '黑体' }
export const KAITI = { ...FANGSONG, eastAsia: '楷体' }
export const SONGTI = { ...FANGSONG, eastAsia: '宋体' }
/** Half points: 三号 is 16 pt, 二号 22 pt, 四号 14 pt. */
export const BODY_SIZE = 32
/** 28.95 pt between lines gives 22 lines a page (GB/T 9704-2012 §5.2). */
export const LINE = { line: 579, lineRule: 'exact' as const }
const MILLIMETRE = 56.7

/** A4 with the margins of an official paper. */
export const SHEET = {
  size: { width: Math.round(210 * MILLIMETRE), height: Math.round(297 * MILLIMETRE) },
  margin: {
    top: Math.round(37 * MILLIMETRE),
    bottom: Math.round(35 * MILLIMETRE),
    left: Math.round(28 * MILLIMETRE),
    right: Math.round(26 * MILLIMETRE),
  },
}

/** — 1 — in the middle below. */
export function pageNumbers(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: SONGTI, size: 28 })],
      }),
    ],
  })
}
