import type { Example } from '../example.ts'
import { SearchBox } from './search-box.tsx'

export const examples: readonly Example[] = [
  {
    title: '搜索',
    render: () => (
      <SearchBox
        id="example-search"
        action="#search"
        label="搜索全站"
        large
        examples={[
          { label: '公积金', href: '#a' },
          { label: '入学', href: '#b' },
          { label: '停水', href: '#c' },
        ]}
      />
    ),
  },
]
