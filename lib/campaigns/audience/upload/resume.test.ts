import { setTimeout as sleep } from "node:timers/promises"
import { beforeEach, expect, test } from "vitest"
import { findAudience } from "#lib/campaigns/audience/find-audience.ts"
import { updateDraft } from "#lib/campaigns/draft/update-draft.ts"
import { createTestDraft, sendCsv, uploadBody } from "#lib/campaigns/testing/test-drafts.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx } from "#lib/platform/testing/test-ctx.ts"
import { appendUpload } from "./append-upload.ts"
import { beginUpload } from "./begin-upload.ts"
import { deleteAbandonedAudiences } from "./delete-leftovers.ts"
import { discardUpload } from "./discard-upload.ts"
import { getUpload } from "./get-upload.ts"
import { importUpload } from "./import-upload.ts"
import { listReadingsToContinue, takeReading, whileHeld } from "./reading-lease.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)
let campaignId: string
beforeEach(async () => {
  campaignId = (await createTestDraft(ctx, account, { text: "Hi {{1}}" })).id
})

/** Every fifth number is on two lines, every seventh line has no number. */
const rows = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    i % 7 === 6 ? `12,Row ${i}\n` : `+1628${2_000_000 + i - (i % 5 === 4 ? 1 : 0)},Row ${i}\n`,
  )
const file = (count: number) => Buffer.from(`Phone,B1\n${rows(count).join("")}`)
const latest = () => findAudience(ctx, { campaignId, latest: true })
const later = (ms: number): Ctx => ({ ...ctx, clock: { now: () => new Date(Date.now() + ms) } })
const linesOf = async (audienceId: string) =>
  (await world.db.recipient.findMany({ where: { audienceId }, orderBy: { line: "asc" } })).map(
    ({ line }) => line,
  )
const oneChunk = { maxRunMs: -1 }
const toTheEnd = { maxRunMs: 60_000 }

/** What one uninterrupted reading makes of the file: the measure for all others. */
async function expectWhole(audienceId: string, count: number) {
  const whole = await latest()
  expect(whole).toMatchObject({ id: audienceId, state: "ready", rowsRead: count, rowsTotal: count })
  expect(await linesOf(audienceId)).toEqual(Array.from({ length: count }, (_, i) => i + 2))
  const { counts } = whole ?? {}
  expect(counts).toEqual(await expectedCounts(count))
  expect(await world.db.uploadPart.count({ where: { audienceId } })).toBe(0)
}

async function expectedCounts(count: number) {
  const numbers = rows(count).map((row) => row.split(",")[0] ?? "")
  const good = numbers.filter((number) => number !== "12")
  const valid = new Set(good).size
  return { valid, invalid: count - good.length, duplicate: good.length - valid, optedOut: 0 }
}

test("a run that takes long at one place keeps its reading, and nobody is asked to continue it", async () => {
  const audienceId = await sendCsv(ctx, campaignId, file(10))
  const reading = await takeReading(ctx, audienceId)
  if (!reading) throw new Error("somebody else is at it")
  await whileHeld(ctx, reading, () => sleep(2_500))
  const found = await listReadingsToContinue(later(2_500))
  expect(found.map((one) => one.audienceId)).not.toContain(audienceId)
})

test("a reading that ends its turn after each chunk comes to the same end", async () => {
  const audienceId = await sendCsv(ctx, campaignId, file(9_000))
  const seen: number[] = []
  for (let turn = 0; turn < 20; turn += 1) {
    const { again } = await importUpload(ctx, { audienceId, ...oneChunk })
    if (!again) break
    seen.push((await latest())?.rowsRead ?? 0)
  }
  expect(seen).toEqual([4_000, 8_000])
  await expectWhole(audienceId, 9_000)
})

