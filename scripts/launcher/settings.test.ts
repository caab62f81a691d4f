import { expect, test } from "vitest"
import { parseEnv } from "#lib/platform/env.ts"
import { manifest } from "./manifest.ts"
import { readOptions } from "./options.ts"
import { productEnv } from "./product-env.ts"
import { readyReport } from "./report.ts"
import { readSettings } from "./settings.ts"

const ports = { web: 3000, carrier: 1, identity: 2, postgres: 3, worker: 4 }
const secrets = {
  postgresPassword: "password",
  encryptionKey: Buffer.alloc(32, 1).toString("base64"),
  addressKeySecret: "a".repeat(43),
  sessionSecret: "s".repeat(43),
  oidcClientSecret: "o".repeat(43),
  twilioAccountSid: `AC${"0".repeat(32)}`,
  twilioAuthToken: "t".repeat(32),
  apiClientId: "00000000-0000-4000-8000-000000000000",
  apiClientSecret: "c".repeat(43),
}
const envOf = (given: Record<string, string>) => productEnv(readSettings(given), secrets, ports)

test("with an empty environment every setting of the product is there and valid", () => {
  expect(parseEnv(envOf({}))).toMatchObject({
    SETUP: "embedded",
    PUBLIC_URL: "http://localhost:3000",
    DATABASE_URL: "postgresql://postgres:password@127.0.0.1:3/proactive",
    OIDC_ISSUER: "http://localhost:2",
  })
})

test("a real part replaces the local one, and only that one", () => {
  const given = { DATABASE_URL: "postgresql://db.example/brand", PORT: "8080", LANE_RATE_PER_SECOND: "0" }
  expect(readSettings(given).own).toMatchObject({
    database: given.DATABASE_URL,
    identity: undefined,
    twilio: undefined,
  })
  expect(envOf(given)).toMatchObject({
    ...given,
    PUBLIC_URL: "http://localhost:8080",
    OIDC_ISSUER: "http://localhost:2",
  })
})

test("a real identity provider needs its own client: the local one's secret is not lent to it", () => {
  expect(() => envOf({ OIDC_ISSUER: "https://sso.example" })).toThrow(
    /OIDC_CLIENT_ID[\s\S]*OIDC_CLIENT_SECRET/,
  )
})

const real = { TWILIO_ACCOUNT_SID: "AC1", TWILIO_AUTH_TOKEN: "a real token" }
const sandbox = { ...real, TWILIO_BASE_URL: "http://localhost:9" }

test("the real Twilio is addressed unless another base URL is given", () => {
  expect(readSettings(real).own.twilio).toMatchObject({ baseUrl: null, isSandbox: false })
  expect(readSettings(sandbox).own.twilio).toMatchObject({ baseUrl: "http://localhost:9", isSandbox: true })
  expect(() => readSettings({ TWILIO_BASE_URL: "http://localhost:9" })).toThrow("belong together")
})

test.each<[string, Record<string, string>, boolean]>([
  ["nothing", {}, true],
  ["nothing, and no wish for it", { DEMO_BRAND: "0" }, false],
  ["a real Twilio", real, false],
  ["a real Twilio, and the wish for it", { ...real, DEMO_BRAND: "1" }, true],
  ["a sandbox on loopback", sandbox, true],
  ["a sandbox on loopback, by number", { ...real, TWILIO_BASE_URL: "http://127.0.0.1:9" }, true],
  ["a server elsewhere", { ...real, TWILIO_BASE_URL: "https://localhost.example" }, false],
])("the demo brand with %s: %o -> %s", (_, given, isThere) => {
  const settings = readSettings(given)
  expect(settings.hasDemoBrand).toBe(isThere)
  const said = JSON.stringify(manifest(settings, secrets, ports, {}))
  expect(said.includes(secrets.apiClientSecret)).toBe(isThere)
  if (!isThere) expect(said).not.toMatch(/a real token|AC1/)
})

test("DEMO_BRAND is 0 or 1", () => {
  expect(() => readSettings({ DEMO_BRAND: "yes" })).toThrow("set 1 for the demo brand")
})

test("a start says how long it took from the moment it was asked for, and what it left out", () => {
  const settings = readSettings(real)
  const report = readyReport(manifest(settings, secrets, ports, {}), settings, "212.5")
  expect(report).toMatch(/ready \(212\.5 s\)[\s\S]*Twilio +https:\/\/api\.twilio\.com\n +Demo brand +none/)
  expect(Number(readOptions(["--begun-at-ms=5"])["begun-at-ms"])).toBe(5)
})

test.each(["0", "65536", "80a", "-1", "3000.5"])("PORT=%s is refused in one sentence", (port) => {
  expect(() => readSettings({ PORT: port })).toThrow("must be a whole number between 1 and 65535")
})

test("an empty variable counts as not set", () => {
  expect(readSettings({ PORT: "", DATABASE_URL: "", OIDC_ISSUER: "" })).toMatchObject({
    port: 3000,
    own: { database: undefined, identity: undefined },
  })
})
