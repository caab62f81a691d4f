import { randomUUID } from "node:crypto"
import pg from "pg"
import { inject } from "vitest"
import type { Clock } from "#lib/platform/clock.ts"
import type { Actor, Ctx } from "#lib/platform/ctx.ts"
import { type Database, openDatabase } from "#lib/platform/db.ts"
import type { JobRequest } from "#lib/platform/jobs.ts"
import { log } from "#lib/platform/log.ts"
import { alwaysOpen } from "#lib/windows/receiving-window.ts"
import type { Role } from "#prisma/generated/enums.ts"

export type TestWorld = {
  db: Database
  databaseUrl: string
  close(): Promise<void>
}

/**
 * A database of its own for a test file: `const world = await openTestWorld()` in beforeAll, `world.close()` in afterAll.
 * @param template what it is a copy of; `template0` is empty
 */
export async function openTestWorld(
  server = inject("postgresUrl"),
  template = "template_migrated",
): Promise<TestWorld> {
  const name = `test_${randomUUID().replaceAll("-", "")}`
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  const databaseUrl = `${server}/${name}`
  const db = openDatabase(databaseUrl)
  const close = async () => {
    await db.$disconnect()
    await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`)
  }
  return { db, databaseUrl, close }
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client(`${server}/postgres`)
  await client.connect()
  await client.query(sql)
  await client.end()
}

export type TestAccount = { accountId: string; senderId: string; skillId: string; defaultSkillId: string }

/** A brand at home in the US with one SMS sender, its lane, and two skills, that may write at any time of day. */
export async function createTestAccount(db: Database, accountId = randomDigits(8)): Promise<TestAccount> {
  const [senderId, skillId, defaultSkillId] = [randomUUID(), randomUUID(), randomUUID()] as const
  await db.account.create({
    data: {
      id: accountId,
      name: `Brand ${accountId}`,
      defaultSkillId,
      homeCountry: "US",
      windows: alwaysOpen,
      stateRules: false,
      skills: {
        create: [
          { id: skillId, name: "billing" },
          { id: defaultSkillId, name: "support" },
        ],
      },
      senders: {
        create: { id: senderId, channel: "sms", address: newSenderNumber(), label: "Main" },
      },
    },
  })
  await db.lane.create({ data: { id: senderId, accountId } })
  return { accountId, senderId, skillId, defaultSkillId }
}

let numbersGiven = 0

/** A number is one account's: each brand of a process has another. */
const newSenderNumber = () => `+1323${2_000_000 + numbersGiven++}`

/** A person of that role. */
export const testUser = (role: Role, name = "Casey Campaign"): Actor => ({
  kind: "user",
  id: randomUUID(),
  name,
  role,
})

export type TestCtx = Ctx & { requested: JobRequest[] }

/** A context over the test database. `jobs` are collected, not run. */
export function testCtx(db: Database, accountId: string, overrides: Partial<Ctx> = {}): TestCtx {
  const requested: JobRequest[] = []
  const actor = testUser("campaign_manager")
  const jobs = { enqueue: async (request: JobRequest) => void requested.push(request) }
  const clock: Clock = { now: () => new Date() }
  return { accountId, actor, origin: "127.0.0.1", db, clock, jobs, log, requested, ...overrides }
}

/** A context of a brand that nobody knows yet: for what one account must not see of another. */
export async function strangerCtx(db: Database, overrides: Partial<Ctx> = {}): Promise<TestCtx> {
  return testCtx(db, (await createTestAccount(db)).accountId, overrides)
}

function randomDigits(length: number): string {
  const first = 1 + Math.floor(Math.random() * 9)
  return `${first}${Array.from({ length: length - 1 }, () => Math.floor(Math.random() * 10)).join("")}`
}
