import { type PageLabel, requiredLabels } from '../../law/page-labels.ts'
import type { ShownSite } from './site.ts'

/** The labels of the site, which stand on every page, before those that the room gave. */
export function siteLabels(site: ShownSite): readonly PageLabel[] {
  return requiredLabels({ kind: 'other', site })
}

/** The labels of the home page; without those of the site, which the frame adds. */
export function homeLabels(site: ShownSite): readonly PageLabel[] {
  return requiredLabels({ kind: 'home', site }).filter(label => !label.name.startsWith('Site'))
}
