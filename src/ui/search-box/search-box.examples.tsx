import type { Example } from '../example.ts'
import { SearchBox } from './search-box.tsx'

export const examples: Example[] = [
  {
    title: '检索框',
    render: () => (
      <SearchBox
        id="ex-search"
        action="#search"
        label="示例检索"
        hint="可输入标题、文号或正文中的词"
        examples={[{ label: '养老服务', href: '#q1' }]}
      />
    ),
  },
]
