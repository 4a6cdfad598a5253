declare module '../db/db.ts' {
  interface Tables {
    'ops.once_keys': { key_hash: string; location: string | null; at: Date }
  }
}

export {}
