export { PAPER_FILES, type PaperFile, paperAnswer } from './answers.ts'
