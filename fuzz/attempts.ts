import fc from "fast-check"
import type { Address } from "./addresses.ts"
import { type Body, body } from "./bodies.ts"
import { callers, strangeHeaders, type Visitors } from "./headers.ts"
import { anyText, pathText, queryName } from "./texts.ts"

/** One request as the bytes of its connection. */
export type Attempt = {
  method: string
  bytes: Buffer
  /** In how many pieces they are sent, and how long the client takes between them. */
  parts: number
  pauseMs: number
  /** False when the client stops in the middle of its body: nobody owes it an answer. */
  isWhole: boolean
  /** False when the bytes are no HTTP request: they may be answered by closing the connection. */
  isHttp: boolean
}

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "QUERY"]

/** Requests to an address: mostly with a method that it takes, of strangers and of `visitors`, in every shape HTTP allows. */
export function attemptsAt(address: Address, visitors: Visitors): fc.Arbitrary<Attempt> {
  return fc
    .record({
      method: often(fc.constantFrom(...address.methods), fc.constantFrom(...methods)),
      target: target(address.pattern),
      headers: fc.tuple(callers(address, visitors), strangeHeaders).map((groups) => groups.flat()),
      body,
      parts: often(fc.constant(1), fc.integer({ min: 2, max: 5 })),
      pauseMs: fc.constantFrom(0, 5, 200),
    })
    .map(write)
}

const often = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: rare })

function target(pattern: string): fc.Arbitrary<string> {
  const segments = pattern.split("/").map((segment) => segmentOf(segment))
  const query = fc.array(fc.tuple(queryName, anyText), { maxLength: 3 }).map(writeQuery)
  return fc
    .record({
      path: fc.tuple(...segments),
      end: often(fc.constant(""), fc.constantFrom("/", "//", "/.")),
      query,
    })
    .map(({ path, end, query }) => path.join("/") + end + query)
}

function segmentOf(segment: string): fc.Arbitrary<string> {
  if (!segment.startsWith("[")) return fc.constant(segment)
  if (!segment.includes("...")) return pathText
  const names = fc.constantFrom("session", "csrf", "signin", "signout", "callback", "oidc", "error", "_log")
  return fc.array(fc.oneof(pathText, names), { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"))
}

const writeQuery = (pairs: [string, string][]) =>
  pairs.length === 0 ? "" : `?${pairs.map(([name, value]) => `${name}=${encode(value)}`).join("&")}`

const encode = (text: string) => encodeURIComponent(text.toWellFormed())

type Shape = { method: string; target: string; headers: string[]; body: Body; parts: number; pauseMs: number }

function write({ method, target, headers, body, ...pace }: Shape): Attempt {
  const lines = [`${method} ${target} HTTP/1.1`, "Host: localhost", ...headers, ...body.headers, "", ""]
  const bytes = Buffer.concat([Buffer.from(lines.join("\r\n"), "latin1"), body.bytes])
  return { method, bytes, ...pace, isWhole: body.isWhole, isHttp: true }
}

/** Bytes that are no HTTP/1.1 request, or hardly one. */
export const broken: fc.Arbitrary<Attempt> = fc
  .oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.constantFrom(
      "GET / HTTP/1.1\r\n\r\n",
      "GET /\r\n\r\n",
      "GET / HTTP/3.0\r\nHost: x\r\n\r\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
      "GET / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\nx: a\0b\r\n\r\n",
      "CONNECT localhost:22 HTTP/1.1\r\nHost: x\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "POST /api/health HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      `GET / HTTP/1.1\r\nHost: x\r\nx-long: ${"x".repeat(20_000)}\r\n\r\n`,
      `GET /${"x".repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    ),
  )
  .map((bytes) => ({
    method: "GET",
    bytes: Buffer.from(bytes as string, "latin1"),
    parts: 1,
    pauseMs: 0,
    isWhole: false,
    isHttp: false,
  }))
