import { describe, expect, it } from "vitest"
import { BRAND, eventually, startHarness } from "./testing/harness.ts"
import { approvedTemplate, endOf, magic, never, sendTemplate, VARIABLES } from "./testing/whatsapp.ts"

describe("magic numbers", () => {
  it.each([
    ["20", "undelivered", 63003],
    ["21", "undelivered", 63024],
    ["23", "undelivered", 63032],
    ["24", "undelivered", 63033],
    ["25", "undelivered", 63050],
    ["26", "undelivered", 63049],
    ["28", "failed", 63016],
    ["30", "failed", 63027],
    ["31", "failed", 63028],
    ["32", "failed", 63040],
    ["33", "failed", 63041],
    ["34", "failed", 63042],
    ["35", "failed", 63051],
    ["36", "failed", 63013],
    ["37", "failed", 63018],
    ["38", "failed", 63019],
    ["39", "failed", 63012],
    ["40", "delivered", null],
    ["50", "undelivered", 63003],
    ["92", "undelivered", 63003],
  ])("%s: %s %s", async (ending, status, code) => {
    const harness = await startHarness({ settings: { readRate: 1 } })
    const contentSid = await approvedTemplate(harness.client)
    const { sid } = await sendTemplate(harness, contentSid, VARIABLES, magic(ending))
    expect(await endOf(harness, sid)).toEqual([status, code])
    const { errorMessage } = await harness.client.messages(sid).fetch()
    expect(errorMessage).toEqual(code === null ? null : expect.any(String))
  })

  it.each([
    ["22", 63003],
    ["27", 63049],
    ["29", 63016],
  ])("%s: refused with %i", async (ending, code) => {
    const harness = await startHarness()
    const contentSid = await approvedTemplate(harness.client)
    const sent = sendTemplate(harness, contentSid, VARIABLES, magic(ending))
    await expect(sent).rejects.toMatchObject({ status: 400, code })
  })

  it("41 reads for sure, and those of the API hold too", async () => {
    const harness = await startHarness(never)
    const contentSid = await approvedTemplate(harness.client)
    await sendTemplate(harness, contentSid, VARIABLES, magic("41"))
    await eventually(() => expect(harness.hooks.statusesOf(magic("41"))).toContain("read"))
    const throttled = sendTemplate(harness, contentSid, VARIABLES, magic("61"))
    await expect(throttled).rejects.toMatchObject({ status: 429, code: 20429 })
  })

  it("are ordinary for SMS", async () => {
    const { client } = await startHarness()
    for (const ending of ["20", "22", "35"]) {
      const { sid } = await client.messages.create({ to: `+120255501${ending}`, from: BRAND, body: "Hello" })
      await eventually(async () => expect((await client.messages(sid).fetch()).status).toBe("delivered"))
    }
  })
})
