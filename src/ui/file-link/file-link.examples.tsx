import type { Example } from '../example.ts'
import { FileLink } from './file-link.tsx'

export const examples: readonly Example[] = [
  {
    title: '附件',
    render: () => (
      <p>
        <FileLink href="#f" name="示例目录.docx" size={24_800} />
        <br />
        <FileLink href="#g" name="扫描件.pdf" type="PDF，扫描件" size={3_482_000} />
      </p>
    ),
  },
]
