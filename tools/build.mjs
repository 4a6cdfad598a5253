import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The oldest browsers that the pages are written for: Chromium 86 and those built on it. */
const BROWSERS = ['chrome86', 'safari14.1', 'firefox78']

/**
 * Builds `dist/`: the server (`main.js`, `cli.js`), the styles and the islands with their digests in their names, and
 * `assets/manifest.json`, which gives the address of each by its plain name, and `assets/layout`, which names the whole. Does nothing when no source has changed.
 * The new folder replaces the old one only when it is whole.
 */
export async function build(root, say) {
  const stamp = digestOfSources(root)
  const dist = join(root, 'dist')
  if (readIfThere(join(dist, 'stamp')) === stamp) return false
  const started = performance.now()
  const esbuild = await import('esbuild')
  const draft = join(root, `dist.${process.pid}.part`)
  try {
    const shared = {
      absWorkingDir: root,
      bundle: true,
      sourcemap: 'linked',
      logLevel: 'error',
      legalComments: 'none',
    }
    const [, assets] = await Promise.all([
      esbuild.build({
        ...shared,
        entryPoints: ['src/main.ts', 'src/cli.ts'].filter(file => existsSync(join(root, file))),
        outdir: draft,
        platform: 'node',
        target: 'node20',
        format: 'esm',
        packages: 'external',
        splitting: true,
        // Node keeps the maps in memory; the sources lie beside them.
        sourcesContent: false,
        // Node also keeps the text of the programs in memory; names stay as they are, for traces.
        minifyWhitespace: true,
        minifySyntax: true,
        chunkNames: 'chunks/[name]-[hash]',
      }),
      esbuild.build({
        ...shared,
        entryPoints: [...styles(root), ...islands(root)],
        outdir: join(draft, 'assets'),
        platform: 'browser',
        target: BROWSERS,
        format: 'esm',
        minify: true,
        splitting: true,
        metafile: true,
        entryNames: '[name]-[hash]',
        chunkNames: 'part-[hash]',
        assetNames: '[name]-[hash]',
        loader: { '.woff2': 'file', '.png': 'file', '.svg': 'file' },
      }),
    ])
    mkdirSync(join(draft, 'assets'), { recursive: true })
    writeFileSync(
      join(draft, 'assets/manifest.json'),
      JSON.stringify(manifest(root, draft, assets.metafile), null, 2),
    )
    writeFileSync(join(draft, 'assets/layout'), layoutOf(root))
    writeFileSync(join(draft, 'stamp'), stamp)
    rmSync(dist, { recursive: true, force: true })
    renameSync(draft, dist)
  } finally {
    esbuild.stop()
    rmSync(draft, { recursive: true, force: true })
  }
  say(`已构建（${((performance.now() - started) / 1000).toFixed(1)} 秒）`)
  return true
}

/** Style sheets that are delivered as files of their own; the others are imported by these. */
function styles(root) {
  return sources(root).filter(file => /^src\/(ui\/site|fronts\/[^/]+\/[^/]+)\.css$/.test(file))
}

/** Each file directly in a folder `islands` is one script of the browser. */
function islands(root) {
  return sources(root).filter(file => /\/islands\/[^/]+(?<!\.(test|d))\.ts$/.test(file))
}

function sources(root) {
  return filesIn(join(root, 'src')).map(file => relative(root, file).replaceAll('\\', '/'))
}

/** `site.css` → `/assets/site-HASH.css`, `read-aloud.js` → `/assets/read-aloud-HASH.js`. */
function manifest(root, draft, metafile) {
  const addresses = {}
  for (const [output, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (!entryPoint || output.endsWith('.map')) continue
    const name = basename(entryPoint).replace(/\.ts$/, '.js')
    if (addresses[name])
      throw new Error(`two delivered files are called ${name}: ${entryPoint} needs another name`)
    addresses[name] = `/assets/${relative(join(draft, 'assets'), resolve(root, output))}`
  }
  return Object.fromEntries(Object.entries(addresses).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Names the code that draws pages by its contents: the same on every machine that builds the same sources. */
function layoutOf(root) {
  const hash = createHash('sha256')
  for (const file of [...filesIn(join(root, 'src')), join(root, 'package-lock.json')]) {
    hash.update(`${relative(root, file)}\n`).update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}

function digestOfSources(root) {
  const hash = createHash('sha256')
  for (const folder of ['src', 'demo', 'tools/build.mjs', 'package-lock.json', 'tsconfig.json']) {
    for (const file of filesIn(join(root, folder))) {
      const { mtimeMs, size } = statSync(file)
      hash.update(`${file} ${mtimeMs} ${size}\n`)
    }
  }
  return hash.digest('hex')
}

function filesIn(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
  if (!(await build(root, line => console.log(line)))) console.log('没有变化，不需要构建')
}
