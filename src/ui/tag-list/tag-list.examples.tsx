import type { Example } from '../example.ts'
import { TagList } from './tag-list.tsx'

export const examples: readonly Example[] = [
  {
    title: '主题',
    render: () => (
      <TagList
        label="主题"
        items={[{ label: '教育', href: '#a' }, { label: '社会保障', href: '#b' }, { label: '综合' }]}
      />
    ),
  },
]
