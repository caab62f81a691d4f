import fc from "fast-check"
import { expect, test } from "vitest"
import { cancelCampaign } from "#lib/campaigns/control/cancel-campaign.ts"
import { pauseCampaign } from "#lib/campaigns/control/pause-campaign.ts"
import { resumeCampaign } from "#lib/campaigns/control/resume-campaign.ts"
import { deleteDraft } from "#lib/campaigns/draft/delete-draft.ts"
import { expandCampaign } from "#lib/campaigns/launch/expand-campaign.ts"
import { createReadyDraft, launchDraft } from "#lib/campaigns/testing/test-drafts.ts"
import { recipientStatus } from "#lib/ledger/recipient-status.ts"
import { testAddresses } from "#lib/ledger/testing/test-messages.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { DomainError } from "#lib/platform/errors.ts"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount, testCtx } from "#lib/platform/testing/test-ctx.ts"
import type { Campaign } from "#prisma/generated/client.ts"
import { type CampaignFacet, listFacets } from "./campaign-facets.ts"
import { campaignStatus } from "./campaign-status.ts"
import { foldTallies } from "./fold-tallies.ts"
import { emptyCounts, storedCounts } from "./status-counts.ts"

const world = worldPerFile()
const ends = ["claimed", "held", "accepted", "delivered", "skipped", "failed", "unknown"] as const

/** A brand whose people, lanes and jobs do what they like with its campaigns, in any order and at once. */
async function openBrand() {
  const account = await createTestAccount(world.db)
  const ctx = testCtx(world.db, account.accountId)
  const drafts: { campaignId: string; version: number }[] = []
  const some = (n: number) => drafts[n % Math.max(1, drafts.length)]
  const verb = (run: (ctx: Ctx, draft: { campaignId: string; version: number }) => Promise<unknown>) => {
    return async (n: number) => {
      const draft = some(n)
      if (draft) await run(ctx, draft).catch(ignoreRefusal)
    }
  }
  const acts = {
    create: async (n: number) =>
      void drafts.push(await createReadyDraft(ctx, account, testAddresses(1 + (n % 3)))),
    launch: verb(launchDraft),
    expand: verb(expandCampaign),
    pause: verb(pauseCampaign),
    resume: verb(resumeCampaign),
    cancel: verb(cancelCampaign),
    remove: verb(deleteDraft),
    settle: async (n: number) => {
      const state = ends[n % ends.length]
      await world.db.$executeRaw`
        UPDATE message SET state = ${state}::message_state WHERE (id, month) IN (
          SELECT id, month FROM message WHERE campaign_id = ${some(n)?.campaignId} AND state IN ('pending', 'claimed', 'held', 'accepted')
          ORDER BY id LIMIT 1 + ${n % 2}::int FOR UPDATE)`
    },
    answer: async (n: number) =>
      void (await world.db.$executeRaw`
        UPDATE message SET responded_at = now() WHERE campaign_id = ${some(n)?.campaignId} AND state = 'delivered'`),
    fold: async () => foldTallies(world, { accountId: account.accountId }),
    foldAll: async () => foldTallies(world),
  }
  return { ctx, acts }
}

const ignoreRefusal = (error: unknown) => {
  if (!(error instanceof DomainError)) throw error
}

type Acts = Awaited<ReturnType<typeof openBrand>>["acts"]
const names: (keyof Acts)[] =
  "create launch expand pause resume cancel remove settle answer fold foldAll".split(" ") as (keyof Acts)[]
const act = fc.record({ name: fc.constantFrom(...names), n: fc.nat(20) })
/** Groups of acts; those of a group are done at once. */
const story = fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { minLength: 4, maxLength: 14 })

/** What is stored of a campaign or of a kind, and the same from the ledger and from what people decided. */
async function compareStored(ctx: Ctx) {
  await foldTallies(world, { accountId: ctx.accountId })
  const campaigns = await world.db.campaign.findMany({
    where: { accountId: ctx.accountId },
    orderBy: { number: "asc" },
  })
  return {
    stored: [campaigns.map(storedOf), sortedKinds(await listFacets(ctx))],
    derived: [await Promise.all(campaigns.map(derivedOf)), sortedKinds(await countKinds(ctx))],
  }
}

const storedOf = (campaign: Campaign) => {
  const { id, status, segments, pendingSegments } = campaign
  return { id, status, segments, pendingSegments, counts: storedCounts(campaign) }
}

async function derivedOf(campaign: Campaign) {
  const rows = await world.db.message.findMany({ where: { campaignId: campaign.id } })
  const counts = emptyCounts()
  for (const row of rows) counts[recipientStatus(row.state, row.respondedAt !== null)] += 1
  const waiting = rows.filter((row) => recipientStatus(row.state, row.respondedAt !== null) === "pending")
  const sum = (of: typeof rows) => of.reduce((total, row) => total + row.segments, 0)
  const status = campaignStatus(campaign, counts)
  return { id: campaign.id, status, segments: sum(rows), pendingSegments: sum(waiting), counts }
}

const countKinds = (ctx: Ctx) => world.db.$queryRaw<CampaignFacet[]>`
  SELECT status, channel, source, count(*)::int AS count FROM campaign WHERE account_id = ${ctx.accountId} GROUP BY 1, 2, 3`

const sortedKinds = (facets: CampaignFacet[]) => facets.map((facet) => JSON.stringify(facet)).toSorted()

test("whatever happens at once, what is stored of campaigns equals the ledger", async () => {
  await fc.assert(
    fc.asyncProperty(story, async (groups) => {
      const { ctx, acts } = await openBrand()
      await acts.create(1)
      for (const group of groups) await Promise.all(group.map(({ name, n }) => acts[name](n)))
      const { stored, derived } = await compareStored(ctx)
      expect(stored).toEqual(derived)
    }),
    { numRuns: 40 },
  )
}, 180_000)

test.each(["campaign_facet_update", "campaign_facts"])(
  "without the trigger %s they differ",
  async (trigger) => {
    const { ctx, acts } = await openBrand()
    await world.db.$executeRawUnsafe(`ALTER TABLE campaign DISABLE TRIGGER ${trigger}`)
    for (const name of ["create", "launch", "expand", "settle"] as const) await acts[name](2)
    const { stored, derived } = await compareStored(ctx)
    await world.db.$executeRawUnsafe(`ALTER TABLE campaign ENABLE TRIGGER ${trigger}`)
    expect(stored).not.toEqual(derived)
  },
)
