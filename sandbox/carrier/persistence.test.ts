import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Logger, pino } from "pino"
import { expect, it, onTestFinished } from "vitest"
import { type Carrier, startCarrier } from "./start-carrier.ts"
import { Journal } from "./storage/journal.ts"
import { createContent, fetchApproval, submitContent } from "./testing/content-client.ts"
import {
  ACCOUNT_SID,
  AUTH_TOKEN,
  answerAs,
  BRAND,
  callSandbox,
  clientOf,
  eventually,
} from "./testing/harness.ts"

const PHONE = "+14155552671"
const good = { to: PHONE, from: BRAND, body: "Hello" }

async function dataFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "carrier-"))
  onTestFinished(() => rm(folder, { recursive: true }))
  return join(folder, "data", "carrier.jsonl")
}

const start = (path: string, settings = {}): Promise<Carrier> =>
  startCarrier({
    accountSid: ACCOUNT_SID,
    authToken: AUTH_TOKEN,
    dataFile: path,
    settings: { sendLatencyMs: 20, deliverLatencyMs: 20, ...settings },
  })

it("finds its messages, opt-outs and deletions again after a restart", async () => {
  const path = await dataFile()
  const first = await start(path)
  const client = clientOf(first)
  const kept = await client.messages.create(good)
  const redacted = await client.messages.create({ ...good, body: "Private" })
  const removed = await client.messages.create(good)
  await client.messages(redacted.sid).update({ body: "" })
  await eventually(async () => expect(await client.messages(removed.sid).remove()).toBe(true))
  await answerAs(first, PHONE, "STOP")
  await eventually(async () => expect((await client.messages(kept.sid).fetch()).status).toBe("delivered"))
  const held = await client.messages(kept.sid).fetch()
  await first.close()

  const second = await start(path)
  onTestFinished(() => second.close())
  const again = clientOf(second)
  expect((await again.messages(kept.sid).fetch()).toJSON()).toEqual(held.toJSON())
  expect((await again.messages(redacted.sid).fetch()).body).toBe("")
  await expect(again.messages(removed.sid).fetch()).rejects.toMatchObject({ code: 20404 })
  await expect(again.messages.create(good)).rejects.toMatchObject({ code: 21610 })
  await answerAs(second, PHONE, "START")
  await again.messages.create(good)
})

it("finds its templates again, with what is still to be decided", async () => {
  const path = await dataFile()
  const first = await start(path, { approvalDelayMs: 2000 })
  const client = clientOf(first)
  const kept = await createContent(client)
  const removed = await createContent(client)
  await submitContent(client, kept.sid, "order_magic_paused")
  await client.content.v1.contents(removed.sid).remove()
  await first.close()

  const second = await start(path)
  onTestFinished(() => second.close())
  const again = clientOf(second)
  expect(await again.content.v1.contents.list()).toMatchObject([{ sid: kept.sid, types: kept.types }])
  expect(await fetchApproval(again, kept.sid)).toMatchObject({ status: "pending" })
  await eventually(async () =>
    expect(await fetchApproval(again, kept.sid)).toMatchObject({ status: "paused" }),
  )
})

it("goes on with what was under way, and stays empty after a reset", async () => {
  const path = await dataFile()
  const first = await start(path, { deliverLatencyMs: 3_600_000 })
  const { sid } = await clientOf(first).messages.create(good)
  await eventually(async () => expect((await clientOf(first).messages(sid).fetch()).status).toBe("sent"))
  await first.close()
  const second = await start(path)
  await eventually(async () =>
    expect((await clientOf(second).messages(sid).fetch()).status).toBe("delivered"),
  )
  await callSandbox(second, "DELETE", "/messages")
  await second.close()
  const third = await start(path)
  onTestFinished(() => third.close())
  expect((await callSandbox(third, "GET", "/messages/count")).body).toEqual({ count: 0 })
})

it("passes over a line that a crash cut short, and writes on after it", async () => {
  const path = await dataFile()
  const first = await start(path)
  await clientOf(first).messages.create(good)
  await first.close()
  await appendFile(path, '{"type":"message","mess')
  const second = await start(path)
  await clientOf(second).messages.create(good)
  await second.close()
  const third = await start(path)
  onTestFinished(() => third.close())
  expect((await callSandbox(third, "GET", "/messages/count")).body).toEqual({ count: 2 })
})

it("writes the file anew at a start when most of it is dead", async () => {
  const path = await dataFile()
  const first = await start(path)
  for (let index = 0; index < 300; index++) await answerAs(first, PHONE, index % 2 ? "START" : "STOP")
  await callSandbox(first, "DELETE", "/messages")
  await clientOf(first).messages.create(good)
  await first.close()
  const before = (await readFile(path, "utf8")).length
  const second = await start(path)
  onTestFinished(() => second.close())
  expect((await readFile(path, "utf8")).length).toBeLessThan(before / 10)
  expect((await callSandbox(second, "GET", "/messages/count")).body).toEqual({ count: 1 })
})

function listeningLog(): { log: Logger; lines: string[] } {
  const lines: string[] = []
  return { log: pino({ level: "warn" }, { write: (line: string) => void lines.push(line) }), lines }
}

it("says once that the disk is full, and goes on", async () => {
  const { log, lines } = listeningLog()
  const journal = await Journal.open("/dev/full", log)
  for (let index = 0; index < 3; index++) {
    journal.append({ type: "clear" })
    await new Promise((resolve) => setTimeout(resolve, 120))
  }
  await journal.close()
  expect(lines).toEqual([expect.stringContaining("ENOSPC")])
})

it("says that the data file cannot be used, and works in memory", async () => {
  const { log, lines } = listeningLog()
  const dataFile = "/dev/null/carrier.jsonl"
  const carrier = await startCarrier({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, dataFile, log })
  onTestFinished(() => carrier.close())
  await clientOf(carrier).messages.create(good)
  expect((await callSandbox(carrier, "GET", "/messages/count")).body).toEqual({ count: 1 })
  expect(lines).toEqual([expect.stringContaining("in memory only")])
})
