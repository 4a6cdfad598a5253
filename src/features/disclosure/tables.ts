declare module '../../platform/db/db.ts' {
  interface Tables {
    'desk.guide_reminders': { agency_id: string; due_on: string; sent_at: Date }
  }
}

export {}
