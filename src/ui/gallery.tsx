import { examples as badge } from './badge/badge.examples.tsx'
import { examples as breadcrumbs } from './breadcrumbs/breadcrumbs.examples.tsx'
import { examples as button } from './button/button.examples.tsx'
import { examples as contents } from './contents/contents.examples.tsx'
import { examples as dateText } from './date-text/date-text.examples.tsx'
import { examples as descriptionList } from './description-list/description-list.examples.tsx'
import { examples as diffView } from './diff-view/diff-view.examples.tsx'
import { examples as disclosure } from './disclosure/disclosure.examples.tsx'
import { examples as documentBody } from './document-body/document-body.examples.tsx'
import { examples as documentList } from './document-list/document-list.examples.tsx'
import { examples as emptyState } from './empty-state/empty-state.examples.tsx'
import { examples as errorBody } from './error-body/error-body.examples.tsx'
import { examples as errorSummary } from './error-summary/error-summary.examples.tsx'
import type { Example } from './example.ts'
import { examples as facetList } from './facet-list/facet-list.examples.tsx'
import { examples as field } from './field/field.examples.tsx'
import { examples as fieldset } from './fieldset/fieldset.examples.tsx'
import { examples as fileLink } from './file-link/file-link.examples.tsx'
import { examples as filterPanel } from './filter-panel/filter-panel.examples.tsx'
import { examples as findingList } from './finding-list/finding-list.examples.tsx'
import { examples as formActions } from './form-actions/form-actions.examples.tsx'
import { examples as gatePanel } from './gate-panel/gate-panel.examples.tsx'
import { examples as linkColumns } from './link-columns/link-columns.examples.tsx'
import { examples as lookBar } from './look-bar/look-bar.examples.tsx'
import { examples as month } from './month/month.examples.tsx'
import { examples as notice } from './notice/notice.examples.tsx'
import { examples as pagination } from './pagination/pagination.examples.tsx'
import { examples as paper } from './paper/paper.examples.tsx'
import { examples as prose } from './prose/prose.examples.tsx'
import { examples as readAloud } from './read-aloud/read-aloud.examples.tsx'
import { examples as searchBox } from './search-box/search-box.examples.tsx'
import { examples as section } from './section/section.examples.tsx'
import { examples as sectionNav } from './section-nav/section-nav.examples.tsx'
import { examples as split } from './split/split.examples.tsx'
import { examples as statLine } from './stat-line/stat-line.examples.tsx'
import { examples as table } from './table/table.examples.tsx'
import { examples as tagList } from './tag-list/tag-list.examples.tsx'
import { examples as timeline } from './timeline/timeline.examples.tsx'

/** Every component by the name of its folder. */
const PARTS: readonly (readonly [string, readonly Example[]])[] = [
  ['badge', badge],
  ['breadcrumbs', breadcrumbs],
  ['button', button],
  ['contents', contents],
  ['date-text', dateText],
  ['description-list', descriptionList],
  ['diff-view', diffView],
  ['disclosure', disclosure],
  ['document-body', documentBody],
  ['document-list', documentList],
  ['empty-state', emptyState],
  ['error-body', errorBody],
  ['error-summary', errorSummary],
  ['facet-list', facetList],
  ['field', field],
  ['fieldset', fieldset],
  ['file-link', fileLink],
  ['filter-panel', filterPanel],
  ['finding-list', findingList],
  ['form-actions', formActions],
  ['gate-panel', gatePanel],
  ['link-columns', linkColumns],
  ['look-bar', lookBar],
  ['month', month],
  ['notice', notice],
  ['pagination', pagination],
  ['paper', paper],
  ['prose', prose],
  ['read-aloud', readAloud],
  ['search-box', searchBox],
  ['section', section],
  ['section-nav', sectionNav],
  ['split', split],
  ['stat-line', statLine],
  ['table', table],
  ['tag-list', tagList],
  ['timeline', timeline],
]

/** All components with their examples on one page, for those who build pages and for the checks that look at them. */
export function Gallery() {
  return (
    <div class="gallery">
      {PARTS.map(([name, examples]) => (
        <section class="gallery-part" key={name} id={`gallery-${name}`}>
          <h2>{name}</h2>
          {examples.map(example => (
            <div class="gallery-example" key={example.title}>
              <h3 class="quiet">{example.title}</h3>
              {example.render()}
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}
