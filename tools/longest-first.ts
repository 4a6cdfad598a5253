import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take ten seconds and more: whoever starts them last waits for them with one core alone. */
const LONGEST = [
  'backup.store',
  'real-plan.store',
  'forbidden-requests.http',
  'role-matrix.http',
  'forms.http',
  'publications-refusals.http',
  'restored-city.http',
  'fuzz.http',
  'scheduled-release.http',
  'release.journey',
]

/** Starts the longest files first, and leaves the others as Vitest orders them. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex(name => moduleId.includes(`/${name}.test.`))
      return at === -1 ? LONGEST.length : at
    }
    return (await super.sort(files)).sort((one, other) => place(one) - place(other))
  }
}
