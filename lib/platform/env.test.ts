import { randomBytes } from "node:crypto"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { parseEnv, settings } from "./env.ts"
import { settingWarnings } from "./production-rules.ts"

const random = () => randomBytes(32).toString("base64")

const production = {
  DATABASE_URL: "postgresql://app@db.brand.example/messaging",
  PUBLIC_URL: "https://messaging.brand.example",
  TRUSTED_PROXIES: "1",
  ENCRYPTION_KEYS: `k1:${random()}`,
  ADDRESS_KEY_SECRET: random(),
  NEXTAUTH_SECRET: random(),
  OIDC_ISSUER: "https://sso.brand.example",
  OIDC_CLIENT_ID: "messaging",
  OIDC_CLIENT_SECRET: "given by the provider",
}
/** Drawn once with `openssl rand`, with words in it that people also write where a secret was meant to come. */
const strong = [
  "CHANGE_ME_9d81c2b45fe7a6c03b1d92ff48a0",
  "prod-secret-q0zL8vWn3TtYc1RkXe5uJh7Bd2",
  "secretX9f2default+Kq7w/exampleV3pLm0ZrTs8=",
]
const parse = (changes: Record<string, string | undefined>) => parseEnv({ ...production, ...changes })
const signedInngest = { INNGEST_EVENT_KEY: "event key", INNGEST_SIGNING_KEY: "signkey-prod-1" }

/** What is said of these settings: a heading, and one line each. */
function refusals(changes: Record<string, string | undefined>): string[] {
  try {
    parse(changes)
  } catch (error) {
    return (error as Error).message.split("\n").slice(1)
  }
  return []
}

describe("production", () => {
  test("starts on settings that are right", () => {
    expect(refusals({})).toEqual([])
    expect(refusals({ ...signedInngest, INNGEST_BASE_URL: "http://127.0.0.1:8288" })).toEqual([])
    expect(refusals({ ...signedInngest, INNGEST_BASE_URL: "https://inngest.brand.example" })).toEqual([])
  })

  test.each<[string, Record<string, string>, RegExp]>([
    ["unsigned jobs", { INNGEST_DEV: "1" }, /INNGEST_DEV=1 .*remove it/],
    ["unsigned jobs, with keys", { ...signedInngest, INNGEST_DEV: "1" }, /INNGEST_DEV=1 .*remove it/],
    ["no signing key", { INNGEST_EVENT_KEY: "event key" }, /INNGEST_SIGNING_KEY .*set/],
    [
      "no event key",
      { INNGEST_BASE_URL: "https://in.example", INNGEST_SIGNING_KEY: "k" },
      /INNGEST_EVENT_KEY/,
    ],
    [
      "Inngest over http",
      { ...signedInngest, INNGEST_BASE_URL: "http://inngest:8288" },
      /INNGEST_BASE_URL .*https/,
    ],
    ["its address over http", { PUBLIC_URL: "http://messaging.brand.example" }, /PUBLIC_URL .*https:/],
    ["identity over http", { OIDC_ISSUER: "http://sso.brand.example" }, /OIDC_ISSUER .*https:/],
    ["identity on localhost", { OIDC_ISSUER: "https://localhost:3002" }, /OIDC_ISSUER .*this machine/],
    ["its address over HTTP", { PUBLIC_URL: "HTTP://messaging.brand.example" }, /PUBLIC_URL .*https:/],
    ["identity on localhost.", { OIDC_ISSUER: "https://sso.localhost." }, /OIDC_ISSUER .*this machine/],
    ["identity on loopback", { OIDC_ISSUER: "https://127.8.0.1" }, /OIDC_ISSUER .*this machine/],
    ["identity on loopback, v6", { OIDC_ISSUER: "https://[::ffff:127.0.0.1]" }, /OIDC_ISSUER .*this machine/],
    ["Twilio over http", { TWILIO_BASE_URL: "http://twilio.example" }, /TWILIO_BASE_URL .*https:/],
    ["an unknown number of proxies", { TRUSTED_PROXIES: "" }, /^ {2}TRUSTED_PROXIES is missing.*: set/],
    ["no pace", { LANE_RATE_PER_SECOND: "0" }, /LANE_RATE_PER_SECOND=0 .*remove it/],
    ["a development build", { NODE_ENV: "development" }, /NODE_ENV=development .*remove it/],
    ["a METRICS_TOKEN of one letter", { METRICS_TOKEN: "m".repeat(32) }, /METRICS_TOKEN .*openssl rand/],
  ])("refuses %s in one sentence that says what to set", (_, changes, sentence) => {
    expect(refusals(changes)).toEqual([expect.stringMatching(sentence)])
  })

  test("no proxy in front is said too, and is what counts on one machine", () => {
    expect(parse({ TRUSTED_PROXIES: "0" }).TRUSTED_PROXIES).toBe(0)
    expect(refusals({ TRUSTED_PROXIES: undefined, SETUP: "embedded" })).toEqual([])
  })

  test("an address that only begins like loopback is another machine's", () => {
    expect(refusals({ OIDC_ISSUER: "https://127.sso.example" })).toEqual([])
    expect(refusals({ OIDC_ISSUER: "https://localhost.sso.example" })).toEqual([])
  })
})

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString("base64")

