import { createServer } from "node:http"
import { type AddressInfo, connect } from "node:net"
import { text } from "node:stream/consumers"
import { afterAll, beforeAll, expect, test } from "vitest"
import { callerAddress } from "#app/_server/http/origin.ts"
import { nameCaller } from "./name-caller.ts"

let trustedProxies: number
/** Answers whom a route behind it takes for the caller. */
const server = createServer((request, response) => {
  nameCaller(request, trustedProxies)
  const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  const caller = callerAddress(headers) ?? "nobody"
  response.writeHead(200, { "content-length": caller.length }).end(caller)
})
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve)))
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** A request over a socket of its own, with these header lines as they stand. */
async function callerOf(...lines: string[]): Promise<string | undefined> {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1")
  socket.write(["GET / HTTP/1.1", "Host: x", ...lines, "Connection: close", "", ""].join("\r\n"))
  return (await text(socket)).split("\r\n").at(-1)
}

const forged = ["X-Forwarded-For: 198.51.100.9"]

test.each<[string, number, string[], string]>([
  ["without proxies the socket counts", 0, [], "127.0.0.1"],
  ["without proxies a header is a claim", 0, forged, "127.0.0.1"],
  ["without proxies also the header that Next reads", 0, ["x-forwarded-for: ::1", ...forged], "127.0.0.1"],
  ["behind one proxy the last entry counts", 1, ["X-Forwarded-For: 10.0.0.1, 192.0.2.7"], "192.0.2.7"],
  ["behind one proxy the last of several headers", 1, [...forged, "X-Forwarded-For: 192.0.2.7"], "192.0.2.7"],
  ["behind two the second from the right", 2, ["X-Forwarded-For: 1.1.1.1, 192.0.2.7, 10.0.0.1"], "192.0.2.7"],
  ["too few entries leave the socket", 2, forged, "127.0.0.1"],
  ["no header leaves the socket", 1, [], "127.0.0.1"],
  ["what is no address leaves the socket", 1, ["X-Forwarded-For: <script>"], "127.0.0.1"],
  ["an empty entry leaves the socket", 1, ["X-Forwarded-For: 192.0.2.7, "], "127.0.0.1"],
  ["a port is left out", 1, ["X-Forwarded-For: 192.0.2.7:4711"], "192.0.2.7"],
  ["IPv6", 1, ["X-Forwarded-For: 2001:db8::7"], "2001:db8::7"],
  ["IPv6 with a port", 1, ["X-Forwarded-For: [2001:db8::7]:4711"], "2001:db8::7"],
  ["IPv4 within IPv6", 1, ["X-Forwarded-For: ::ffff:192.0.2.7"], "192.0.2.7"],
])("%s", async (_, proxies, lines, expected) => {
  trustedProxies = proxies
  expect(await callerOf(...lines)).toBe(expected)
})
