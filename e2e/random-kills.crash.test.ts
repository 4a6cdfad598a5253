import { it } from 'vitest'
import { killedAtRandom } from './crash/rounds.ts'

const FEW = 3

it('a house that is killed at random while people are at work keeps what it acknowledged, once and whole', async () => {
  await killedAtRandom(FEW)
}, 600_000)