test("a run that dies without a word is continued once its lease is over, and by nobody before", async () => {
  const audienceId = await sendCsv(ctx, campaignId, file(5_000))
  await importUpload(ctx, { audienceId, ...oneChunk })
  expect(await takeReading(ctx, audienceId)).not.toBeNull()
  expect(await importUpload(ctx, { audienceId, ...toTheEnd })).toEqual({ again: null })
  expect(await latest()).toMatchObject({ state: "reading", rowsRead: 4_000 })
  const found = async (world: Ctx) => (await listReadingsToContinue(world)).map((one) => one.audienceId)
  expect(await found(ctx)).not.toContain(audienceId)
  expect(await found(later(5_000))).toContain(audienceId)
  await importUpload(later(5_000), { audienceId, ...toTheEnd })
  await expectWhole(audienceId, 5_000)
})

test("of two runs at once one reads, and a run that was overtaken changes nothing", async () => {
  const audienceId = await sendCsv(ctx, campaignId, file(5_000))
  const runs = [ctx, later(5_000), later(32_000)].map((one) => importUpload(one, { audienceId, ...toTheEnd }))
  await Promise.all(runs)
  await importUpload(later(60_000), { audienceId, ...toTheEnd })
  await expectWhole(audienceId, 5_000)
})

test("a chunk that fails halfway leaves neither rows nor progress, and the job tries again", async () => {
  const audienceId = await sendCsv(ctx, campaignId, file(5_000))
  const own = `crash_${account.accountId}`
  await world.db.$executeRawUnsafe(
    `CREATE FUNCTION ${own}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF NEW.line = 4500 THEN RAISE 'the database went away'; END IF; RETURN NEW; END $$`,
  )
  await world.db.$executeRawUnsafe(
    `CREATE TRIGGER ${own} BEFORE INSERT ON recipient FOR EACH ROW EXECUTE FUNCTION ${own}()`,
  )
  await expect(importUpload(ctx, { audienceId, ...toTheEnd })).rejects.toThrow("the database went away")
  expect(await linesOf(audienceId)).toHaveLength(4_000)
  expect(await latest()).toMatchObject({ state: "reading", rowsRead: 4_000 })
  await world.db.$executeRawUnsafe(`DROP FUNCTION ${own} CASCADE`)
  await importUpload(ctx, { audienceId, ...toTheEnd })
  await expectWhole(audienceId, 5_000)
})

test("a reading that never gets further is given up with the reason", async () => {
  const audienceId = await sendCsv(ctx, campaignId, file(10))
  for (let run = 1; run <= 5; run += 1) await takeReading(later(run * 16_000), audienceId)
  await importUpload(later(200_000), { audienceId, ...toTheEnd })
  const problem = expect.stringContaining("stopped several times")
  expect(await latest()).toMatchObject({ state: "failed", problem })
  expect(await world.db.uploadPart.count({ where: { audienceId } })).toBe(0)
})

test("a text that changes between two runs meets every line", async () => {
  const audienceId = await sendCsv(ctx, campaignId, file(9_000))
  const change = async (text: string) => {
    const { version } = await world.db.campaign.findUniqueOrThrow({ where: { id: campaignId } })
    await updateDraft(ctx, { campaignId, version, text })
  }
  await importUpload(ctx, { audienceId, ...oneChunk })
  await change("Bye {{1}}")
  await importUpload(ctx, { audienceId, ...oneChunk })
  await change("Hi {{1}}")
  await importUpload(ctx, { audienceId, ...toTheEnd })
  const wrong = await world.db.recipient.count({ where: { audienceId, text: { startsWith: "Bye" } } })
  expect(wrong).toBe(0)
  await expectWhole(audienceId, 9_000)
})

