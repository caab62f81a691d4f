import { afterEach, expect, test } from "vitest"
import { env, parseEnv } from "#lib/platform/env.ts"
import type { Env } from "#lib/platform/env-schema.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { getTwilioSettings, noTwilioText } from "./account.ts"
import { connectTwilio, testTwilio } from "./testing/test-webhooks.ts"

const world = worldPerFile()
const { account } = accountPerTest(world)

const sid = `AC${"e".repeat(32)}`
const installation = { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: "the installation's" }

/** The settings of a process are read once: for the rest of the test the installation has these as well. */
const withInstallation = (...accounts: string[]) =>
  Object.assign(env(), { ...installation, TWILIO_ACCOUNTS: accounts })

afterEach(() => {
  for (const name of ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_ACCOUNTS"] satisfies (keyof Env)[])
    delete env()[name]
})

test("an account that the operator did not name does not send with the installation's credentials", async () => {
  withInstallation("1", "2")
  expect(await getTwilioSettings(world.db, account.accountId)).toEqual({ problem: noTwilioText })
})

test("an account that is named uses them, until it has its own", async () => {
  withInstallation("1", account.accountId)
  const shared = { accountSid: sid, authToken: "the installation's", owner: "installation" }
  expect(await getTwilioSettings(world.db, account.accountId)).toMatchObject(shared)
  await connectTwilio(world.db, account.accountId)
  expect(await getTwilioSettings(world.db, account.accountId)).toMatchObject({
    ...testTwilio,
    owner: "account",
  })
})

test("an installation that named nobody does not start, and says what to set", () => {
  const settings = {
    SETUP: "embedded",
    DATABASE_URL: "postgresql://brand",
    PUBLIC_URL: "https://brand.example",
    ENCRYPTION_KEYS: `k1:${Buffer.from("a key that only this test uses..").toString("base64")}`,
    ADDRESS_KEY_SECRET: "an address key secret, 32 characters",
    NEXTAUTH_SECRET: "a session secret with 32 characters",
    OIDC_ISSUER: "https://identity.example",
    OIDC_CLIENT_ID: "messaging",
    OIDC_CLIENT_SECRET: "a client secret of the provider",
    ...installation,
  }
  expect(() => parseEnv(settings)).toThrow(/TWILIO_ACCOUNTS is missing: name the accounts/)
  expect(() => parseEnv({ ...settings, TWILIO_ACCOUNTS: "12345678; 2" })).toThrow(/separated by commas/)
  const { TWILIO_ACCOUNTS } = parseEnv({ ...settings, TWILIO_ACCOUNTS: "12345678, 23456789" })
  expect(TWILIO_ACCOUNTS).toEqual(["12345678", "23456789"])
})
