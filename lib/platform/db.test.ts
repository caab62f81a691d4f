import { once } from "node:events"
import { type AddressInfo, createServer, type Socket } from "node:net"
import { afterEach, expect, test } from "vitest"
import { openDatabase } from "./db.ts"

const message = (type: string, body: string) => {
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(type), length, Buffer.from(body, "latin1")])
}

const signedIn = message("R", "\0\0\0\0")
const ready = message("Z", "I")
const shutDown = message("E", "SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0")

const servers: ReturnType<typeof createServer>[] = []
afterEach(() => servers.splice(0).map((server) => server.close()))

/** A server that takes everybody in and ends at the same moment: both words are in one packet. */
async function endingServer(): Promise<string> {
  const welcome = (socket: Socket) => {
    socket.on("error", () => {})
    socket.once("data", () => socket.end(Buffer.concat([signedIn, ready, shutDown])))
  }
  const server = createServer(welcome).listen(0, "127.0.0.1")
  servers.push(server)
  await once(server, "listening")
  return `postgresql://nobody@127.0.0.1:${(server.address() as AddressInfo).port}/none?sslmode=disable`
}

test("a database that ends while it lets us in fails the statement, never the process", async () => {
  const unheard: unknown[] = []
  const note = (error: unknown) => unheard.push(error)
  process.on("uncaughtException", note)
  const db = openDatabase(await endingServer())
  try {
    await expect(db.$transaction((tx) => tx.$queryRaw`SELECT 1`)).rejects.toThrow()
    await expect(db.$queryRaw`SELECT 1`).rejects.toThrow()
  } finally {
    await db.$disconnect()
    process.off("uncaughtException", note)
  }
  expect(unheard).toEqual([])
})