test("parts are taken in order and once; what arrived before a break stays; the last byte asks for the reading", async () => {
  const bytes = file(300)
  const { id: uploadId } = await beginUpload(ctx, { campaignId, bytesTotal: bytes.length, fileName: "a.csv" })
  const append = (offset: number, part: Uint8Array) =>
    appendUpload(ctx, { campaignId, uploadId, offset, body: uploadBody(part, 100) })
  await expect(append(500, bytes.subarray(500, 600))).rejects.toThrow("does not follow")
  const broken = (async function* () {
    yield bytes.subarray(0, 700)
    throw Object.assign(new Error("aborted"), { code: "ECONNRESET" })
  })()
  await expect(appendUpload(ctx, { campaignId, uploadId, offset: 0, body: broken })).rejects.toThrow(
    "aborted",
  )
  expect(await getUpload(ctx, { campaignId, uploadId })).toMatchObject({ bytesReceived: 700 })
  await expect(append(0, bytes.subarray(0, 700))).rejects.toThrow("does not follow")
  await expect(append(700, Buffer.concat([bytes.subarray(700), bytes]))).rejects.toThrow("More came than")
  const attempts = await Promise.allSettled([
    append(700, bytes.subarray(700)),
    append(700, bytes.subarray(700)),
  ])
  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
  const request = { name: "read-audience", payload: { accountId: account.accountId, audienceId: uploadId } }
  expect(ctx.requested).toEqual([request])
  await importUpload(ctx, { audienceId: uploadId, ...toTheEnd })
  await expectWhole(uploadId, 300)
})

test("an upload is nobody else's, has a size, and gives way to the next one", async () => {
  const { id: uploadId } = await beginUpload(ctx, { campaignId, bytesTotal: 100 })
  const stranger = await strangerCtx(world.db)
  const input = { campaignId, uploadId, offset: 0, body: uploadBody("1") }
  for (const verb of [getUpload, appendUpload, discardUpload])
    await expect(verb(stranger, input)).rejects.toBeInstanceOf(NotFoundError)
  const other = await createTestDraft(ctx, account)
  await expect(getUpload(ctx, { campaignId: other.id, uploadId })).rejects.toBeInstanceOf(NotFoundError)
  await expect(beginUpload(ctx, { campaignId, bytesTotal: 0 })).rejects.toThrow("The file is empty")
  const tooLarge = 64 * 1024 * 1024 + 1
  await expect(beginUpload(ctx, { campaignId, bytesTotal: tooLarge })).rejects.toThrow("larger than 64 MB")
  await beginUpload(ctx, { campaignId, bytesTotal: 100 })
  await expect(getUpload(ctx, { campaignId, uploadId })).rejects.toBeInstanceOf(NotFoundError)
})

test("discarding stops a reading and keeps the recipients there are; forgotten uploads go after a day", async () => {
  const before = await sendCsv(ctx, campaignId, file(10))
  await importUpload(ctx, { audienceId: before, ...toTheEnd })
  const audienceId = await sendCsv(ctx, campaignId, file(5_000))
  await importUpload(ctx, { audienceId, ...oneChunk })
  await discardUpload(ctx, { campaignId, uploadId: audienceId })
  expect(await importUpload(ctx, { audienceId, ...toTheEnd })).toEqual({ again: null })
  await expectWhole(before, 10)
  await expect(discardUpload(ctx, { campaignId, uploadId: before })).rejects.toThrow("read to its end")
  const { id } = await beginUpload(ctx, { campaignId, bytesTotal: 100 })
  await deleteAbandonedAudiences(ctx)
  expect(await latest()).toMatchObject({ id, state: "uploading" })
  await deleteAbandonedAudiences(later(25 * 60 * 60_000))
  expect(await latest()).toMatchObject({ id: before, state: "ready" })
})

test("what is half read or abandoned is found without reading all audiences", async () => {
  const plan = await world.db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`
    return tx.$queryRaw<unknown[]>`
      EXPLAIN SELECT FROM audience WHERE state = CAST('reading'::text AS audience_state) AND heartbeat_at < now()`
  })
  expect(JSON.stringify(plan)).toContain("audience_state_heartbeat_at_idx")
})
