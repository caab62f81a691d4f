import { expect, test } from "vitest"
import { createCampaign } from "#lib/campaigns/draft/create-campaign.ts"
import { createTestDraft } from "#lib/campaigns/testing/test-drafts.ts"
import { RateLimitedError } from "#lib/platform/errors.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx } from "#lib/platform/testing/test-ctx.ts"
import { beginUpload } from "./begin-upload.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

test("ten files of an account are on their way at once, and two that ask at once do not both get the last place", async () => {
  const drafts = await Promise.all(Array.from({ length: 12 }, () => createTestDraft(ctx, account)))
  const begin = (one: { id: string }) => beginUpload(ctx, { campaignId: one.id, bytesTotal: 100 })
  const results = await Promise.allSettled(drafts.map(begin))
  const refused = results.filter((result) => result.status === "rejected")
  expect(refused).toHaveLength(2)
  for (const { reason } of refused) {
    expect(reason).toBeInstanceOf(RateLimitedError)
    expect(String(reason)).toContain("wait until one is read, or discard one")
  }
  const [open = drafts[0]] = drafts.filter((_, index) => results[index]?.status === "fulfilled")
  if (!open) throw new Error("no upload was begun")
  await expect(begin(open), "its own unfinished file makes room").resolves.toBeTruthy()
  const stranger = await strangerCtx(world.db)
  const { id: elsewhere } = await createCampaign(stranger)
  await expect(beginUpload(stranger, { campaignId: elsewhere, bytesTotal: 100 })).resolves.toBeTruthy()
})
