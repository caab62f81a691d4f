import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { expect, test } from "vitest"
import { settings } from "#lib/platform/env.ts"
import { rootDir } from "../launcher/paths.ts"
import { startSettings } from "../launcher/settings.ts"
import {
  brokenLinks,
  missingPaths,
  readDocuments,
  unknownCommands,
  unknownSettingsPages,
} from "./documents.ts"
import { withSettingsTables } from "./settings-tables.ts"

const read = (file: string) => readFileSync(path.join(rootDir, file), "utf8")
const documents = readDocuments()
const decisions = documents.filter(({ file }) => file.startsWith("docs/decisions/"))

test.each(documents)("the links of $file lead somewhere", (document) => {
  expect(brokenLinks(document)).toEqual([])
})

test.each(documents)("the files that $file names are there", (document) => {
  expect(missingPaths(document)).toEqual([])
})

test.each(documents)("the commands that $file names can be run", (document) => {
  expect(unknownCommands(document)).toEqual([])
})

test.each(documents)("the pages of Settings that $file names are on the screen", (document) => {
  expect(unknownSettingsPages(document)).toEqual([])
})

test("the checks see what is wrong", () => {
  const text =
    "[a](no.md) [b](README.md#no) [c](#here) `lib/no.ts` scripts/no/ npm run no, npx no-such, **Settings, API keys**\n# Here\n"
  const document = { file: "x.md", text }
  expect(brokenLinks(document)).toEqual(["no.md", "README.md#no"])
  expect(missingPaths(document)).toEqual(["lib/no.ts", "scripts/no/"])
  expect(unknownCommands(document)).toEqual(["no", "no-such"])
  expect(unknownSettingsPages(document)).toEqual(["API keys**"])
})

test("decision records are numbered from 1 without gaps, and each bears its number", () => {
  const numbers = decisions.map(({ file }) => Number(path.basename(file).slice(0, 4)))
  expect(numbers).toEqual(numbers.map((_, i) => i + 1))
  for (const [i, { file, text }] of decisions.entries())
    expect(Number(/^# (\d+)[.:] /.exec(text)?.[1]), file).toBe(numbers[i])
})

test("docs/settings.md says of each setting what the code says: npm run settings writes it", () => {
  expect(read("docs/settings.md")).toBe(withSettingsTables(read("docs/settings.md")))
})

const sources = [
  "app",
  "bench",
  "components",
  "crash",
  "e2e",
  "fuzz",
  "inngest",
  "lib",
  "prisma",
  "sandbox",
  "scripts",
  "server",
]
const code = [
  ...sources.flatMap((folder) =>
    readdirSync(path.join(rootDir, folder), { recursive: true, encoding: "utf8" }).map((name) =>
      path.join(folder, name),
    ),
  ),
  ...readdirSync(rootDir),
].filter((file) => /\.(ts|tsx|mjs)$/.test(file) && existsSync(path.join(rootDir, file)))

const names = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = ""]) => name)

/** How our own tests, benchmarks and npm tell their processes something: nobody sets these. */
const notForPeople =
  /^(EMBEDDED_JSON|E2E_\w+|TEST_WORKER_INDEX|CRASH_SENDER|NODE_COMPILE_CACHE|PATH|NEXTAUTH_URL|npm_\w+)$/

test("every setting that is read is documented", () => {
  const documented = [...settings(), ...startSettings].map(({ name }) => name)
  const isTest = (file: string) => /\.test\.tsx?$|\/testing\/settings\.ts$/.test(file)
  const undocumented = code
    .filter((file) => !isTest(file))
    .flatMap((file) => names(read(file), /\bprocess\.env\.(\w+)/g).map((name) => `${file}: ${name}`))
    .filter(
      (line) =>
        !documented.includes(line.split(": ")[1] ?? "") && !notForPeople.test(line.split(": ")[1] ?? ""),
    )
  expect(undocumented).toEqual([])
})

test("what a start reads beside the product's settings is listed, and what is listed is read", () => {
  const given = names(read("scripts/launcher/settings.ts"), /\bgiven\.([A-Z_]+)/g)
  const ofProduct = settings().map(({ name }) => name)
  const own = [...new Set(given)].filter((name) => !ofProduct.includes(name))
  expect(own.sort()).toEqual(startSettings.map(({ name }) => name).sort())
})

test("the carrier sandbox documents what it reads", () => {
  const readme = read("sandbox/carrier/README.md")
  const missing = names(read("sandbox/carrier/config.ts"), /^ {2}(CARRIER_\w+):/gm).filter(
    (name) => !readme.includes(name),
  )
  expect(missing).toEqual([])
})

test("the licence that package.json names is the one that is there", () => {
  expect(JSON.parse(read("package.json")).license).toBe("MIT")
  expect(read("LICENSE")).toMatch(/^MIT License\n/)
})
