import { readFile } from "node:fs/promises"
import { describe, expect, it, vi } from "vitest"
import { MAGIC_WORDS } from "./content/review.ts"
import { MAGIC_ENDINGS, TWILIO_TEST_RECIPIENTS, TWILIO_TEST_SENDERS } from "./sending/magic.ts"
import { WHATSAPP_ENDINGS } from "./sending/whatsapp-magic.ts"
import { BRAND, eventually, type Harness, startHarness } from "./testing/harness.ts"

const magic = (ending: string, areaCode = "202") => `+1${areaCode}55501${ending}`
const create = ({ client, hooks }: Harness, to: string, from = BRAND) =>
  client.messages.create({ to, from, body: "Hello", statusCallback: hooks.url })

/** What the carrier holds for a recipient, whatever the client was told. */
const heldFor = async ({ client }: Harness, to: string) =>
  (await client.messages.list({ to })).map((message) => [message.status, message.errorCode])

describe("the table", () => {
  it("is the one in the README", async () => {
    const text = await readFile(new URL("./README.md", import.meta.url), "utf8")
    const readme = text.replaceAll(/ +/g, " ")
    for (const { word, what } of MAGIC_WORDS) expect(readme).toContain(`| \`${word}\` | ${what} |`)
    const rows = [...MAGIC_ENDINGS, ...WHATSAPP_ENDINGS, ...TWILIO_TEST_RECIPIENTS, ...TWILIO_TEST_SENDERS]
    for (const { number, what } of rows) expect(readme).toContain(`| \`${number}\` | ${what} |`)
  })

  it("leaves endings below 50 and other exchanges alone", async () => {
    const harness = await startHarness()
    for (const to of [magic("01"), magic("49"), "+12025560161", "+442071835061"])
      expect((await create(harness, to)).status).toBe("queued")
  })
})

describe("refused", () => {
  it.each([
    ["+15005550001", 21211],
    ["+15005550002", 21612],
    ["+15005550003", 21408],
    ["+15005550004", 21610],
    ["+15005550009", 21614],
    [magic("90"), 21211],
    [magic("91"), 21408],
    [magic("92", "415"), 21610],
    [magic("93"), 21611],
    [magic("94"), 21612],
    [magic("95", "907"), 21614],
  ])("to %s: %i", async (to, code) => {
    const harness = await startHarness()
    await expect(create(harness, to)).rejects.toMatchObject({ status: 400, code })
    expect(await heldFor(harness, to)).toEqual([])
  })

  it.each([
    ["+15005550001", 21212],
    ["+15005550007", 21606],
    ["+15005550008", 21611],
  ])("from %s: %i", async (from, code) => {
    await expect(create(await startHarness(), "+14155552671", from)).rejects.toMatchObject({
      status: 400,
      code,
    })
  })
})

describe("ends", () => {
  it.each([
    ["50", "undelivered", 30003, ["sent", "undelivered"]],
    ["51", "undelivered", 30005, ["sent", "undelivered"]],
    ["52", "undelivered", 30006, ["sent", "undelivered"]],
    ["53", "undelivered", 30007, ["sent", "undelivered"]],
    ["54", "undelivered", 30008, ["sent", "undelivered"]],
    ["55", "failed", 30001, ["failed"]],
    ["80", "undelivered", 30006, ["sent", "undelivered"]],
    ["73", "delivered", null, []],
  ])("%s: %s %s", async (ending, status, errorCode, called) => {
    const harness = await startHarness()
    await create(harness, magic(ending))
    await eventually(async () => expect(await heldFor(harness, magic(ending))).toEqual([[status, errorCode]]))
    await eventually(() => expect(harness.hooks.statusesOf(magic(ending))).toEqual(called))
    const code = harness.hooks.received.at(-1)?.params.ErrorCode
    if (called.length > 0) expect(code).toBe(String(errorCode))
  })

  it.each([
    ["56", "sent", ["sent"]],
    ["57", "queued", []],
  ])("%s: stays %s", async (ending, status, called) => {
    const harness = await startHarness()
    await create(harness, magic(ending))
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await heldFor(harness, magic(ending))).toEqual([[status, null]])
    expect(harness.hooks.statusesOf(magic(ending))).toEqual(called)
  })
})

