import { subscribe, unsubscribe } from "node:diagnostics_channel"
import { type AddressInfo, createServer, type Server, type Socket } from "node:net"
import { expect, onTestFinished, test } from "vitest"
import { ProviderSilentError, ProviderUnreachableError, TwilioHttpClient } from "./http-client.ts"

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

/** A port that answers what it is sent with `answer`. */
const serving = (answer: (socket: Socket) => void) =>
  listening(
    createServer((socket) => {
      socket.on("error", () => undefined)
      socket.once("data", () => answer(socket))
    }),
  )

/** A port where nobody listens any more. */
async function closedPort(): Promise<number> {
  const server = createServer()
  const port = await listening(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function failureOf(uri: string): Promise<unknown> {
  const client = new TwilioHttpClient({ connections: 1, timeoutMs: 2_000 })
  const data = { To: "+16287770001", Body: "Hi" }
  const failure = await client.request({ method: "post", uri, data }).catch((error: unknown) => error)
  await client.close()
  return failure
}

const hangUps: Record<string, (socket: Socket) => void> = {
  "resets the connection": (socket) => socket.resetAndDestroy(),
  "closes it": (socket) => socket.destroy(),
  "answers half a head and closes": (socket) => socket.end("HTTP/1.1 201 Cre"),
  "answers what is no HTTP": (socket) => socket.end("220 mail.example.com ESMTP\r\n"),
  "says nothing": () => undefined,
}

test.each(Object.keys(hangUps))("a server that got the request and %s is silent", async (name) => {
  const port = await serving((socket) => hangUps[name]?.(socket))
  expect(await failureOf(`http://127.0.0.1:${port}/`)).toBeInstanceOf(ProviderSilentError)
})

// A network that goes away under a connection fails it with the codes of one that was never there.
test.each([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
])("%s after the request was written is silence, not a proof", async (code) => {
  let ours: Socket | undefined
  const remember = (message: unknown) => {
    ours = (message as { socket: Socket }).socket
  }
  subscribe("undici:client:connected", remember)
  onTestFinished(() => void unsubscribe("undici:client:connected", remember))
  const port = await serving(() => ours?.destroy(Object.assign(new Error(code), { code, syscall: "read" })))
  const failure = await failureOf(`http://127.0.0.1:${port}/`)
  expect(failure).toBeInstanceOf(ProviderSilentError)
  expect(failure).toHaveProperty("message", `The provider did not answer (${code})`)
})

test("a port where nobody listens was never written to, by any of the host's addresses", async () => {
  const port = await closedPort()
  for (const host of ["127.0.0.1", "localhost"])
    expect(await failureOf(`http://${host}:${port}/`)).toBeInstanceOf(ProviderUnreachableError)
})

test("a host that nobody knows was never written to", async () => {
  expect(await failureOf("http://nobody.invalid/")).toBeInstanceOf(ProviderUnreachableError)
})

test.each([
  ["is no TLS", (socket: Socket) => void socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")],
  ["is a reset", (socket: Socket) => socket.resetAndDestroy()],
  ["is the end", (socket: Socket) => socket.destroy()],
])("an answer to the TLS handshake that %s came before anything was written", async (_, answer) => {
  const port = await serving(answer)
  expect(await failureOf(`https://127.0.0.1:${port}/`)).toBeInstanceOf(ProviderUnreachableError)
})
