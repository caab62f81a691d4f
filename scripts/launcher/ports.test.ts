import { mkdtemp, rm } from "node:fs/promises"
import net from "node:net"
import os from "node:os"
import path from "node:path"
import getPort from "get-port"
import { afterEach, beforeEach, expect, test } from "vitest"
import { choosePorts } from "./ports.ts"

let folder: string
const servers: net.Server[] = []

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "ports-"))
})
afterEach(async () => {
  for (const server of servers.splice(0)) server.close()
  await rm(folder, { recursive: true })
})

const occupy = (port: number, host: string) =>
  new Promise<void>((resolve) => servers.push(net.createServer().listen(port, host, () => resolve())))

test("each part has a port of its own, and the next start takes the same", async () => {
  const file = path.join(folder, "ports.json")
  const web = await getPort()
  const first = await choosePorts(file, web)
  expect(new Set(Object.values(first)).size).toBe(5)
  expect(await choosePorts(file, web)).toEqual(first)
})

test("a remembered port that is taken meanwhile is replaced, the others stay", async () => {
  const file = path.join(folder, "ports.json")
  const web = await getPort()
  const { carrier, ...others } = await choosePorts(file, web)
  await occupy(carrier, "127.0.0.1")
  const second = await choosePorts(file, web)
  expect(second).toMatchObject(others)
  expect(second.carrier).not.toBe(carrier)
})

test.each(["127.0.0.1", "::1"])(
  "a web port that is busy on %s is refused in one sentence with a way out",
  async (host) => {
    const web = await getPort({ host })
    await occupy(web, host)
    await expect(choosePorts(path.join(folder, "ports.json"), web)).rejects.toThrow(
      `Port ${web} is busy: stop what uses it, or choose another: PORT=${web + 1} npm start`,
    )
  },
)