describe("throttled", () => {
  it("60: once, then accepted, and again", async () => {
    const harness = await startHarness()
    for (const round of [1, 2]) {
      await expect(create(harness, magic("60"))).rejects.toMatchObject({ status: 429, code: 20429 })
      await create(harness, magic("60"))
      expect(await heldFor(harness, magic("60"))).toHaveLength(round)
    }
  })

  it("61: always", async () => {
    const harness = await startHarness()
    for (let index = 0; index < 3; index++)
      await expect(create(harness, magic("61"))).rejects.toMatchObject({ status: 429, code: 20429 })
    expect(await heldFor(harness, magic("61"))).toEqual([])
  })
})

describe("answers that leave the client in doubt", () => {
  it.each([
    ["62", false],
    ["63", true],
  ])("%s: 500, accepted: %s", async (ending, accepted) => {
    const harness = await startHarness()
    await expect(create(harness, magic(ending))).rejects.toMatchObject({ status: 500, code: 20500 })
    await eventually(async () =>
      expect(await heldFor(harness, magic(ending))).toEqual(accepted ? [["delivered", null]] : []),
    )
  })

  it.each([
    ["64", true],
    ["65", false],
  ])("%s: connection cut, accepted: %s", async (ending, accepted) => {
    const harness = await startHarness()
    await expect(create(harness, magic(ending))).rejects.toMatchObject({ code: "ECONNRESET" })
    await eventually(() =>
      expect(harness.hooks.statusesOf(magic(ending))).toEqual(accepted ? ["sent", "delivered"] : []),
    )
    expect(await heldFor(harness, magic(ending))).toHaveLength(accepted ? 1 : 0)
  })

  it.each([
    ["66", false],
    ["67", true],
  ])("%s: never answers, accepted: %s", async (ending, accepted) => {
    const harness = await startHarness()
    const settled = vi.fn()
    create(harness, magic(ending)).then(settled, settled)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(settled).not.toHaveBeenCalled()
    expect(await heldFor(harness, magic(ending))).toEqual(accepted ? [["delivered", null]] : [])
  })
})

describe("callbacks", () => {
  it("70: the first comes before the answer", async () => {
    const harness = await startHarness()
    const { sid } = await create(harness, magic("70"))
    expect(harness.hooks.received[0]?.params).toMatchObject({ MessageSid: sid, MessageStatus: "sent" })
    await eventually(() => expect(harness.hooks.statusesOf(magic("70"))).toEqual(["sent", "delivered"]))
  })

  it("71: in the wrong order", async () => {
    const harness = await startHarness()
    await create(harness, magic("71"))
    await eventually(() => expect(harness.hooks.statusesOf(magic("71"))).toEqual(["delivered", "sent"]))
    expect(await heldFor(harness, magic("71"))).toEqual([["delivered", null]])
  })

  it("72: three times each", async () => {
    const harness = await startHarness()
    await create(harness, magic("72"))
    const expected = ["sent", "sent", "sent", "delivered", "delivered", "delivered"]
    await eventually(() => expect(harness.hooks.statusesOf(magic("72"))).toEqual(expected))
  })

  it("74: a forged one that fails the signature, then the true ones", async () => {
    const harness = await startHarness()
    await create(harness, magic("74"))
    const expected = ["failed", "sent", "delivered"]
    await eventually(() => expect(harness.hooks.statusesOf(magic("74"))).toEqual(expected))
    expect(harness.hooks.signedStatusesOf(magic("74"))).toEqual(["sent", "delivered"])
  })
})

describe("lookups", () => {
  const lookUp = async (number: string, fields = "line_type_intelligence") =>
    (await startHarness()).client.lookups.v2.phoneNumbers(number).fetch({ fields })

  it.each([
    ["+14155552671", "mobile", null],
    ["+18005550123", "tollFree", null],
    [magic("80"), "landline", null],
    [magic("81"), "nonFixedVoip", null],
    [magic("82"), null, 60601],
    ["+14165552671", null, 60601],
  ])("%s: %s %s", async (number, type, errorCode) => {
    const found = await lookUp(number)
    expect(found).toMatchObject({ valid: true, phoneNumber: number, callingCountryCode: "1" })
    expect(found.lineTypeIntelligence).toMatchObject({ type, errorCode })
  })

  it("83: an error", async () => {
    await expect(lookUp(magic("83"))).rejects.toMatchObject({ status: 500, code: 20500 })
  })

  it("answers for what is not a number, and refuses unknown packages", async () => {
    expect(await lookUp("+1202555")).toMatchObject({ valid: false, validationErrors: ["TOO_SHORT"] })
    expect(await lookUp("+14155552671", "")).toMatchObject({ valid: true, lineTypeIntelligence: null })
    await expect(lookUp("+14155552671", "horoscope")).rejects.toMatchObject({ status: 400, code: 60600 })
  })
})
