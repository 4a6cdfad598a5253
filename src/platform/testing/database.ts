import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { withClient } from '../db/embedded/embedded.ts'
import { makeDatabase } from '../db/embedded/roles.ts'

/** A migrated, empty database of a test's own. */
export interface TestDatabase {
  readonly ownerUrl: string
  readonly deskUrl: string
  readonly readerUrl: string
  /** Removes it; connections that are still open are cut. */
  drop(): Promise<void>
}

/**
 * Makes a database from the migrated template, in the projects whose global setup starts the server (store, http,
 * browser). Call `drop` when done.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { template } = inject('testCluster')
  return copyOf(template)
}

/** As `testDatabase`, but with nothing in it: for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return copyOf('template1')
}

async function copyOf(template: string): Promise<TestDatabase> {
  const cluster = inject('testCluster')
  const name = `test_${randomBytes(6).toString('hex')}`
  const urlOf = (url: string) => url.replace(/\/[^/]*$/, `/${name}`)
  await withClient(cluster.adminUrl, client => makeDatabase(client, name, template))
  return {
    ownerUrl: urlOf(cluster.ownerUrl),
    deskUrl: urlOf(cluster.deskUrl),
    readerUrl: urlOf(cluster.readerUrl),
    async drop() {
      await withClient(cluster.adminUrl, client =>
        client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`),
      )
    },
  }
}
