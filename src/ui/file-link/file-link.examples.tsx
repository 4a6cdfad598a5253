import type { Example } from '../example.ts'
import { FileLink } from './file-link.tsx'

export const examples: Example[] = [
  { title: '文件', render: () => <FileLink href="#file" name="示例附件.pdf" size={183_500} /> },
]
