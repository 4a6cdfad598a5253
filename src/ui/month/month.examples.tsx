import type { Example } from '../example.ts'
import { type DayCell, Month, Months } from './month.tsx'

const days = Array.from({ length: 31 }, (_, index): DayCell => {
  const day = index + 1
  if (day <= 7) return { day, look: 'off', mark: '休' }
  if (day === 10) return { day, look: 'on', mark: '班' }
  return { day, look: (index + 3) % 7 > 4 ? 'rest' : 'plain', today: day === 15 }
})

export const examples: readonly Example[] = [
  {
    title: '一个月，有休有班',
    render: () => (
      <Months>
        <Month
          caption="10月　工作日 18 天"
          weekdays={['一', '二', '三', '四', '五', '六', '日']}
          offset={3}
          days={days}
        />
      </Months>
    ),
  },
]
