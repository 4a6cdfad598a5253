export { PAPER_FILES, type PaperFile, paperAnswer, paperFile } from './answers.ts'
