import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { leIds } from "#lib/campaigns/api/le-ids.ts"
import { statusWebhook, testSid } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { processWorldPerFile } from "#lib/platform/testing/fixtures.ts"
import { testCtx } from "#lib/platform/testing/test-ctx.ts"
import { receiveStatus } from "#lib/webhooks/receive-status.ts"
import { openScreens } from "../app/testing/ask-screens.ts"
import { fileOf, openUpgradedWorld } from "./testing/upgraded-world.ts"

/**
 * The last version before campaigns had legs. Its database was filled with the product of then, in a story of four months that
 * ended at `toldAt`; what its screens then told is the file beside it, line by line (prisma/testing).
 */
const version = "20261128068000_off_by_verdict"
const toldAt = new Date("2026-03-21T00:30:00Z")
const accountId = "20260320"
const administrator = { accountId, subject: "ada", sessionId: "018f2f6e-0000-7000-8000-000000000031" }

type Told = { ask: string; answer?: object | string; brief?: Brief }
type Brief = { total: number; ids: (string | number)[] }
type Page = { total: number; items: { id: string | null; line: number }[] }

const told: Told[] = (await fileOf(version, "screens.jsonl"))
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line))
const world = processWorldPerFile(() => openUpgradedWorld(version))
let ask: Awaited<ReturnType<typeof openScreens>>
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: toldAt })
  ask = await openScreens(administrator)
})
afterAll(() => void vi.useRealTimers())

const briefOf = ({ total, items }: Page): Brief => ({ total, ids: items.map(({ id, line }) => id ?? line) })

test.each(told)("$ask tells what it told before", async ({ ask: address, answer, brief }) => {
  const now = await ask(address)
  if (brief) expect(briefOf(now as Page)).toEqual(brief)
  else if (typeof answer === "string") expect(now).toBe(answer)
  else expect(now).toMatchObject(answer ?? {})
})
