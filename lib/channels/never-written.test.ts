import type { AddressInfo } from "node:net"
import { createServer, type Server } from "node:net"
import { errors } from "undici"
import { afterAll, beforeAll, expect, test } from "vitest"
import { wasNeverWritten } from "./never-written.ts"
import { sendSms } from "./send-sms.ts"
import { twilioClient } from "./twilio-account.ts"

const systemError = (code: string, syscall: string) => Object.assign(new Error(code), { code, syscall })
const wrapped = (cause: unknown) => new Error("fetch failed", { cause })

test.each<[string, unknown, boolean]>([
  ["refused before it stood", systemError("ECONNREFUSED", "connect"), true],
  ["no route before it stood", systemError("EHOSTUNREACH", "connect"), true],
  ["an unknown host", systemError("ENOTFOUND", "getaddrinfo"), true],
  ["a name server that is away", systemError("EAI_AGAIN", "getaddrinfo"), true],
  ["undici's own patience with connecting", new errors.ConnectTimeoutError(), true],
  ["each address of a host refused", new AggregateError([systemError("ECONNREFUSED", "connect")]), true],
  ["wrapped in another error", wrapped(systemError("ENETUNREACH", "connect")), true],
  ["no route while it stood", systemError("EHOSTUNREACH", "read"), false],
  ["no network while it stood", systemError("ENETUNREACH", "write"), false],
  ["refused while it stood", systemError("ECONNREFUSED", "read"), false],
  ["reset", systemError("ECONNRESET", "read"), false],
  [
    "one of two addresses failed later",
    new AggregateError([systemError("ECONNREFUSED", "connect"), systemError("ECONNRESET", "read")]),
    false,
  ],
  ["several errors of which none is known", new AggregateError([]), false],
  ["a silent provider", new errors.HeadersTimeoutError(), false],
  ["a closed socket", new errors.SocketError("other side closed"), false],
  ["wrapped, while it stood", wrapped(systemError("EHOSTUNREACH", "read")), false],
  ["no error at all", "EHOSTUNREACH", false],
])("%s", (_, error, isCertain) => {
  expect(wasNeverWritten(error)).toBe(isCertain)
})

let resetting: Server
beforeAll(async () => {
  resetting = createServer((socket) => socket.once("data", () => socket.resetAndDestroy()))
  await new Promise<void>((resolve) => resetting.listen(0, "127.0.0.1", resolve))
})
afterAll(() => void resetting.close())

function sendTo(baseUrl: string) {
  const client = twilioClient({ accountSid: `AC${"0".repeat(32)}`, authToken: "token", baseUrl })
  const sms = { to: "+16287770001", from: "+13235550100", body: "Hi", statusCallback: "http://localhost/" }
  return sendSms(client, { ...sms, validityPeriod: undefined })
}

test("over real sockets: who was never reached has nothing, who hung up may have it", async () => {
  const unreachable = { kind: "refused", cause: "unreachable" }
  expect(await sendTo("http://127.0.0.1:1")).toEqual(unreachable)
  expect(await sendTo("http://nobody.invalid")).toEqual(unreachable)
  const { port } = resetting.address() as AddressInfo
  expect(await sendTo(`http://127.0.0.1:${port}`)).toMatchObject({ kind: "unknown" })
})
