import { mkdtempSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/**
 * `node tools/bench.mjs all hot`: runs bench/<name>.ts, whose arguments follow. The oldest Node that we
 * support reads no TypeScript, so that the file is bundled first.
 */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const [name = ''] = process.argv.slice(2)
if (!/^[a-z-]+$/.test(name)) {
  console.error('Which? node tools/bench.mjs <name> […]; the names are those of the files in bench/.')
  process.exit(2)
}
const folder = mkdtempSync(join(root, 'node_modules/.cache-bench-'))
process.chdir(root)
try {
  const outfile = join(folder, `${name}.mjs`)
  await build({
    entryPoints: [join(root, `bench/${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  })
  process.argv.splice(2, 1)
  await import(pathToFileURL(outfile).href)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
