import { cpus, release, totalmem } from 'node:os'
import { importFigures, mirrorFigures } from './bulk.ts'
import { dueFigures } from './due.ts'
import { openGround } from './ground.ts'
import { hotFigures } from './hot.ts'
import { coldFigures, listFigures } from './pages.ts'
import { releaseFigures } from './release.ts'
import { requestFigures } from './requests.ts'
import { searchFigures } from './search.ts'
import { type Figure, tableOf } from './table.ts'

/**
 * `npm run bench [-- due hot cold release import mirror lists requests search]`: measures in one run, in turn where two things are
 * compared, and prints one table. Databases of 1,000, 10,000 and 100,000 composed documents are made at the first run and kept in
 * the folder for temporary files.
 */
const asked = process.argv.slice(2)
const wants = (name: string) => asked.length === 0 || asked.includes(name)

const figures: Figure[] = []
const add = (more: readonly Figure[]) => {
  figures.push(...more)
  console.log(`${tableOf(more)}\n`)
}

console.log(
  `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}\n`,
)
if (wants('due')) add(dueFigures())
// What needs no database is measured without one.
if (asked.length === 1 && asked[0] === 'due') process.exit()
const middle = await openGround(10_000)
if (wants('hot')) add(await hotFigures(middle))
if (wants('cold')) add(await coldFigures(middle))
if (wants('release')) add(await releaseFigures(middle))
if (wants('import')) add(await importFigures(middle))
if (wants('mirror')) add(await mirrorFigures(middle))
if (wants('search')) add(await searchFigures(middle))
// Last of those that share this city: it leaves requests behind.
if (wants('requests')) add(await requestFigures(middle))
await middle.stop()
if (wants('lists') || wants('search')) {
  const small = await openGround(1_000)
  const large = await openGround(100_000)
  if (wants('lists')) add(await listFigures(small, large))
  if (wants('search')) add([...(await searchFigures(small)), ...(await searchFigures(large))])
  await small.stop()
  await large.stop()
}
console.log(`\n${tableOf(figures)}`)
