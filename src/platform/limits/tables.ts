declare module '../db/db.ts' {
  interface Tables {
    'ops.limits': { key_hash: string; ends_at: Date; count: number }
  }
}

export {}
