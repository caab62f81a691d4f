import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { leIds } from "#lib/campaigns/api/le-ids.ts"
import { processWorldPerFile } from "#lib/platform/testing/fixtures.ts"
import { openScreens } from "../app/testing/ask-screens.ts"
import { openUpgradedWorld, readTold, versionBefore } from "./testing/upgraded-world.ts"

const { accountId, administrator, toldAt } = versionBefore
const world = processWorldPerFile(openUpgradedWorld)
let ask: Awaited<ReturnType<typeof openScreens>>
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: toldAt })
  ask = await openScreens({ accountId, ...administrator })
})
afterAll(() => void vi.useRealTimers())

type Page = { total: number; items: { id: string | null; line: number }[] }

const briefOf = ({ total, items }: Page) => ({ total, ids: items.map(({ id, line }) => id ?? line) })

/** What screens tell since then may be more, never less. */
test.each(await readTold())("$ask tells what it told before", async ({ ask: address, answer, brief }) => {
  const now = await ask(address)
  if (brief) expect(briefOf(now as Page)).toEqual(brief)
  else if (typeof answer === "string") expect(now).toBe(answer)
  else expect(now).toMatchObject(answer ?? {})
})

test.each([
  ["dLStsDaeK", "4400000008"],
  ["xleni7Hee", "4400000012"],
  ["t1ZiThhXo", "5417251628"],
])("the API's campaign %s keeps the numeric id that was answered", async (id, leCampaignId) => {
  const { number } = await world.db.campaign.findUniqueOrThrow({ where: { id } })
  expect(leIds(number)).toMatchObject({ leCampaignId })
})
