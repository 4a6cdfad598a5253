import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { missingEntries } from './lockfile.mjs'

/**
 * The rules of the house that no other tool knows, as one list. Each says where it looks, what it looks for and what
 * to do instead. A rule has no exceptions but those that its `except` names.
 */
const root = resolve(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..'))

const TESTS =
  /\.(test|builder)\.tsx?$|\/(builders|demo|testing[^/]*)\.tsx?$|^src\/(platform\/)?testing\/|^(demo|e2e|bench)\//
const CODE = /^(src|demo|e2e|bench)\/.*\.tsx?$/
const TEXT = /\.(ts|tsx|mjs|js|css|sql|md|json|html|yml|yaml|sh|svg|txt)$|^(bin|\.ci)\//

/** @type {{ name: string, files: RegExp, except?: RegExp, forbid: RegExp, remedy: string }[]} */
const patterns = [
  {
    name: 'no-ambient-time',
    files:
      /^src\/law\/|^src\/.*\/(rules|workflow|store[^/]*|actions[^/]*)\.ts$|^src\/.*\/(store|actions|rules)\/.*\.ts$/,
    except: TESTS,
    forbid: /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bperformance\.now\(/,
    remedy: 'Take `now` (and what is random) as a parameter: a decision must give the same answer tomorrow.',
  },
  {
    name: 'no-sql-where-pages-and-rules-are',
    files: /(^|[-/])views\.tsx$|\/(rules|workflow|words|permissions|forms)\.ts$/,
    forbid: /\bsql\s*(<[^>]*>)?`|from 'kysely'|from 'pg'/,
    remedy: 'SQL lives in the store of its room; a view is given data, a rule is given values.',
  },
  {
    name: 'one-door-for-ready-made-html',
    files: CODE,
    except: /^src\/ui\/document-body\/document-body\.tsx$/,
    forbid: /dangerouslySetInnerHTML/,
    remedy: 'Only the one body component shows HTML, and only what passed the sanitiser: ui/document-body.',
  },
  {
    name: 'no-inline-style',
    files: /\.tsx$/,
    // Mail programs know nothing but inline styles.
    except: new RegExp(`${TESTS.source}|^src\\/platform\\/mail\\/`),
    forbid: /\sstyle=[{"']|<style[\s>]/,
    remedy:
      'The Content-Security-Policy refuses inline styles: give the element a class and write the style beside the component.',
  },
  {
    name: 'no-inline-script',
    files: /\.tsx$/,
    except: TESTS,
    forbid: /\son(click|submit|load|change|input|key\w+|mouse\w+)=["'{]/i,
    remedy:
      'The Content-Security-Policy refuses inline handlers: write an island that finds the element by a data attribute.',
  },
  {
    name: 'no-outside-host-in-pages',
    files: /\.(css|tsx)$/,
    except: TESTS,
    forbid:
      /url\(\s*['"]?(https?:)?\/\/|@import\s+(url\()?['"]?(https?:)?\/\/|\b(src|srcset|poster|data)=["'{`]+(https?:)?\/\/|<link[^>]*\bhref=["'](https?:)?\/\//,
    remedy:
      'No page asks another host for anything: put the file into the repository and deliver it from /assets/.',
  },
  {
    name: 'no-test-alone',
    files: /\.test\.tsx?$/,
    forbid: /\b(it|test|describe)\.(only|todo)\b|\bf(it|describe)\(/,
    remedy: 'A test that runs alone hides the others: remove .only (or write the test that .todo promises).',
  },
  {
    name: 'no-type-escapes',
    files: CODE,
    forbid: /(:|\bas|<)\s*any\b(?=\s*[;,)>\]=]|$)|@ts-(ignore|nocheck|expect-error)/,
    remedy: 'Name the type, or read the unknown value with zod.',
  },
  {
    name: 'no-leftovers',
    files: CODE,
    forbid: /\b(TODO|FIXME|XXX)\b|not implemented|coming soon|敬请期待|暂未实现|功能开发中/,
    remedy: 'Do it, or leave it out: a page never promises what does not work.',
  },
  {
    name: 'no-console-in-the-product',
    files: /^src\/.*\.tsx?$/,
    except: new RegExp(`${TESTS.source}|^src\\/(main|cli)\\.ts$|\\/islands\\/`),
    forbid: /\bconsole\.(log|info|warn|error|debug)\(/,
    remedy: 'Use the log of platform/log: it lets identifiers through and nothing personal.',
  },
  {
    name: 'the-repository-speaks-of-the-project-alone',
    files: TEXT,
    // Written in pieces, so that the rule does not find itself.
    forbid: new RegExp(
      [
        '/wor[k]/',
        '/roo[t]/',
        '/home/[a-z]+/',
        '/tmp/[a-z]',
        '\\bsub[-]?age[n]ts?\\b',
        'Clau[d]e',
        'Chat' + 'GPT',
      ].join('|'),
    ),
    except: /^package-lock\.json$|\.test\.tsx?$/,
    remedy:
      'Paths of one machine and words about how the work was done do not belong here: use a relative path or os.tmpdir().',
  },
  {
    name: 'no-registry-host-in-the-lockfile',
    files: /^(package-lock\.json|\.npmrc)$/,
    forbid: /"resolved":|registry\s*=|https?:\/\/[^"\s]*(npm|registry|artifact|mirror)[^"\s]*\.(tgz|tar\.gz)/,
    remedy:
      'The lockfile names versions and digests, never a host: npm install with omit-lockfile-registry-resolved=true.',
  },
]

/** Rules that need the whole file. Each gives `[line, message]` pairs. */
const wholeFiles = [
  {
    name: 'migration-names',
    files: /^migrations\//,
    remedy: 'A migration is called NNNN_<room>_<what>.sql.',
    check: (path, text) =>
      /^migrations\/\d{4}_[a-z][a-z0-9-]*(_[a-z0-9-]+)+\.sql$/.test(path) ? [] : [[1, text.split('\n')[0]]],
  },
  {
    name: 'each-index-names-its-query',
    files: /^migrations\/.*\.sql$/,
    remedy: 'Put a comment in front of each index: which query it serves, or which rule it keeps.',
    check: (_, text) => {
      const lines = text.split('\n')
      return lines.flatMap((line, index) => {
        if (!/^\s*create (unique )?index\b/i.test(line)) return []
        // Several indexes may follow one comment when nothing but their own lines stands between.
        let above = index - 1
        while (above >= 0 && /^\s*(create (unique )?index\b|where\b|on\b|include\b)/i.test(lines[above]))
          above--
        return /^\s*--/.test(lines[above] ?? '') ? [] : [[index + 1, line.trim()]]
      })
    },
  },
  {
    name: 'the-lockfile-knows-every-machine',
    files: /^package-lock\.json$/,
    remedy:
      'npm ci refuses a lockfile that leaves out the packages of other machines: node tools/lockfile.mjs.',
    check: (_, text) => [...missingEntries(JSON.parse(text)).keys()].map(name => [1, name]),
  },
]

const LONG_FILE = 300

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(path => path && existsSync(join(root, path)))

let findings = 0
let read = 0
const long = []
for (const path of files) {
  if (!TEXT.test(path)) continue
  const text = readFileSync(join(root, path), 'utf8')
  const lines = text.split('\n')
  read++
  for (const rule of patterns) {
    if (!rule.files.test(path) || rule.except?.test(path)) continue
    if (!rule.forbid.test(text)) continue
    lines.forEach((line, index) => {
      if (rule.forbid.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line))
        report(rule, path, index + 1, line.trim())
    })
  }
  for (const rule of wholeFiles) {
    if (!rule.files.test(path)) continue
    for (const [line, what] of rule.check(path, text)) report(rule, path, line, what)
  }
  if (/\.(ts|tsx|mjs|css)$/.test(path) && lines.length > LONG_FILE) long.push(`${path} ${lines.length}`)
}
for (const problem of numbersOf(files.filter(path => path.startsWith('migrations/')))) {
  findings++
  console.error(
    `migration-numbers: ${problem}\n    Migrations are numbered without gaps; two with one number cannot both come first.`,
  )
}

if (long.length > 0)
  console.log(
    `Over ${LONG_FILE} lines, each a place to ask whether it has one reason to exist:\n  ${long.join('\n  ')}`,
  )
if (read === 0) {
  console.error('house rules: no file was read; the check is blind and fails.')
  process.exit(1)
}
console.log(
  `house rules: ${read} files, ${patterns.length + wholeFiles.length + 1} rules, ${findings} findings`,
)
process.exit(findings > 0 ? 1 : 0)

function report(rule, path, line, what) {
  findings++
  console.error(`${rule.name}: ${path}:${line}  ${what.slice(0, 120)}\n    ${rule.remedy}`)
}

function numbersOf(paths) {
  return paths
    .map(path => Number(path.slice('migrations/'.length, 'migrations/'.length + 4)))
    .sort((a, b) => a - b)
    .flatMap((number, index) =>
      number === index + 1 ? [] : [`number ${number} stands at place ${index + 1}`],
    )
    .slice(0, 1)
}
