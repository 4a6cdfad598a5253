import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

/**
 * The arrows of ARCHITECTURE.md: who may import whom. There is no list of tolerated violations. Each rule carries its
 * remedy in the comment, which is printed with each violation.
 */
const root = resolve(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..'))

/** Each room may import the rooms that stand before it. */
const FOUNDATION = [
  'agencies',
  'settings',
  'people',
  'calendar',
  'sites',
  'attachments',
  'papers',
  'notices',
  'todos',
  'catalogue',
  'search',
  'cases',
  'publications',
  'registers',
]

/** Tests, the demonstration and the journeys stand beside the product: they may use a room's second doors. */
const BESIDE =
  '(\\.test\\.tsx?$|^src/testing/|^src/platform/testing/|^demo/|^e2e/|^bench/|/(builders|demo|testing[^/]*)\\.tsx?$)'
/** The ways to start know everything. */
const STARTERS = '^src/([^/]+\\.tsx?$|commands/)'
const ROOM = '^src/(foundation|features)/([^/]+)/'
const DOORS = '/(index|room)\\.ts$'
const SECOND_DOORS = '/(index|builders|demo)\\.ts$'

const forbidden = [
  {
    name: 'no-circles',
    comment:
      'Two files that need each other are one thought, or hide a third: move what both need into its own file.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'The import leads nowhere: correct its path or add the file.',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'starters-are-not-imported',
    comment:
      'main, cli, app and start know everything and are known by nobody: pass what you need as a parameter.',
    from: { pathNot: `${STARTERS}|${BESIDE}` },
    to: { path: STARTERS },
  },
  {
    name: 'product-knows-no-demo-and-no-test',
    comment:
      'The demonstration, the journeys, the builders and the tests stand beside the product and are never a part of it.',
    from: { path: '^src/', pathNot: `${BESIDE}|${STARTERS}` },
    to: { path: `${BESIDE}|^tools/` },
  },
  {
    name: 'law-knows-law',
    comment: 'law/ is pure: no I/O, no machine, no library. Pass what it needs as a value.',
    from: { path: '^src/law/', pathNot: BESIDE },
    to: { pathNot: '^src/law/' },
  },
  {
    name: 'ui-knows-ui',
    comment:
      'ui/ knows no civic word and no database: pass texts and values as properties. Only preact may be imported.',
    from: { path: '^src/ui/', pathNot: BESIDE },
    to: { pathNot: '^src/ui/|(^|node_modules/)preact' },
  },
  {
    name: 'platform-knows-platform',
    comment:
      'platform/ knows no civic word: turn the civic part into a parameter, or move the code to a room.',
    from: { path: '^src/platform/', pathNot: BESIDE },
    to: { path: '^(src/(?!platform/)|demo/|e2e/|bench/)' },
  },
  {
    name: 'rooms-know-no-front',
    comment: 'A room returns {title, crumbs, body}; the front that mounted it draws the frame.',
    from: { path: ROOM },
    to: { path: '^src/fronts/' },
  },
  {
    name: 'features-know-no-feature',
    comment: 'Features meet by kinds, facts, figures and panels (ARCHITECTURE.md), never by an import.',
    from: { path: '^src/features/([^/]+)/' },
    to: { path: '^src/features/', pathNot: '^src/features/$1/' },
  },
  {
    name: 'foundation-knows-no-feature',
    comment: 'A foundation room is given what a feature offers as a value, by app.ts.',
    from: { path: '^src/foundation/' },
    to: { path: '^src/features/' },
  },
  ...FOUNDATION.slice(0, -1).map((room, index) => ({
    name: `${room}-knows-only-rooms-before-it`,
    comment: `The foundation stands in this order: ${FOUNDATION.join(', ')}. Record a fact, or move the code to the later room.`,
    from: { path: `^src/foundation/${room}/`, pathNot: BESIDE },
    to: { path: `^src/foundation/(${FOUNDATION.slice(index + 1).join('|')})/` },
  })),
  {
    name: 'foundation-rooms-are-listed',
    comment: 'A new foundation room takes its place in the order: ARCHITECTURE.md and tools/arrows.mjs.',
    from: {},
    to: { path: '^src/foundation/', pathNot: `^src/foundation/(${FOUNDATION.join('|')})/` },
  },
  {
    name: 'rooms-are-entered-by-their-door',
    comment: "Import a room's index.ts; what you miss there belongs in its door, or stays inside.",
    from: { path: ROOM, pathNot: BESIDE },
    to: { path: ROOM, pathNot: ['^src/$1/$2/', '^src/[^/]+/[^/]+/index\\.ts$'] },
  },
  {
    name: 'fronts-enter-rooms-by-their-door',
    comment: "A front imports rooms' index.ts, ui and platform.",
    from: { path: '^src/(fronts/|commands/|[^/]+\\.tsx?$)', pathNot: BESIDE },
    to: { path: ROOM, pathNot: DOORS },
  },
  {
    name: 'others-enter-rooms-by-two-doors',
    comment:
      "Tests, demo and e2e may also use a room's builders.ts and demo.ts; the rest of a room is its own business.",
    from: { path: '^(demo|e2e|bench)/|^src/testing/' },
    to: { path: ROOM, pathNot: SECOND_DOORS },
  },
  {
    name: 'tests-of-a-room-enter-others-by-two-doors',
    comment:
      'A test uses the insides of its own room only; of others the doors: index.ts, builders.ts, demo.ts.',
    from: { path: ROOM },
    to: { path: ROOM, pathNot: ['^src/$1/$2/', SECOND_DOORS] },
  },
]

const folders = ['src', 'demo', 'e2e', 'bench'].filter(folder => existsSync(join(root, folder)))
const { output } = await cruise(
  folders,
  {
    baseDir: root,
    ruleSet: { forbidden },
    validate: true,
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: join(root, 'tsconfig.json') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    outputType: 'json',
  },
  undefined,
  { tsConfig: extractTSConfig(join(root, 'tsconfig.json')) },
)
const { modules, summary } = JSON.parse(output)

const read = modules.filter(({ source }) => /^(src|demo|e2e|bench)\//.test(source)).length
const present = folders.reduce((count, folder) => count + sourcesIn(join(root, folder)), 0)
// A parser that understands nothing also finds nothing wrong: a green answer about no module is a lie.
if (read === 0 || read < present * 0.9) {
  console.error(`arrows: only ${read} of ${present} modules were read; the check is blind and fails.`)
  process.exit(1)
}
const remedies = new Map(forbidden.map(({ name, comment }) => [name, comment]))
for (const { rule, from, to, cycle } of summary.violations) {
  const way = cycle?.length ? [from, ...cycle.map(step => step.name ?? step)].join(' → ') : `${from} → ${to}`
  console.error(`${rule.name}: ${way}\n    ${remedies.get(rule.name) ?? ''}`)
}
console.log(`arrows: ${read} modules, ${summary.violations.length} violations`)
process.exit(summary.violations.length > 0 ? 1 : 0)

function sourcesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    entry => entry.isFile() && /(?<!\.d)\.tsx?$/.test(entry.name),
  ).length
}
