import type { Example } from '../example.ts'
import { DateText } from './date-text.tsx'

export const examples: Example[] = [{ title: '日期', render: () => <DateText date="2026-11-22" weekday /> }]
