import type { Example } from '../example.ts'
import { Breadcrumbs } from './breadcrumbs.tsx'

export const examples: readonly Example[] = [
  {
    title: '位置',
    render: () => (
      <Breadcrumbs
        items={[
          { href: '#a', label: '首页' },
          { href: '#b', label: '通知公告' },
        ]}
        current="关于公布示例目录的通知"
      />
    ),
  },
]
