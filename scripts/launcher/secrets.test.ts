import { mkdtemp, rm, stat } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { readJson, writeJson } from "./json-file.ts"
import { readSecrets } from "./secrets.ts"

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "secrets-"))
})
afterEach(() => rm(folder, { recursive: true }))

test("they are made once, kept, and readable by their owner only", async () => {
  const file = path.join(folder, "secrets.json")
  const first = readSecrets(file)
  expect(readSecrets(file)).toEqual(first)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(readSecrets(path.join(folder, "other.json")).apiClientSecret).not.toBe(first.apiClientSecret)
})

test("a secret that a newer version needs is added, the others stay", () => {
  const file = path.join(folder, "secrets.json")
  const { apiClientSecret, ...older } = readSecrets(file)
  writeJson(file, older)
  const completed = readSecrets(file)
  expect(completed).toMatchObject(older)
  expect(completed.apiClientSecret).toHaveLength(apiClientSecret.length)
  expect(readJson(file)).toEqual(completed)
})
