import { expect, test } from "vitest"
import { auditEntries } from "#lib/audit/testing/audit-entries.ts"
import { reviewCampaign } from "#lib/campaigns/review/review-campaign.ts"
import { createReadyDraft } from "#lib/campaigns/testing/test-drafts.ts"
import { optOut } from "#lib/consent/testing/test-suppressions.ts"
import { InvalidInputError } from "#lib/platform/errors.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { launchCampaign } from "./launch-campaign.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)
const abroad = ["+31612345678", "+31612345679", "+4915112345678"]
const everywhere = ["+13235550111", "+17875550111", ...abroad, "+31612345678", "12"]

test("a launch to countries that the account has not named asks for each of them by name", async () => {
  const draft = await createReadyDraft(ctx, account, everywhere)
  const { unnamedCountries, version } = await reviewCampaign(ctx, draft)
  expect(unnamedCountries).toEqual([
    { country: "NL", count: 2 },
    { country: "DE", count: 1 },
  ])
  const launch = (countries?: string[]) =>
    launchCampaign(ctx, { campaignId: draft.campaignId, version, consent: true, countries })
  const refusal = await launch().catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(InvalidInputError)
  expect(refusal).toMatchObject({
    message: expect.stringContaining("Netherlands (2), Germany (1)"),
    fields: [{ path: "countries" }],
  })
  await expect(launch(["NL", "FR"])).rejects.toThrow("Germany (1)")
  expect(await world.db.campaign.findUniqueOrThrow({ where: { id: draft.campaignId } })).toMatchObject({
    stage: "draft",
  })
  await launch(["NL", "DE"])
  const [entry] = await auditEntries(world.db, { subjectId: draft.campaignId, action: "campaign.launch" })
  expect(entry).toMatchObject({ detail: { confirmedCountries: ["NL", "DE"] } })
})

test("who is held back at this moment counts too, since the message goes once nothing holds it back", async () => {
  await optOut(world.db, account, abroad[2] ?? "")
  const draft = await createReadyDraft(ctx, account, everywhere)
  expect((await reviewCampaign(ctx, draft)).unnamedCountries).toEqual([
    { country: "NL", count: 2 },
    { country: "DE", count: 1 },
  ])
})

test("named in Settings, nobody is asked", async () => {
  await world.db.account.update({
    where: { id: account.accountId },
    data: { sendingCountries: ["US", "NL", "DE"] },
  })
  const draft = await createReadyDraft(ctx, account, everywhere)
  expect((await reviewCampaign(ctx, draft)).unnamedCountries).toEqual([])
  await launchCampaign(ctx, { ...draft, consent: true })
})

test("an account without a home country is asked for every country", async () => {
  await world.db.account.update({ where: { id: account.accountId }, data: { homeCountry: null } })
  const draft = await createReadyDraft(ctx, account, ["+13235550111"])
  await expect(launchCampaign(ctx, { ...draft, consent: true })).rejects.toThrow("United States (1)")
  await launchCampaign(ctx, { ...draft, consent: true, countries: ["US"] })
})
