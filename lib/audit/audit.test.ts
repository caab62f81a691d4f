import { expect, test } from "vitest"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { audit } from "./audit.ts"

const world = worldPerFile()
const { ctx } = accountPerTest(world)

test("an entry lives and dies with the transaction of the change", async () => {
  const failing = world.db.$transaction(async (tx) => {
    await audit(tx, ctx, "campaign.create", "abc")
    throw new Error("the change failed")
  })
  await expect(failing).rejects.toThrow("the change failed")
  expect(await world.db.auditEntry.count()).toBe(0)
  await world.db.$transaction((tx) => audit(tx, ctx, "campaign.create", "abc", { source: "web" }))
  const [entry] = await world.db.auditEntry.findMany()
  expect(entry).toMatchObject({
    action: "campaign.create",
    actorKind: "user",
    origin: "127.0.0.1",
    accountId: ctx.accountId,
  })
})
