import fc from "fast-check"
import { beforeEach, expect, test } from "vitest"
import { createTestDraft, uploadBody } from "#lib/campaigns/testing/test-drafts.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { appendUpload } from "./append-upload.ts"
import { beginUpload } from "./begin-upload.ts"
import { getUpload } from "./get-upload.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)
let campaignId: string
beforeEach(async () => {
  campaignId = (await createTestDraft(ctx, account)).id
})

const storedParts = async (audienceId: string) => {
  const rows = await world.db.uploadPart.findMany({ where: { audienceId }, orderBy: { position: "asc" } })
  return rows.map(({ bytes }) => Buffer.from(bytes))
}

/** Sends a file in pieces of these sizes over and over, each in a request of its own, and tells after each what is stored. */
async function sendInPieces(bytes: Buffer, sizes: number[], look: (rows: number[]) => void): Promise<string> {
  const { id: uploadId } = await beginUpload(ctx, { campaignId, bytesTotal: bytes.length })
  for (let [offset, turn] = [0, 0]; offset < bytes.length; turn += 1) {
    const part = bytes.subarray(offset, offset + (sizes[turn % sizes.length] ?? 1))
    offset = await appendUpload(ctx, { campaignId, uploadId, offset, body: uploadBody(part) })
    const stored = await storedParts(uploadId)
    expect(Buffer.concat(stored).equals(bytes.subarray(0, offset))).toBe(true)
    look(stored.map(({ length }) => length))
  }
  return uploadId
}

test("a client that sends a byte at a time leaves a handful of rows, and one when the file is whole", async () => {
  const bytes = Buffer.from(Array.from({ length: 700 }, (_, at) => at % 251))
  let most = 0
  let last: number[] = []
  await sendInPieces(bytes, [1], (rows) => {
    most = Math.max(most, rows.length)
    last = rows
  })
  expect(most).toBeLessThan(10)
  expect(last).toEqual([bytes.length])
})

test("in whatever pieces a file comes, no row of it stays below 64 KiB but the last", {
  timeout: 180_000,
}, async () => {
  const size = fc.oneof(fc.integer({ min: 1, max: 9_000 }), fc.integer({ min: 1, max: 150_000 }))
  const bytes = Buffer.from(Array.from({ length: 400_000 }, (_, at) => at % 251))
  await fc.assert(
    fc.asyncProperty(fc.array(size, { minLength: 4, maxLength: 12 }), async (sizes) => {
      let last: number[] = []
      await sendInPieces(bytes, sizes, (rows) => {
        expect(rows.filter((length) => length < 65_536).length).toBeLessThan(17)
        last = rows
      })
      expect(last.slice(0, -1).filter((length) => length < 65_536)).toEqual([])
    }),
    { numRuns: 4 },
  )
})

test("what fails while parts are joined leaves them as they were, and the upload goes on from there", async () => {
  const bytes = Buffer.from(Array.from({ length: 50 }, (_, at) => at))
  const { id: uploadId } = await beginUpload(ctx, { campaignId, bytesTotal: 50 })
  const append = (offset: number, end: number) =>
    appendUpload(ctx, { campaignId, uploadId, offset, body: uploadBody(bytes.subarray(offset, end)) })
  await append(0, 20)
  const own = `crash_${account.accountId}`
  await world.db.$executeRawUnsafe(
    `CREATE FUNCTION ${own}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF NEW.audience_id = '${uploadId}' THEN RAISE 'the database went away'; END IF; RETURN NEW; END $$`,
  )
  await world.db.$executeRawUnsafe(
    `CREATE TRIGGER ${own} BEFORE INSERT ON upload_part FOR EACH ROW EXECUTE FUNCTION ${own}()`,
  )
  await expect(append(20, 40)).rejects.toThrow("the database went away")
  expect(await getUpload(ctx, { campaignId, uploadId })).toMatchObject({ bytesReceived: 20 })
  expect(await storedParts(uploadId)).toEqual([bytes.subarray(0, 20)])
  await world.db.$executeRawUnsafe(`DROP FUNCTION ${own} CASCADE`)
  await append(20, 50)
  expect(await storedParts(uploadId)).toEqual([bytes])
})
