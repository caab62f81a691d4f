import { subscribe, unsubscribe } from "node:diagnostics_channel"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { sendSms } from "./send-sms.ts"
import { twilioClient } from "./twilio-account.ts"

let server: Server
let answer: { status: number; body: string }
beforeAll(async () => {
  server = createServer((_, response) => response.writeHead(answer.status).end(answer.body))
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
})
afterAll(() => void server.close())

function send(written?: () => void) {
  const { port } = server.address() as AddressInfo
  const baseUrl = `http://127.0.0.1:${port}`
  const client = twilioClient({ accountSid: `AC${"0".repeat(32)}`, authToken: "token", baseUrl })
  const sms = { to: "+16287770001", from: "+13235550100", body: "Hi", statusCallback: "http://localhost/" }
  return sendSms(client, { ...sms, validityPeriod: undefined }, written)
}

test.each([
  ["a page of somebody in between", "<html>Please sign in</html>"],
  ["nothing", ""],
  ["a record without an id", "{}"],
])("%s under a status of success is no message: its fate is unknown", async (_, body) => {
  answer = { status: 200, body }
  expect(await send()).toEqual({ kind: "unknown", reason: "no_answer", errorCode: null })
})

test("a send tells when it is written: not before it is, nor after the provider answers", async () => {
  answer = { status: 201, body: '{"sid":"SM1"}' }
  const told: string[] = []
  const begins = () => void told.push("about to write")
  subscribe("undici:client:sendHeaders", begins)
  await send(() => told.push("written")).then(() => told.push("answered"))
  unsubscribe("undici:client:sendHeaders", begins)
  expect(told).toEqual(["about to write", "written", "answered"])
})
