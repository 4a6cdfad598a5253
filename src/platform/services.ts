import type { KeyRing } from './crypto/key-ring.ts'
import type { FileStore } from './files/file-store.ts'
import type { Scanner } from './scan/scanner.ts'

/** What a handler may use of the outside world. Each has a stand-in for a laptop and a real one for production. */
export interface Services {
  readonly keys: KeyRing
  readonly files: FileStore
  readonly scanner: Scanner
}
