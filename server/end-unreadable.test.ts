import { once } from "node:events"
import { createServer } from "node:http"
import net, { type AddressInfo } from "node:net"
import { text } from "node:stream/consumers"
import { setTimeout as sleep } from "node:timers/promises"
import { Worker } from "node:worker_threads"
import { afterAll, beforeAll, expect, test } from "vitest"
import { endUnreadable } from "./end-unreadable.ts"

const server = createServer((_, response) => void response.end())
let port: number
beforeAll(async () => {
  server.on("clientError", endUnreadable)
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())

test.for(["GET /\xe9", "GET / x", "GET /api/health?\x80"])(
  "whoever is still sending when a request cannot be read gets the answer all the same: %j",
  async (line) => {
    const socket = net.connect(port, "127.0.0.1")
    socket.on("error", () => {})
    await once(socket, "connect")
    const write = async (bytes: string) => {
      socket.write(Buffer.from(bytes, "latin1"))
      await sleep(50)
    }
    // It reads nothing until it has sent everything: a reset on the way would take the answer with it.
    const [begin, end] = [`${line} HTTP/1.1\r\nHo`, "st: localhost\r\n\r\n"]
    await write(begin)
    await write(end)
    await write(end)
    expect(await text(socket).catch(String)).toMatch(/^HTTP\/1.1 400 /)
  },
)

/** In a thread of its own, so that it sends while the server answers: what it reads on each of so many connections. */
const manyConnections = `
  const { parentPort, workerData: { port, head } } = require("node:worker_threads")
  const bytes = Buffer.concat([Buffer.from(head, "latin1"), Buffer.alloc(3_000_000, "x")])
  const ask = () => new Promise((resolve) => {
    const socket = require("node:net").connect(port, "127.0.0.1")
    let read = ""
    socket.on("data", (chunk) => { read += chunk; socket.destroy() })
    socket.on("error", () => {})
    socket.on("close", () => resolve(read.slice(0, 12)))
    socket.write(bytes)
  })
  const all = async () => { for (let tried = 0; tried < 60; tried += 1) parentPort.postMessage(await ask()) }
  all()`

test("whoever sends megabytes behind what cannot be read gets the answer too", async () => {
  const head = `POST /\xe9 HTTP/1.1\r\nHost: x\r\nCookie: ${"c".repeat(2_000)}\r\nContent-Length: 3000000\r\n\r\n`
  const workerData = { port, head }
  const client = new Worker(manyConnections, { eval: true, workerData })
  const answers: string[] = []
  client.on("message", (answer: string) => answers.push(answer))
  await once(client, "exit")
  expect(answers).toEqual(Array.from({ length: 60 }, () => "HTTP/1.1 400"))
})
