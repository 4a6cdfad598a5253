declare module '../../platform/db/db.ts' {
  interface Tables {
    'desk.subscriptions': SubscriptionRow
  }
}

export type Frequency = 'daily' | 'weekly'

/** One page of ours that one address is told of. It ends by deletion. */
export interface SubscriptionRow {
  id: string
  source: string
  /** The site whose page was subscribed. */
  site_key: string
  /** The canonical address of the page that was subscribed. */
  href: string
  frequency: Frequency
  state: 'waiting' | 'active'
  wrapped_key: string
  sealed_address: string
  sealed_token: string
  address_mac: string
  token_hash: string
  notice_version: string
  requested_at: Date
  confirmed_at: Date | null
  /** Up to where the source has been told of, in the source's own terms. */
  told_to: string | null
  due_at: Date | null
  /** The letter that was queued last, until it is known what became of it. */
  last_letter: string | null
  /** How many letters in a row the mail server refused for good. */
  refusals: number
}
