import { z } from 'zod'
import { sequenceSchema, tableSchema } from './inventory.ts'

/** The last entry of a backup: what it holds, and the digests to check it by. */
export const manifestSchema = z.object({
  format: z.literal('gongkai-backup'),
  version: z.literal(1),
  made: z.iso.datetime(),
  program: z.string(),
  postgresql: z.string(),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  tables: z.array(
    tableSchema.extend({
      rows: z.int().min(0),
      digest: z.string(),
      parts: z.array(z.object({ entry: z.string(), sha256: z.string() })),
    }),
  ),
  sequences: z.array(sequenceSchema),
  files: z.object({ count: z.int().min(0), bytes: z.int().min(0) }),
})

export type Manifest = z.output<typeof manifestSchema>

export const MANIFEST_ENTRY = 'manifest.json'
/** Stored files are entries of their own, named by their SHA-256. */
export const FILE_ENTRY = /^files\/([0-9a-f]{64})$/

/** What a person or a script reads of a backup. */
export interface BackupSummary {
  readonly made: string
  readonly program: string
  readonly tables: number
  readonly rows: number
  readonly files: number
}

export function summaryOf(manifest: Manifest): BackupSummary {
  return {
    made: manifest.made,
    program: manifest.program,
    tables: manifest.tables.length,
    rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
    files: manifest.files.count,
  }
}
