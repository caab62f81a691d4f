import net from "node:net"
import getPort from "get-port"
import { Problem } from "../problem.ts"
import { readJson, writeJson } from "./json-file.ts"

export type Ports = { web: number; carrier: number; identity: number; postgres: number; worker: number }

/** Far from the web's port, so that clones on PORT 3000, 3001, … do not meet. */
const offsets = { carrier: 10_000, identity: 15_000, postgres: 20_000, worker: 25_000 }
const highestPort = 65_535

/**
 * The web's port as asked, and one for each part behind it: the one of the last start while it is free, so that
 * addresses in bookmarks and in the database stay true. Throws a Problem when the web's port is taken.
 */
export async function choosePorts(file: string, web: number): Promise<Ports> {
  if (!(await isFree(web)))
    throw new Problem(`Port ${web} is busy: stop what uses it, or choose another: PORT=${web + 1} npm start`)
  const before = readJson<Partial<Ports>>(file)
  const ports = { web, carrier: 0, identity: 0, postgres: 0, worker: 0 }
  for (const part of ["carrier", "identity", "postgres", "worker"] as const) {
    ports[part] = await freePort([before?.[part], web + offsets[part]], Object.values(ports).filter(Boolean))
  }
  writeJson(file, ports)
  return ports
}

async function freePort(wished: (number | undefined)[], taken: number[]): Promise<number> {
  for (const port of wished) {
    const isUsable = port !== undefined && port <= highestPort && !taken.includes(port)
    if (isUsable && (await canListen(port, "127.0.0.1"))) return port
  }
  return getPort({ exclude: taken })
}

/** Browsers try both addresses of localhost: the port must be free on each that this machine has. */
async function isFree(port: number): Promise<boolean> {
  const answers = await Promise.all([canListen(port, "127.0.0.1"), canListen(port, "::1")])
  return answers.every(Boolean)
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT"),
    )
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}
