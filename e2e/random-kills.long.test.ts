import { it } from 'vitest'
import { killedAtRandom } from './crash/rounds.ts'

const MANY = 60

it('a house that is killed at random, again and again, keeps what it acknowledged, once and whole', async () => {
  await killedAtRandom(MANY)
}, 1_500_000)
