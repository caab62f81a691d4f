import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { hashSources } from "./source-hash.ts"

let root: string
const write = (file: string, content: string) => writeFile(path.join(root, file), content)
const hash = () => hashSources(root, ["app", "config.ts", "missing"])

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), "sources-"))
  await mkdir(path.join(root, "app/deep/testing"), { recursive: true })
  await write("app/deep/page.tsx", "one")
  await write("config.ts", "two")
})
afterEach(() => rm(root, { recursive: true }))

test("it changes with a content, a name and a new file, and comes back with them", async () => {
  const before = hash()
  await write("app/deep/page.tsx", "other")
  expect(hash()).not.toBe(before)
  await write("app/deep/page.tsx", "one")
  expect(hash()).toBe(before)
  await rename(path.join(root, "app/deep/page.tsx"), path.join(root, "app/deep/layout.tsx"))
  const renamed = hash()
  expect(renamed).not.toBe(before)
  await write("app/new.ts", "")
  expect(hash()).not.toBe(renamed)
})

test("tests and what lies outside do not count", async () => {
  const before = hash()
  await write("app/deep/page.test.tsx", "a test")
  await write("app/deep/testing/helper.ts", "a helper")
  await write("README.md", "a text")
  expect(hash()).toBe(before)
})
