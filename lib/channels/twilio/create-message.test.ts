import { subscribe, unsubscribe } from "node:diagnostics_channel"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { WriteWatch } from "#lib/channels/port/transport.ts"
import { twilioClient } from "./client.ts"
import { createMessage } from "./create-message.ts"

let server: Server
let answer: { status: number; body: string }
beforeAll(async () => {
  server = createServer((_, response) => response.writeHead(answer.status).end(answer.body))
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
})
afterAll(() => void server.close())

const unwatched: WriteWatch = { begun: () => {}, written: () => {} }

function send(watch = unwatched) {
  const { port } = server.address() as AddressInfo
  const baseUrl = `http://127.0.0.1:${port}`
  const client = twilioClient({
    accountSid: `AC${"0".repeat(32)}`,
    authToken: "token",
    baseUrl,
    owner: "account",
  })
  const message = {
    to: "+16287770001",
    from: "+13235550100",
    body: "Hi",
    statusCallback: "http://localhost/",
  }
  return createMessage(client, message, watch)
}

test.each([
  ["a page of somebody in between", "<html>Please sign in</html>"],
  ["nothing", ""],
  ["a record without an id", "{}"],
])("%s under a status of success is no message: its fate is unknown", async (_, body) => {
  answer = { status: 200, body }
  expect(await send()).toEqual({ kind: "unknown", errorCode: null })
})

/** Notes when it is told; `note` adds what else happens. */
function watchWrite() {
  const told: string[] = []
  const note = (what: string) => void told.push(what)
  return { told, note, watch: { begun: () => note("begun"), written: () => note("written") } }
}

test("a send tells when its write begins and when it is over, before the provider answers", async () => {
  answer = { status: 201, body: '{"sid":"SM1"}' }
  const { told, note, watch } = watchWrite()
  const writes = () => note("writes")
  subscribe("undici:client:sendHeaders", writes)
  await send(watch).then(() => note("answered"))
  unsubscribe("undici:client:sendHeaders", writes)
  expect(told).toEqual(["begun", "writes", "written", "answered"])
})

test("of many sends at once each is told of its own write", async () => {
  answer = { status: 201, body: '{"sid":"SM1"}' }
  const sends = Array.from({ length: 20 }, async () => {
    const { told, note, watch } = watchWrite()
    await send(watch).then(() => note("answered"))
    return told
  })
  for (const told of await Promise.all(sends)) expect(told).toEqual(["begun", "written", "answered"])
})
