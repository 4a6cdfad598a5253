import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installWhenNeeded } from './install.mjs'

/**
 * `npm test`: the whole quality bar, in order, each suite with its time and its budget (on two cores, installs not
 * counted). A suite that fails does not keep the others from running. `npm test -- unit http` runs those alone;
 * `npm run test:long` runs the many rounds and a second PostgreSQL.
 */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const reports = mkdtempSync(join(tmpdir(), 'gongkai-reports-'))
const bin = path => join(root, 'node_modules', path)
const results = []
let building

const suites = {
  static: { budget: 60, run: staticChecks },
  unit: { budget: 150, run: () => vitest('unit and store', ['unit', 'store']) },
  http: { budget: 120, run: async () => (await built()) && vitest('http', ['http']) },
  browser: {
    budget: 180,
    run: async () => (await built()) && browserIsThere() && vitest('browser', ['browser']),
  },
  crash: { budget: 60, run: async () => (await built()) && vitest('crash', ['crash']) },
}
const longSuites = {
  long: { budget: 1800, run: async () => (await built()) && vitest('long', ['long']) },
  'second-postgresql': { budget: 300, run: secondPostgresql },
}

try {
  installWhenNeeded(root, line => console.log(line))
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
process.exitCode = await main(process.argv.slice(2))
rmSync(reports, { recursive: true, force: true })

async function main(names) {
  const all = { ...suites, ...longSuites }
  const wanted =
    names.length === 0
      ? Object.keys(suites)
      : names.flatMap(name => (name === 'long' ? Object.keys(longSuites) : [name]))
  const unknown = wanted.filter(name => !all[name])
  if (unknown.length > 0) {
    console.error(
      `There is no suite ${unknown.join(', ')}. There are: ${Object.keys(suites).join(', ')}, long.`,
    )
    return 2
  }
  const rows = []
  for (const name of wanted) {
    console.log(`\n━━ ${name} (budget ${all[name].budget} s)`)
    const before = results.length
    const started = performance.now()
    try {
      await all[name].run()
    } catch (error) {
      fail(name, error instanceof Error ? error.message : String(error))
    }
    const seconds = (performance.now() - started) / 1000
    const own = results.slice(before)
    rows.push({
      name,
      seconds,
      budget: all[name].budget,
      ...sum(own),
      failures: own.filter(({ failed }) => failed > 0),
    })
  }
  return conclude(rows)
}

function conclude(rows) {
  console.log('\nsuite               seconds  budget  passed  failed  skipped')
  for (const { name, seconds, budget, passed, failed, skipped } of rows) {
    const over = seconds > budget ? '  over budget' : ''
    const cells = [seconds.toFixed(1), String(budget), String(passed), String(failed), String(skipped)]
    console.log(`${name.padEnd(19)}${cells.map(cell => cell.padStart(8)).join('')}${over}`)
  }
  for (const { failures } of rows)
    for (const { name, reason } of failures) console.log(`failed: ${name}${reason ? ` (${reason})` : ''}`)
  const { passed, failed, skipped } = sum(rows)
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return failed > 0 ? 1 : 0
}

function sum(items) {
  const total = key => items.reduce((count, item) => count + item[key], 0)
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') }
}

/** Each check counts as one test, so that the last line tells the whole truth. */
async function staticChecks() {
  const islands = readdirSync(join(root, 'src'), { recursive: true }).some(path =>
    /islands[\\/][^\\/]+\.ts$/.test(path),
  )
  const checks = [
    ['format and lint', [bin('@biomejs/biome/bin/biome'), 'ci', '--max-diagnostics=40', '.']],
    ['types', [bin('typescript/bin/tsc'), '-p', '.']],
    ...(islands
      ? [['types of the islands', [bin('typescript/bin/tsc'), '-p', 'tsconfig.islands.json']]]
      : []),
    ['arrows', [join(root, 'tools/arrows.mjs')]],
    ['house rules', [join(root, 'tools/house-rules.mjs')]],
    ['unused code', [bin('knip/bin/knip.js'), '-c', 'tools/knip.json', '--no-progress']],
  ]
  const waiting = [...checks]
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const [name, args] = check
      const started = performance.now()
      const { code, output } = await run(args, {}, 'pipe')
      console.log(`${code === 0 ? '✓' : '✗'} ${name} ${((performance.now() - started) / 1000).toFixed(1)} s`)
      if (code !== 0) console.log(output)
      results.push({ name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 })
    }
  }
  await Promise.all([worker(), worker()])
}

async function vitest(name, projects, env = {}) {
  const file = join(reports, `${name.replaceAll(' ', '-')}.json`)
  const args = [bin('vitest/vitest.mjs'), 'run', ...projects.map(project => `--project=${project}`)]
  const { code } = await run(
    [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    env,
    'inherit',
  )
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  if (!report) return fail(name, 'it ended without a report')
  const { numPassedTests: passed, numFailedTests, numPendingTests = 0, numTodoTests = 0 } = report
  // A file that does not load, or a setup that breaks, fails no single test and yet the suite.
  const failed = code !== 0 && numFailedTests === 0 ? 1 : numFailedTests
  results.push({ name, passed, failed, skipped: numPendingTests + numTodoTests })
  return failed === 0
}

/** The journeys run what was built: a build that fails is a failed suite. */
function built() {
  building ??= run([join(root, 'tools/build.mjs')], {}, 'inherit').then(({ code }) => code === 0)
  return building.then(ok => ok || fail('build', 'tools/build.mjs'))
}

/** Finds Chromium and fonts for Chinese; installs them from Debian where that is allowed. */
function browserIsThere() {
  const missing = [...(hasChromium() ? [] : ['chromium']), ...(hasChineseFonts() ? [] : ['fonts-noto-cjk'])]
  if (missing.length === 0) return true
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0) {
    console.log(`Installing from Debian: ${missing.join(', ')}`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore', env })
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    })
    if (hasChromium() && hasChineseFonts()) return true
  }
  return fail(
    'browser',
    `missing: run "apt-get install ${missing.join(' ')}" as root, or set CHROMIUM to the path of a Chromium`,
  )
}

function hasChromium() {
  if (process.env.CHROMIUM) return existsSync(process.env.CHROMIUM)
  return ['chromium', 'chromium-browser', 'google-chrome'].some(name =>
    (process.env.PATH ?? '').split(':').some(folder => existsSync(join(folder, name))),
  )
}

function hasChineseFonts() {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  return status === 0
    ? stdout.trim() !== ''
    : existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')
}

/** The store tests once more, on the PostgreSQL of the system. */
function secondPostgresql() {
  const versions = '/usr/lib/postgresql'
  const major = existsSync(versions)
    ? readdirSync(versions).find(name => existsSync(join(versions, name, 'bin/initdb')))
    : undefined
  if (!major) {
    console.log('No PostgreSQL of the system is installed (Debian: apt-get install postgresql-15); skipped.')
    results.push({ name: 'second-postgresql', passed: 0, failed: 0, skipped: 1 })
    return
  }
  return vitest(`store on PostgreSQL ${major}`, ['store'], { GONGKAI_TEST_POSTGRESQL: join(versions, major) })
}

function fail(name, reason) {
  console.error(`${name}: ${reason}`)
  results.push({ name, reason, passed: 0, failed: 1, skipped: 0 })
  return false
}

function run(args, env, output) {
  return new Promise(done => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: output === 'pipe' ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', part => {
        text += part
      })
    }
    child.once('error', error => done({ code: 1, output: error.message }))
    child.once('close', code => done({ code: code ?? 1, output: text }))
  })
}
