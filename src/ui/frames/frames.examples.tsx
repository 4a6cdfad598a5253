import type { Example } from '../example.ts'
import { Breadcrumbs } from './site-frame.tsx'

export const examples: Example[] = [
  {
    title: '当前位置',
    render: () => <Breadcrumbs crumbs={[{ href: '#home', label: '首页' }]} here="示例页面" />,
  },
]
