import { join } from 'node:path'
import { loadKeyRing } from '../src/platform/crypto/key-ring.ts'
import { openLocalFileStore } from '../src/platform/files/local-file-store.ts'
import { noScanner } from '../src/platform/scan/scanner.ts'
import type { Services } from '../src/platform/services.ts'
import type { Ground } from './ground.ts'
import { environmentOf } from './web.ts'

/** The services of a ground, for what is measured in this process. */
export async function openServices(ground: Ground): Promise<Services> {
  const { GONGKAI_KEYS = '' } = await environmentOf(ground)
  return {
    keys: await loadKeyRing(GONGKAI_KEYS),
    files: await openLocalFileStore(join(ground.folder, 'files')),
    scanner: noScanner(),
  }
}
