import type { FilesConfig } from '../config/files.ts'
import type { FileStore } from './file-store.ts'
import { openLocalFileStore } from './local-file-store.ts'

/**
 * The file store of the configuration, tried before anybody relies on it. Throws FileStoreUnusable. What speaks S3 is
 * loaded only where it is used.
 */
export async function openFileStore(config: FilesConfig): Promise<FileStore> {
  if (config.kind === 'folder') return openLocalFileStore(config.folder)
  const { openS3FileStore } = await import('./s3-file-store.ts')
  const store = openS3FileStore(config)
  await store.prove()
  return store
}
