import type { Example } from '../example.ts'
import { LookBar } from './look-bar.tsx'

export const examples: Example[] = [
  { title: '显示设置', render: () => <LookBar action="/look" back="/gallery" /> },
]
