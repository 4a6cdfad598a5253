import { ariaCurrent, type NavItem } from '../nav-item.ts'

interface SectionNavProps {
  label: string
  items: readonly NavItem[]
}

/** The parts of one thing, side by side, each with its own address. */
export function SectionNav({ label, items }: SectionNavProps) {
  return (
    <nav class="section-nav" aria-label={label}>
      <ul class="section-nav-list">
        {items.map(item => (
          <li key={item.href}>
            <a href={item.href} aria-current={ariaCurrent(item)}>
              {item.label}
              {item.count === undefined ? null : <span class="count">（{item.count}）</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
