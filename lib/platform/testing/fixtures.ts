import { afterAll, beforeAll, beforeEach } from "vitest"
import type { Ctx } from "#lib/platform/ctx.ts"
import { database } from "#lib/platform/db.ts"
import { filledBy } from "./filled-by.ts"
import {
  createTestAccount,
  openTestWorld,
  type TestAccount,
  type TestCtx,
  type TestWorld,
  testCtx,
} from "./test-ctx.ts"

/** A database of its own for the test file that calls this at its top, as `open` makes it; dropped after the last test. */
export function worldPerFile(open: () => Promise<TestWorld> = openTestWorld): TestWorld {
  const world = filledBy(beforeAll, () => open())
  afterAll(() => world.close())
  return world
}

/** A test world whose database is also the one that `database()` opens: for tests of routes and webhooks. */
export function processWorldPerFile(open?: () => Promise<TestWorld>): TestWorld {
  const world = worldPerFile(open)
  beforeAll(() => {
    process.env.DATABASE_URL = world.databaseUrl
  })
  afterAll(() => database().$disconnect())
  return world
}

/**
 * A new brand for every test, and a campaign manager's context over it, so that no test sees another's rows:
 * `const { account, ctx } = accountPerTest(world)`. `overrides` replace parts of the context, such as its clock.
 */
export function accountPerTest(
  world: TestWorld,
  overrides: Partial<Ctx> = {},
): { account: TestAccount; ctx: TestCtx } {
  const account = filledBy(beforeEach, () => createTestAccount(world.db))
  const ctx = filledBy(beforeEach, async () => testCtx(world.db, account.accountId, overrides))
  return { account, ctx }
}
