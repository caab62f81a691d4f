import { once } from "node:events"
import { expect, test } from "vitest"
import { runScript, startScript } from "#lib/platform/testing/run-script.ts"

/** Settings that were accepted once, under which a stranger ran jobs. */
const unsafe = {
  SETUP: "production",
  METRICS_TOKEN: undefined,
  DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
  PUBLIC_URL: "https://messaging.brand.example",
  ENCRYPTION_KEYS: `k1:${"kCEDL1lJFSGR0Hx9m6aKFBT0w0zwSLV2oRgjCvSPZrY"}=`,
  ADDRESS_KEY_SECRET: "h7Zt0QmKX2vYdN4sBq9cLr1uGfW8jEoP5aTyRi3kMxA",
  NEXTAUTH_SECRET: "a".repeat(40),
  OIDC_ISSUER: "https://sso.brand.example",
  OIDC_CLIENT_ID: "messaging",
  OIDC_CLIENT_SECRET: "given by the provider",
  INNGEST_DEV: "1",
  TRUSTED_PROXIES: "1",
}

test.each(["server/main.ts", "inngest/worker.ts"])(
  "%s ends at once on unsafe settings, with a sentence for each and nothing else",
  async (file) => {
    const { code, said, problem } = await runScript(file, { settings: unsafe })
    expect({ code, said }).toEqual({ code: 1, said: "" })
    expect(problem.trim().split("\n")).toEqual([
      "The settings are not usable:",
      expect.stringMatching(/^ {2}INNGEST_DEV=1 /),
      expect.stringMatching(/^ {2}NEXTAUTH_SECRET can be guessed/),
    ])
  },
)

test("a weak address key is warned of, and work begins", async () => {
  const settings = { ...unsafe, NEXTAUTH_SECRET: unsafe.ADDRESS_KEY_SECRET, INNGEST_DEV: undefined }
  const child = startScript("inngest/worker.ts", {
    settings: { ...settings, ADDRESS_KEY_SECRET: "a".repeat(40) },
  })
  const [said] = await once(child.stderr, "data")
  expect(String(said)).toMatch(/^Warning: ADDRESS_KEY_SECRET can be guessed.*only in a new installation/)
  expect(child.exitCode).toBeNull()
  child.kill("SIGKILL")
})
