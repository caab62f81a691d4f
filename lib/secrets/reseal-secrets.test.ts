import { randomBytes } from "node:crypto"
import { once } from "node:events"
import { setTimeout as sleep } from "node:timers/promises"
import { beforeEach, expect, test } from "vitest"
import { seal, unseal } from "#lib/platform/crypto.ts"
import type { EncryptionKey } from "#lib/platform/encryption-keys.ts"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { runScript, startScript } from "#lib/platform/testing/run-script.ts"
import { createTestAccount } from "#lib/platform/testing/test-ctx.ts"
import { countSealed } from "./count-sealed.ts"
import { listSealedColumns } from "./list-sealed-columns.ts"
import { resealSecrets } from "./reseal-secrets.ts"

const world = worldPerFile()
const newKey = (id: string): EncryptionKey => ({ id, key: randomBytes(32) })
const [k1, k2, k_3] = [newKey("k1"), newKey("k2"), newKey("k_3")]

/** Sealed rows of a table that has them; that these sign nothing does not matter here. */
async function storeSealed(count: number, key: EncryptionKey, from = 0): Promise<void> {
  const data = Array.from({ length: count }, (_, i) => ({
    kid: `key-${String(from + i).padStart(6, "0")}`,
    publicJwk: {},
    privateJwkSealed: seal(`secret ${from + i}`, [key]),
    retiredAt: new Date(),
  }))
  await world.db.signingKey.createMany({ data })
}

const stored = () => world.db.signingKey.findMany({ orderBy: { kid: "asc" } })

/** What is stored, opened with these keys alone. */
const secrets = async (...keys: EncryptionKey[]) =>
  (await stored()).map(({ privateJwkSealed }) => unseal(privateJwkSealed ?? "", keys))
const expected = (count: number) => Array.from({ length: count }, (_, i) => `secret ${i}`)

beforeEach(() => world.db.signingKey.deleteMany())

test("everything is sealed again, more than one batch of it, and the old keys may go", async () => {
  await storeSealed(1_200, k1)
  await storeSealed(3, k2, 1_200)
  expect(await resealSecrets(world.db, [k_3, k2, k1])).toEqual({
    newest: "k_3",
    resealed: 1_203,
    unreadable: [],
    left: new Map(),
    removable: ["k2", "k1"],
    isDone: true,
  })
  expect(await secrets(k_3)).toEqual(expected(1_203))
})

test("a second run finds nothing to do and writes nothing", async () => {
  await storeSealed(3, k1)
  await resealSecrets(world.db, [k2, k1])
  const before = await stored()
  expect(await resealSecrets(world.db, [k2, k1])).toMatchObject({
    resealed: 0,
    isDone: true,
    removable: ["k1"],
  })
  expect(await stored()).toEqual(before)
})

test("runs at the same time seal each secret once and lose none", async () => {
  await storeSealed(1_100, k1)
  const reports = await Promise.all([1, 2, 3].map(() => resealSecrets(world.db, [k2, k1])))
  expect(reports.reduce((sum, { resealed }) => sum + resealed, 0)).toBe(1_100)
  expect(await secrets(k2)).toEqual(expected(1_100))
})

test("what no key opens is named, left as it is, and keeps the old keys", async () => {
  await storeSealed(3, k1)
  const lost = seal("lost", [newKey("gone")])
  const altered = `${seal("altered", [k2]).slice(0, -4)}AAAA`
  await world.db.signingKey.update({ where: { kid: "key-000000" }, data: { privateJwkSealed: lost } })
  await world.db.signingKey.update({ where: { kid: "key-000001" }, data: { privateJwkSealed: altered } })
  expect(await resealSecrets(world.db, [k2, k1])).toEqual({
    newest: "k2",
    resealed: 1,
    unreadable: [
      "signing_key.private_jwk_sealed of key-000000",
      "signing_key.private_jwk_sealed of key-000001",
    ],
    left: new Map([["gone", 1]]),
    removable: [],
    isDone: false,
  })
  expect((await stored()).slice(0, 2).map((row) => row.privateJwkSealed)).toEqual([lost, altered])
})

