import { once } from "node:events"
import type { IncomingMessage, Server, ServerResponse } from "node:http"
import net, { type AddressInfo } from "node:net"
import { text } from "node:stream/consumers"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { problemResponse } from "#app/_server/http/problem-response.ts"
import { maxFormBytes, readText } from "#app/_server/http/read-body.ts"
import { processWorldPerFile } from "#lib/platform/testing/fixtures.ts"
import { Connection } from "../fuzz/connection.ts"
import { checkRequest } from "./check-request.ts"
import { sendResponse } from "./refuse.ts"
import { createWebServer } from "./web-server.ts"

processWorldPerFile()
const patienceMs = 20_000

/** Reads as a route behind Next does, which makes a web request of Node's and may leave its body in the middle. */
async function next(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "", headers } = request
  const body = method === "POST" ? { body: request as unknown as ReadableStream, duplex: "half" } : {}
  const web = new Request(`http://localhost${request.url}`, { method, headers: headers as never, ...body })
  const answer = await readText(web, maxFormBytes).then((text) => new Response(`${text.length}`), refused)
  await sendResponse(response, answer)
}
const refused = (error: unknown) => problemResponse(error, "r1")

const common = { next, trustedProxies: 0, isDevelopment: false }

let server: Server
let url: string
beforeAll(async () => {
  server = createWebServer({ ...common, publicUrl: "https://messaging.example" })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const status = "/api/webhooks/twilio/12345678/status"
const token = "/sentinel/api/v2/account/12345678/app/token"
const head = (line: string, headers: string[] = []) =>
  [`${line} HTTP/1.1`, "Host: localhost", ...headers, "", ""].join("\r\n")
const post = (path: string, body: string, headers: string[] = []) =>
  head(`POST ${path}`, [...headers, `Content-Length: ${body.length}`]) + body

async function ask(request: string, method = "GET") {
  const connection = new Connection(url)
  connection.send(request)
  const answer = await connection.answer(method, patienceMs)
  return { connection, answer }
}

async function expectUsable(connection: Connection) {
  connection.send(head("GET /api/health"))
  expect(await connection.answer("GET", patienceMs)).toMatchObject({ status: 200 })
  connection.close()
}

describe.concurrent("a connection whose request was refused carries the next one", () => {
  const large = "x".repeat(2_000_000)
  test.for<[string, string, number]>([
    ["a body that a route leaves in the middle", post(token, large), 413],
    ["a body that a route reads to its end", post(token, "x".repeat(15_000)), 200],
    ["a body that a webhook leaves in the middle", post(status, large), 413],
    ["a body that nobody reads, of an address that is not there", post("/api/nowhere", large), 404],
    ["a body that nobody reads, of a wrong method", post("/api/health", large), 405],
    ["the body of a GET", post("/api/health", large).replace("POST", "GET"), 200],
    [
      "a body without a length",
      `${head(`POST ${token}`, ["Transfer-Encoding: chunked"])}${"4000\r\n".concat("x".repeat(0x4000), "\r\n").repeat(20)}0\r\n\r\n`,
      413,
    ],
  ])("%s", async ([, request, expected]) => {
    const { connection, answer } = await ask(request)
    expect(answer?.status).toBe(expected)
    await expectUsable(connection)
  })

  test("and so does one whose body comes late", async () => {
    const { connection, answer } = await ask(
      head(`POST ${token}`, ["Content-Length: 40000"]) + "x".repeat(20_000),
    )
    expect(answer?.status).toBe(413)
    connection.send("x".repeat(20_000))
    await expectUsable(connection)
  })

  test.for([token, status, "/api/nowhere"])("a body without end is ended, at %s", async (path) => {
    const { connection, answer } = await ask(head(`POST ${path}`, ["Content-Length: 900000000"]) + large)
    expect(answer?.status).toBeGreaterThanOrEqual(400)
    expect(await connection.ends(patienceMs)).toBe(true)
  })

  test("a client that goes away in the middle of its body harms nobody", async () => {
    const connection = new Connection(url)
    connection.send(head(`POST ${token}`, ["Content-Length: 40000"]) + "x".repeat(9_000))
    connection.close()
    await expectUsable(new Connection(url))
  })
})

test("clients that never end their requests keep nobody waiting", async () => {
  const begun = head(`POST ${token}`, ["Content-Length: 100"])
  const slow = Array.from({ length: 300 }, () => new Connection(url))
  for (const connection of slow) connection.send(begun)
  await expectUsable(new Connection(url))
  for (const connection of slow) connection.close()
})

const h2c = [
  "Connection: Upgrade, HTTP2-Settings",
  "Upgrade: h2c",
  "HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA",
]

describe.concurrent("an offer of another protocol is passed over", () => {
  test.for<[string, string, number]>([
    ["of a page", head("GET /sign-in", h2c), 200],
    ["of a token", post(token, "grant_type=x", h2c), 200],
    ["of a webhook", post(status, "a=1", h2c), 403],
    [
      "of a WebSocket",
      head("GET /sign-in", ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Key: x"]),
      200,
    ],
  ])("%s", async ([, request, expected]) => {
    const { connection, answer } = await ask(request)
    expect(answer?.status).toBe(expected)
    await expectUsable(connection)
  })
})

describe.concurrent("whoever is answered early reads it, and finds the connection usable or closed", () => {
  const large = "x".repeat(200_000)
  const next = head("GET /api/health")
  test.for<[string, string, string[]]>([
    ["of a page", "/_x", []],
    ["of a token", token, []],
    ["of a webhook", status, []],
    ["of a page, offering h2c", "/_x", h2c],
    ["of a token, offering h2c", token, h2c],
    ["of a webhook, offering h2c", status, h2c],
    ["of a page, closing", "/_x", ["Connection: close"]],
    ["of a token, closing", token, ["Connection: close"]],
  ])("%s", async ([, path, headers]) => {
    const [begin, middle, end] = [
      post(path, large, headers).slice(0, -100_000),
      large.slice(150_000),
      large.slice(150_000),
    ]
    const socket = net.connect(Number(new URL(url).port), "127.0.0.1")
    socket.on("error", () => {})
    await once(socket, "connect")
    for (const part of [begin, middle]) {
      socket.write(part)
      await sleep(100)
    }
    // The rest of the body and the next request in one packet, before anything is read.
    socket.write(end + next)
    await sleep(100)
    socket.end()
    const [first = "", second] = (await text(socket).catch(String)).split(/(?<=.)(?=HTTP\/1\.1 )/s)
    expect(first).toMatch(/^HTTP\/1.1 4\d\d /)
    if (/connection: close/i.test(first)) expect(second).toBeUndefined()
    else expect(second).toMatch(/^HTTP\/1.1 200 /)
  })
})

describe.concurrent("a connection that says nothing more ends", () => {
  test.for([
    ["nothing", ""],
    ["half a head", "GET / HTTP/1.1\r\nHost: x\r\n"],
  ] as const)("after %s", async ([, sent]) => {
    const connection = new Connection(url)
    connection.send(sent)
    expect(await connection.ends(45_000)).toBe(true)
  })
})

describe.concurrent("what no route takes is answered in the envelope of its API", () => {
  const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  const wire = (message: unknown) => ({ code: 0, requestTraceId: uuid, message })
  const problem = (code: string, status: number) =>
    expect.objectContaining({ code, status, requestId: expect.any(String) })
  const oauth = { error: "invalid_request", error_description: expect.any(String) }
  const missing = "This address was not found"
  test.for<[string, number, unknown, string?]>([
    ["GET /api/v2/account/1/nowhere", 404, wire(missing)],
    ["GET /api/account/1/nowhere", 404, wire(missing)],
    ["GET /api/v2/account/1/campaign", 405, wire("This address takes only OPTIONS, POST"), "OPTIONS, POST"],
    ["POST /api/v2/account/%ff/campaign", 400, wire(expect.stringContaining("%25"))],
    ["TRACE /api/v2/account/1/campaign", 405, wire(expect.any(String)), "OPTIONS, POST"],
    ["GET /sentinel/api/v2/account/1/app/token", 405, oauth, "OPTIONS, POST"],
    ["GET /sentinel/nowhere", 404, oauth],
    ["POST /sentinel/api/v2/account/%zz/app/token", 400, oauth],
    ["GET /api/webtool/nowhere", 404, problem("not_found", 404)],
    ["GET /api/webtool/campaigns/%ff", 400, problem("malformed_request", 400)],
    ["POST /api/webtool/campaigns/../resume", 400, problem("malformed_request", 400)],
    ["GET /api/webtool/campaigns/%2e%2E\\resume", 400, problem("malformed_request", 400)],
    ["TRACE /api/health", 405, problem("method_not_allowed", 405), "GET, HEAD, OPTIONS"],
    ["DELETE /api/inngest", 405, problem("method_not_allowed", 405), "GET, HEAD, OPTIONS, POST, PUT"],
    [`GET ${status}`, 405, problem("method_not_allowed", 405), "POST"],
    ["GET /api", 404, problem("not_found", 404)],
    ["GET /api?page=1", 404, problem("not_found", 404)],
    ["GET /campaigns/%zz", 400, expect.stringContaining("%25")],
    ["OPTIONS *", 400, expect.stringContaining("slash")],
    ["POST /sign-in", 405, expect.stringContaining("GET, HEAD"), "GET, HEAD"],
    ["TRACE /", 405, expect.stringContaining("GET, HEAD"), "GET, HEAD"],
    ["TRACE /_x", 405, expect.stringContaining("GET, HEAD"), "GET, HEAD"],
    ["POST /_x", 405, expect.stringContaining("GET, HEAD"), "GET, HEAD"],
    ["POST /_next/image", 405, expect.stringContaining("GET, HEAD"), "GET, HEAD"],
    ["TRACE /_next/static/x.js", 405, expect.stringContaining("GET, HEAD"), "GET, HEAD"],
    ["GET /_next/static/x.js", 200, "0"],
  ])("%s", async ([line, expected, body, allow]) => {
    const { connection, answer } = await ask(head(line))
    expect(answer?.status).toBe(expected)
    const isJson = answer?.headers.get("content-type")?.includes("json")
    expect(isJson ? JSON.parse(answer?.body ?? "") : answer?.body).toEqual(body)
    expect(answer?.headers.get("allow")).toBe(allow)
    await expectUsable(connection)
  })

  test("a page's state that no page sends", async () => {
    const { answer } = await ask(head("GET /nowhere", ["RSC: 1", "Next-Router-State-Tree: %7Bbroken"]))
    expect([answer?.status, answer?.body]).toEqual([400, expect.stringContaining("Next-Router-State-Tree")])
  })

  test("a forged webhook is told that its signature is wrong", async () => {
    const { answer } = await ask(post(status, "AccountSid=AC1", ["X-Twilio-Signature: forged"]))
    expect(JSON.parse(answer?.body ?? "")).toMatchObject({
      status: 403,
      code: "forged_webhook",
      title: "The webhook is not signed by the provider",
    })
  })

  test("tools of Next's development server take what they like there, and nothing in production", async () => {
    const request = { url: "/__nextjs_original-stack-frames", method: "POST" } as IncomingMessage
    expect(() => checkRequest(request, [], true)).not.toThrow()
    expect(() => checkRequest(request, [], false)).toThrow("only GET, HEAD")
  })

  test("an address in its full form is taken by its path", async () => {
    const { answer } = await ask(head("GET http://messaging.example/api/nowhere"))
    expect(answer?.status).toBe(404)
    expect((await ask(head("GET http://messaging.example"))).answer?.status).toBe(200)
  })
})

test.for(["/", "/api/health", "/api/nowhere", status, "/campaigns/%ff"])(
  "over https the browser is told to come back by https only, and to guess no types: %s",
  async (path) => {
    const { answer } = await ask(head(`GET ${path}`))
    expect(answer?.headers.get("strict-transport-security")).toBe("max-age=31536000")
    expect(answer?.headers.get("x-content-type-options")).toBe("nosniff")
    expect(answer?.headers.get("referrer-policy")).toBe("same-origin")
  },
)

test("over http no browser is told to use https", async () => {
  const plain = createWebServer({ ...common, publicUrl: "http://localhost:3000" })
  plain.listen(0, "127.0.0.1")
  await once(plain, "listening")
  const answer = await fetch(`http://127.0.0.1:${(plain.address() as AddressInfo).port}/api/nowhere`)
  expect(answer.headers.get("strict-transport-security")).toBeNull()
  plain.close()
})
