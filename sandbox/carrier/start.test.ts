import { execa } from "execa"
import { describe, expect, it } from "vitest"
import { startCarrier } from "./start-carrier.ts"
import { ACCOUNT_SID, AUTH_TOKEN } from "./testing/harness.ts"

const MAIN = new URL("./main.ts", import.meta.url).pathname

/** Starts the program with nothing in its environment but this. */
const run = (env: Record<string, string>) =>
  execa(process.execPath, [MAIN], { env, extendEnv: false, reject: false, timeout: 15_000 })

const GOOD = { CARRIER_ACCOUNT_SID: ACCOUNT_SID, CARRIER_AUTH_TOKEN: AUTH_TOKEN, CARRIER_PORT: "0" }

describe("startCarrier", () => {
  it.each(["0.0.0.0", "::", "192.168.1.4", "example.com", "127.0.0.1.example.com", ""])(
    "refuses to listen on %j",
    async (host) => {
      const starting = startCarrier({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, host })
      await expect(starting).rejects.toThrow("runs on loopback only")
    },
  )

  it("answers for its health and serves its page", async () => {
    const carrier = await startCarrier({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN })
    const health = await fetch(`${carrier.url}/sandbox/health`)
    expect([health.status, await health.json()]).toEqual([200, { status: "ok" }])
    const page = await (await fetch(carrier.url)).text()
    expect(page).toContain("+1 NXX 555 0164")
    for (const [, path] of page.matchAll(/(?:src|href)="(\/page\/[^"]+)"/g))
      expect((await fetch(carrier.url + path)).status).toBe(200)
    await carrier.close()
    await expect(fetch(`${carrier.url}/sandbox/health`)).rejects.toThrow()
  })
})

describe("the program", () => {
  it.each([
    [{}, "CARRIER_ACCOUNT_SID is missing; CARRIER_AUTH_TOKEN is missing"],
    [{ ...GOOD, CARRIER_HOST: "0.0.0.0" }, "0.0.0.0 is not a loopback address"],
    [{ ...GOOD, CARRIER_SENDERS: "+12025550100,555" }, "CARRIER_SENDERS must be numbers in E.164"],
    [{ ...GOOD, CARRIER_INBOUND_URL: "nowhere" }, "CARRIER_INBOUND_URL must be an http or https address"],
  ])("says in one sentence what is wrong with %j", async (env, sentence) => {
    const { exitCode, stdout } = await run(env)
    expect(exitCode).toBe(1)
    expect(stdout.split("\n")).toHaveLength(1)
    expect(stdout).toContain(sentence)
  })

  it("says that the port is taken", async () => {
    const carrier = await startCarrier({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN })
    const { port } = new URL(carrier.url)
    const { exitCode, stdout } = await run({ ...GOOD, CARRIER_PORT: port })
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining(`Port ${port} is taken`)])
    await carrier.close()
  })

  it.each(["SIGTERM", "SIGINT"] as const)("stops on %s", async (signal) => {
    const started = execa(process.execPath, [MAIN], { env: GOOD, extendEnv: false, reject: false })
    for await (const line of started) {
      expect(line).toContain("the carrier is ready")
      started.kill(signal)
    }
    expect(await started).toMatchObject({ exitCode: 0 })
  })
})
