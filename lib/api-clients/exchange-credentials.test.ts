import { expect, test } from "vitest"
import { RateLimitedError } from "#lib/platform/errors.ts"
import type { Logger } from "#lib/platform/log.ts"
import { redact } from "#lib/platform/redact.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createApiClient } from "./create-api-client.ts"
import { exchangeCredentials } from "./exchange-credentials.ts"

const world = worldPerFile()
const { ctx } = accountPerTest(world)

async function newClient() {
  const { client, secret } = await createApiClient(ctx, { name: "backend" })
  return { accountId: ctx.accountId, clientId: client.id, clientSecret: secret }
}

type Credentials = Awaited<ReturnType<typeof newClient>>
const wrong = (credentials: Credentials) => ({ ...credentials, clientSecret: "guess" })

/** "token", "refused" (wrong credentials) or "throttled". */
const ask = (credentials: Credentials, address: string | null, log: Logger = ctx.log) =>
  exchangeCredentials({ ...ctx, log }, credentials, address).then(
    () => "token",
    (error) => (error instanceof RateLimitedError ? "throttled" : "refused"),
  )

const times = async (count: number, run: (index: number) => Promise<string>) => {
  const answers = await Promise.all(Array.from({ length: count }, (_, index) => run(index)))
  return { refused: answers.filter((answer) => answer === "refused").length, answers: new Set(answers) }
}

/** A network of its own for each call, of this test alone. */
let networks = 0
const newAddress = () => {
  networks += 1
  return `198.51.${Math.floor(networks / 250)}.${networks % 250}`
}

test("a guess at one client from many addresses is throttled, right or wrong; the client at home is not", async () => {
  const [client, home] = [await newClient(), newAddress()]
  expect(await ask(client, home)).toBe("token")
  // The client's own first token came from a new network too.
  const guesses = await times(60, () => ask(wrong(client), newAddress()))
  expect(guesses.refused).toBe(19)
  expect(await ask(client, newAddress())).toBe("throttled")
  expect(await ask(client, home)).toBe("token")
})

test("a guess at many clients from one address is throttled, and other clients behind it get their tokens", async () => {
  const [home, client, neighbour] = [newAddress(), await newClient(), await newClient()]
  expect(await ask(client, home)).toBe("token")
  const made = () => ({ ...client, clientId: crypto.randomUUID(), clientSecret: "guess" })
  const guesses = await times(80, () => ask(made(), home))
  expect(guesses.refused).toBe(30)
  expect(await ask(client, home)).toBe("token")
  expect(await ask(neighbour, home)).toBe("token")
})

test("one IPv6 subscriber is one network, however many addresses it has", async () => {
  const client = await newClient()
  expect(await ask(client, "2001:db8:5:6::1")).toBe("token")
  await times(40, () => ask(wrong(client), newAddress()))
  expect(await ask(client, "2001:db8:5:6:ffff::2")).toBe("token")
  expect(await ask(client, "2001:db8:5:7::1")).toBe("throttled")
})

test("a client that exists and one that does not are answered alike, from the first guess to the last", async () => {
  const [client, nobody] = [await newClient(), { ...(await newClient()), clientId: crypto.randomUUID() }]
  const sequence = async (credentials: Credentials) => {
    const answers = []
    for (let index = 0; index < 25; index += 1) answers.push(await ask(wrong(credentials), newAddress()))
    return answers
  }
  expect(await sequence(client)).toEqual(await sequence(nobody))
})

test("a failure is logged with client and address and without the secret", async () => {
  const lines: unknown[][] = []
  const warn = (fields: object, message: string) => void lines.push([redact({ ...fields }), message])
  const log = { warn } as unknown as Logger
  const [client, address] = [await newClient(), "198.51.200.177"]
  await ask({ ...client, clientSecret: "my-secret" }, address, log)
  await ask({ accountId: "my-secret", clientId: "my-secret", clientSecret: "my-secret" }, address, log)
  expect(lines).toHaveLength(2)
  expect(lines[0]).toEqual([
    { accountId: ctx.accountId, clientId: client.clientId, callerAddress: address },
    "token request refused: wrong credentials",
  ])
  expect(JSON.stringify(lines)).not.toContain("my-secret")
})

test("a network from which no token was got for a month is new again", async () => {
  const [client, home] = [await newClient(), newAddress()]
  expect(await ask(client, home)).toBe("token")
  const longAgo = { lastUsedAt: new Date(Date.now() - 31 * 24 * 3_600_000) }
  await world.db.apiClientNetwork.updateMany({ where: { clientId: client.clientId }, data: longAgo })
  await times(40, () => ask(wrong(client), newAddress()))
  expect(await ask(client, home)).toBe("throttled")
})
