import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { expect, test } from "vitest"
import { rootDir } from "../../scripts/launcher/paths.ts"

const productFolders = ["app", "components", "inngest", "lib", "prisma", "scripts", "server"]

/** Tests and what helps them put a ledger into the state that they need; migrations are history. */
const isProduct = (file: string) =>
  /\.(ts|tsx|mjs)$/.test(file) && !/\.test\.tsx?$|\/testing\/|^prisma\/(generated|migrations)\//.test(file)
const isOfLedger = (file: string) => file.startsWith("lib/ledger/")

const product = productFolders
  .flatMap((folder) =>
    readdirSync(path.join(rootDir, folder), { recursive: true, encoding: "utf8" }).map(
      (file) => `${folder}/${file.split(path.sep).join("/")}`,
    ),
  )
  .filter(isProduct)
const sourceOf = (file: string) => readFileSync(path.join(rootDir, file), "utf8")

const tables = String.raw`(ONLY\s+)?"?message(_attempt|_lookup|_rest|_\d+)?"?(?![\w.])`
const models = "(message|messageAttempt|messageLookup)"

/** In SQL of any form, by a model of Prisma, and through a campaign, a sender or whatever else the rows hang on. */
const writes = [
  new RegExp(
    String.raw`\b(UPDATE|INSERT\s+INTO|DELETE\s+FROM|MERGE\s+INTO|TRUNCATE(\s+TABLE)?|COPY)\s+${tables}`,
    "i",
  ),
  new RegExp(String.raw`\b${models}\s*\.\s*(create|update|upsert|delete)\w*\s*\(`),
  /\bmessages:\s*\{\s*(create|connect|set|update|upsert|delete|disconnect)\w*:/,
]

const isWriter = (source: string) => writes.some((write) => write.test(source))

test("nothing but the ledger's folder writes messages", () => {
  expect(product.length).toBeGreaterThan(500)
  expect(product.filter((file) => !isOfLedger(file) && isWriter(sourceOf(file)))).toEqual([])
})

/** It takes a message that may not have ended and says when it did. */
const mayEnd = (source: string) => /UPDATE message m?\s*SET[^`]*\bended_at = (?!NULL)/i.test(source)
const followsEnds = (source: string) => /\b(changeMessages\(|endedAmong\b)/.test(source)

test("whatever may end a message passes by the hook", () => {
  const endings = product.filter((file) => isOfLedger(file) && mayEnd(sourceOf(file)))
  expect(endings.length).toBeGreaterThan(4)
  expect(endings.filter((file) => !followsEnds(sourceOf(file)))).toEqual([])
})

test.each([
  "tx.$executeRaw`UPDATE message SET state = $1`",
  "tx.$executeRaw`\n    update  only message m SET state = $1`",
  'INSERT INTO "message" (id) VALUES ($1)',
  "insert\n into message (id)",
  "DELETE FROM message WHERE true",
  "COPY message (id) FROM STDIN",
  "TRUNCATE message, campaign",
  "UPDATE message_20261101 SET reason = NULL",
  "DELETE FROM message_attempt",
  "await tx.message.updateMany({ where })",
  "await db.message\n  .create({ data })",
  "db.messageLookup.deleteMany()",
  "db.campaign.update({ data: { messages: { deleteMany: {} } } })",
])("it would be found: %s", (source) => expect(isWriter(source)).toBe(true))

test.each([
  "SELECT FROM message WHERE id = $1 FOR UPDATE",
  "UPDATE lane SET x = 1 FROM message m",
  "INSERT INTO message_log (id)",
  "tx.message.findMany({ where })",
  "tx.conversationMessage.create({ data })",
  "select: { messages: { select: { id: true } } }",
])("it is no write: %s", (source) => expect(isWriter(source)).toBe(false))
