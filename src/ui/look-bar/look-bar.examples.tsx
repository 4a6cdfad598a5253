import type { Example } from '../example.ts'
import { LookBar } from './look-bar.tsx'

export const examples: readonly Example[] = [
  {
    title: '显示方式',
    render: () => <LookBar action="#look" back="#gallery" />,
  },
]
