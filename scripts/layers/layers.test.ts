import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { expect, test } from "vitest"
import { faultsOf, importsBetweenFolders } from "./layers.ts"

function houseOf(files: Record<string, string>): string {
  const rootDir = mkdtempSync(path.join(os.tmpdir(), "layers-"))
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(rootDir, file)), { recursive: true })
    writeFileSync(path.join(rootDir, file), source)
  }
  return rootDir
}

test("an import that goes up is named, whether of a value or a type, by alias, by path or when it is needed", () => {
  const rootDir = houseOf({
    "lib/top/a.ts": 'import { b } from "#lib/bottom/b.ts"\n',
    "lib/bottom/b.ts": 'import type { A } from "#lib/top/a.ts"\n',
    "lib/bottom/deep/c.ts": 'import { a } from "../../top/a.ts"\nimport { b } from "../b.ts"\n',
    "lib/bottom/d.ts": 'const { a } = await import("#lib/top/a.ts")\n',
    "lib/bottom/b.test.ts": 'import { a } from "#lib/top/a.ts"\n',
    "lib/bottom/testing/help.ts": 'import { a } from "#lib/top/a.ts"\n',
  })
  const faults = faultsOf(importsBetweenFolders(rootDir), ["top", "bottom"])
  expect(faults.map((fault) => fault.split(" ")[0]).sort()).toEqual([
    "lib/bottom/b.ts",
    "lib/bottom/d.ts",
    "lib/bottom/deep/c.ts",
  ])
})

test("a folder that is in no layer is named", () => {
  const rootDir = houseOf({ "lib/new/a.ts": 'import { b } from "#lib/bottom/b.ts"\n' })
  expect(faultsOf(importsBetweenFolders(rootDir), ["bottom"])).toEqual(["lib/new is not in lib/layers.ts"])
})