const guessable: [string, string][] = [
  ["one letter", "a".repeat(43)],
  ["two letters in turn", "ab".repeat(20)],
  ["a word again and again", "please-change-please-change-please"],
  ["half of it twice", "0f3a9c7be51d28460f3a9c7be51d2846"],
  ["the alphabet", "abcdefghijklmnopqrstuvwxyz0123456789"],
  ["the alphabet backwards", "zyxwvutsrqponmlkjihgfedcba9876543210"],
  ["zeros and ones", "0110100010111010001011010001110101101001"],
  ["words of a sample", "please-change-this-default-secret-in-production"],
  ["the sample of a manual", "your_super_secret_key_of_at_least_32_characters"],
  ["hexadecimal of one letter", Buffer.from("a".repeat(32)).toString("hex")],
  ["hexadecimal that counts", Buffer.from(Array.from({ length: 32 }, (_, i) => i)).toString("hex")],
  ["base64 of one letter", base64("a".repeat(32))],
  ["base64 of zeros", base64(Buffer.alloc(32))],
  ["base64 of bytes that count", base64(Uint8Array.from({ length: 32 }, (_, i) => i * 3))],
  ["base64 of a sample", base64("my-secret-key-change-me-in-prod!")],
]

describe("a secret that can be guessed", () => {
  test.each(guessable)("%s is refused, in production only", (_, secret) => {
    for (const name of ["METRICS_TOKEN", "NEXTAUTH_SECRET"]) {
      expect(refusals({ [name]: secret })).toEqual([
        expect.stringMatching(`${name} .*openssl rand -base64 32`),
      ])
      expect(refusals({ [name]: secret, SETUP: "embedded" })).toEqual([])
    }
  })

  test.each(guessable)("%s as ADDRESS_KEY_SECRET is warned of and kept", (_, secret) => {
    expect(refusals({ ADDRESS_KEY_SECRET: secret })).toEqual([])
    expect(settingWarnings(parse({ ADDRESS_KEY_SECRET: secret }))).toEqual([
      expect.stringMatching(/ADDRESS_KEY_SECRET .*only in a new installation.*Never change it/),
    ])
    expect(settingWarnings(parse({ ADDRESS_KEY_SECRET: secret, SETUP: "embedded" }))).toEqual([])
    expect(settingWarnings(parse({}))).toEqual([])
  })

  test.each(guessable.filter(([, secret]) => Buffer.from(secret, "base64").length === 32))(
    "%s is no encryption key that seals, and may stay as one that only opens",
    (_, secret) => {
      expect(refusals({ ENCRYPTION_KEYS: `k2:${secret}` })).toEqual([
        expect.stringMatching(/k2 .*new one before it.*never replace/),
      ])
      expect(refusals({ ENCRYPTION_KEYS: `k2:${random()},k1:${secret}` })).toEqual([])
    },
  )

  test.each(strong)("%s is no sample for the words in it", (secret) =>
    expect(refusals({ NEXTAUTH_SECRET: secret, ADDRESS_KEY_SECRET: random() })).toEqual([]),
  )

  test("what was drawn at random is accepted in every usual form", () => {
    const bytes = (n: number) => fc.uint8Array({ minLength: n, maxLength: n }).map(() => randomBytes(n))
    fc.assert(
      fc.property(bytes(16), bytes(32), bytes(32), (short, long, key) => {
        const changes = {
          ADDRESS_KEY_SECRET: short.toString("hex"),
          NEXTAUTH_SECRET: long.toString("base64url"),
        }
        expect(refusals({ ...changes, ENCRYPTION_KEYS: `k1:${key.toString("base64")}` })).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

describe("one secret in two places", () => {
  test("of two places with the same secret, the one that may change is told to", () => {
    const secret = random()
    const sentence = (told: string, kept: string) => [
      expect.stringMatching(`${told}.* is the same secret as .*${kept}.*: (set|let)`),
    ]
    const addressKey = { ADDRESS_KEY_SECRET: secret }
    expect(refusals({ ...addressKey, NEXTAUTH_SECRET: secret })).toEqual(
      sentence("NEXTAUTH_SECRET", "ADDRESS_KEY_SECRET"),
    )
    expect(refusals({ ...addressKey, OIDC_CLIENT_SECRET: secret })).toEqual(
      sentence("OIDC_CLIENT_SECRET", "ADDRESS_KEY_SECRET"),
    )
    const inOtherForm = Buffer.from(secret, "base64").toString("base64url")
    expect(refusals({ ENCRYPTION_KEYS: `k1:${secret}`, METRICS_TOKEN: inOtherForm })).toEqual(
      sentence("METRICS_TOKEN", "ENCRYPTION_KEYS"),
    )
    expect(refusals({ OIDC_CLIENT_SECRET: secret, NEXTAUTH_SECRET: secret })).toHaveLength(1)
  })

  test("an encryption key that is the address key too can be rotated away from", () => {
    const secret = random()
    const addressKey = { ADDRESS_KEY_SECRET: secret }
    expect(refusals({ ...addressKey, ENCRYPTION_KEYS: `k1:${secret}` })).toEqual([
      expect.stringMatching(/k1 .*same secret as ADDRESS_KEY_SECRET.*new one before it/),
    ])
    expect(refusals({ ...addressKey, ENCRYPTION_KEYS: `k2:${random()},k1:${secret}` })).toEqual([])
  })
})

describe("ENCRYPTION_KEYS", () => {
  test("a list of ids and keys of 32 bytes, newest first", () => {
    const [newest, oldest] = [randomBytes(32), randomBytes(32)]
    const text = `k2:${newest.toString("base64")}, k1:${oldest.toString("base64url")}`
    expect(parse({ ENCRYPTION_KEYS: text }).ENCRYPTION_KEYS).toEqual([
      { id: "k2", key: newest },
      { id: "k1", key: oldest },
    ])
  })

  test.each([
    ["no id", random()],
    ["an id alone", "k1:"],
    ["a dot in an id, which parts what is sealed", `k.1:${random()}`],
    ["31 bytes", `k1:${randomBytes(31).toString("base64")}`],
    ["33 bytes", `k1:${randomBytes(33).toString("base64")}`],
    ["no base64", `k1:${"é".repeat(43)}`],
    ["hexadecimal", `k1:${randomBytes(32).toString("hex")}`],
  ])("%s is refused in every set-up", (_, text) => {
    for (const SETUP of ["production", "embedded"])
      expect(refusals({ ENCRYPTION_KEYS: text, SETUP })).toEqual([expect.stringMatching(/32 bytes/)])
  })

  test("one id twice, and one key under two ids, are refused", () => {
    const key = random()
    expect(refusals({ ENCRYPTION_KEYS: `k1:${key},k1:${random()}` })).toEqual([expect.stringContaining("k1")])
    expect(refusals({ ENCRYPTION_KEYS: `k2:${key},k1:${key}` })).toEqual([expect.stringContaining("same")])
  })
})

test("what is missing is named with what it is", () => {
  const { TRUSTED_PROXIES: _, ...everywhere } = production
  const names = Object.keys(everywhere)
  const lines = refusals(Object.fromEntries(names.map((name) => [name, undefined])))
  expect(lines).toHaveLength(names.length)
  for (const [i, name] of names.entries())
    expect(lines[i]).toMatch(new RegExp(`^ {2}${name} is missing: .{10}`))
})

test("an empty setting counts as not set, and no secret is repeated in a refusal", () => {
  expect(refusals({ METRICS_TOKEN: "" })).toEqual([])
  expect(refusals({ NEXTAUTH_SECRET: "" })).toEqual([expect.stringMatching(/NEXTAUTH_SECRET is missing/)])
  expect(refusals({ NEXTAUTH_SECRET: "abcabcabc" }).join()).not.toContain("abcabcabc")
})

test("Twilio's two settings belong together", () => {
  const alone = { TWILIO_ACCOUNT_SID: "AC1", TWILIO_ACCOUNTS: "10000001" }
  expect(refusals(alone)).toEqual([expect.stringContaining("belong together")])
})

test("every setting says what it is", () => {
  for (const { name, what } of settings()) expect(what, name).toMatch(/^[A-Z`].{15}/)
})
