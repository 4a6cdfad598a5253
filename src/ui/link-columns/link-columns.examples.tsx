import type { Example } from '../example.ts'
import { LinkColumns } from './link-columns.tsx'

const NAMES = ['发展和改革委员会', '教育局', '科学技术局', '公安局', '民政局', '司法局', '财政局', '审计局']

export const examples: readonly Example[] = [
  {
    title: '一组短链接',
    render: () => (
      <LinkColumns
        label="工作部门"
        items={NAMES.map((name, index) => ({
          href: `#${index}`,
          label: name,
          note: index === 1 ? '原名“教育委员会”' : undefined,
        }))}
      />
    ),
  },
]