test("a secret that a process with the old settings seals meanwhile is not overwritten, and not forgotten", async () => {
  await storeSealed(600, k1)
  const newer = seal("entered meanwhile", [k1])
  const running = resealSecrets(world.db, [k2, k1])
  await world.db.signingKey.update({ where: { kid: "key-000599" }, data: { privateJwkSealed: newer } })
  const report = await running
  const again = await resealSecrets(world.db, [k2, k1])
  expect(report.resealed + again.resealed).toBeGreaterThanOrEqual(600)
  expect(again.isDone).toBe(true)
  expect((await secrets(k2)).at(-1)).toBe("entered meanwhile")
})

test("a column of any table counts when its name says that it is sealed", async () => {
  await world.db.$executeRaw`CREATE TABLE vault (id uuid PRIMARY KEY, note_sealed text)`
  try {
    await world.db
      .$executeRaw`INSERT INTO vault VALUES (gen_random_uuid(), ${seal("a note", [k1])}), (gen_random_uuid(), NULL)`
    expect((await listSealedColumns(world.db)).map(({ name }) => name)).toEqual(
      expect.arrayContaining(["vault.note_sealed", "signing_key.private_jwk_sealed"]),
    )
    expect(await resealSecrets(world.db, [k2, k1])).toMatchObject({ resealed: 1, isDone: true })
    expect(await countSealed(world.db)).toEqual(new Map([["k2", 1]]))
    await world.db.$executeRaw`ALTER TABLE vault DROP CONSTRAINT vault_pkey`
    await expect(resealSecrets(world.db, [k2, k1])).rejects.toThrow("vault.note_sealed")
  } finally {
    await world.db.$executeRaw`DROP TABLE vault`
  }
})

const script = "scripts/keys.ts"
const optionsOf = (keys: EncryptionKey[], args: string[]) => ({
  args,
  settings: {
    DATABASE_URL: world.databaseUrl,
    ENCRYPTION_KEYS: keys.map(({ id, key }) => `${id}:${key.toString("base64")}`).join(","),
  },
})
const run = (keys: EncryptionKey[], ...args: string[]) => runScript(script, optionsOf(keys, args))

test("the command may be killed at any moment: what is sealed can be opened, and the next run ends it", async () => {
  const count = 6_000
  await storeSealed(count, k1)
  const child = startScript(script, optionsOf([k2, k1], ["reseal"]))
  const gone = once(child, "exit")
  while (!(await countSealed(world.db)).has("k2") && child.exitCode === null) await sleep(2)
  child.kill("SIGKILL")
  await gone
  expect(await secrets(k2, k1)).toEqual(expected(count))
  const next = await run([k2, k1], "reseal")
  expect(next).toMatchObject({ code: 0, problem: "" })
  expect(next.said).toMatch(/sealed again with k2\..* remove k1 from ENCRYPTION_KEYS/)
  expect(await secrets(k2)).toEqual(expected(count))
})

test("the command fails while a secret is left with another key, and says what to do", async () => {
  await storeSealed(2, k1)
  const without = await run([k2], "reseal")
  expect(without).toMatchObject({ code: 1, said: "" })
  expect(without.problem).toMatch(/remove no key[\s\S]*2 with k1[\s\S]*Put the key that sealed them back/)
  expect(await secrets(k1)).toEqual(expected(2))
})

test("the commands of signing keys, and the list of what there is", async () => {
  await createTestAccount(world.db)
  const first = await run([k1], "rotate-signing")
  const second = await run([k1], "rotate-signing")
  const [kid, next] = [first, second].map(({ said }) => said.split(" ")[0] ?? "")
  expect(await run([k1], "revoke-signing", kid ?? "")).toMatchObject({ code: 0 })
  expect(await run([k1], "revoke-signing")).toMatchObject({
    code: 1,
    problem: expect.stringMatching("Which key"),
  })
  expect(await run([k1], "revoke-signing", "nobody")).toMatchObject({
    code: 1,
    problem: expect.stringMatching("found"),
  })
  const { said } = await run([k2, k1])
  expect(said).toMatch(new RegExp(`${next} +signs\n +${kid} +ended`))
  expect(said).toMatch(/k2 +0 \(seals new ones\)\n +k1 +1\n/)
  expect(await run([k1], "nonsense")).toMatchObject({
    code: 1,
    problem: expect.stringMatching(/^npm run keys/),
  })
}, 120_000)
