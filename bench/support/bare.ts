import { execFile } from "node:child_process"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import path from "node:path"
import { promisify } from "node:util"
import type { DemoManifest } from "../../scripts/launcher/manifest.ts"

const run = promisify(execFile)

/** Messages a second of the bare `twilio` package, in a process of its own, against the same carrier. */
export async function bareRate(manifest: DemoManifest, count: number, callback = ""): Promise<number> {
  const { accountSid, authToken } = manifest.twilio
  const script = path.join(import.meta.dirname, "../bare-twilio.ts")
  const options = { url: manifest.carrierUrl, sid: accountSid, token: authToken, from: manifest.senderNumber }
  const args = Object.entries({ ...options, count: `${count}`, callback }).flatMap(([name, value]) => [
    `--${name}`,
    value,
  ])
  const { stdout } = await run(process.execPath, [script, ...args])
  return count / Number(stdout)
}

/** Somebody who wants callbacks and does nothing with them: answers each with 204. */
export async function openSink(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    request.resume().once("end", () => response.writeHead(204).end())
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${port}/`, close }
}
