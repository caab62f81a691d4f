import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { expect, test } from "vitest"
import { layers } from "#lib/layers.ts"
import { rootDir } from "../launcher/paths.ts"
import { faultsOf, importsWithin, type Layers } from "./layers.ts"

function houseOf(files: Record<string, string>): string {
  const houseDir = mkdtempSync(path.join(os.tmpdir(), "layers-"))
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(houseDir, file)), { recursive: true })
    writeFileSync(path.join(houseDir, file), source)
  }
  return houseDir
}

const faultsIn = (files: Record<string, string>, list: Layers, top = "lib") =>
  faultsOf(importsWithin(houseOf(files), top), list, top)
const fileOf = (fault: string) => fault.split(" ")[0]

test("an import that goes up is named, whether of a value or a type, by alias, by path or when it is needed", () => {
  const faults = faultsIn(
    {
      "lib/top/a.ts": 'import { b } from "#lib/bottom/b.ts"\n',
      "lib/bottom/b.ts": 'import type { A } from "#lib/top/a.ts"\n',
      "lib/bottom/deep/c.ts": 'import { a } from "../../top/a.ts"\nimport { b } from "../b.ts"\n',
      "lib/bottom/d.ts": 'const { a } = await import("#lib/top/a.ts")\n',
      "lib/bottom/b.test.ts": 'import { a } from "#lib/top/a.ts"\n',
      "lib/bottom/testing/help.ts": 'import { a } from "#lib/top/a.ts"\n',
    },
    { top: "above", bottom: "below" },
  )
  expect(faults.map(fileOf).sort()).toEqual(["lib/bottom/b.ts", "lib/bottom/d.ts", "lib/bottom/deep/c.ts"])
})

test("within a folder that has a list of its own its folders, and its own files, go one way too", () => {
  const faults = faultsIn(
    {
      "lib/noun/a.ts": 'import { b } from "./upper/b.ts"\nimport { c } from "./lower/c.ts"\n',
      "lib/noun/upper/b.ts": 'import { c } from "#lib/noun/lower/c.ts"\nimport { a } from "../a.ts"\n',
      "lib/noun/lower/c.ts": 'import { d } from "./d.ts"\nimport { a } from "../a.ts"\n',
      "lib/noun/lower/d.ts": 'import { c } from "./c.ts"\n',
    },
    { noun: { is: "a noun", layers: { upper: "above", ".": "itself", lower: "below" } } },
  )
  expect(faults).toEqual([
    "lib/noun/a.ts imports lib/noun/upper/b.ts, which stands above it (lib/layers.ts)",
    "lib/noun/lower/c.ts imports lib/noun/a.ts, which stands above it (lib/layers.ts)",
  ])
})

test("a folder that is in no layer is named once, whatever stands at the top", () => {
  const faults = faultsIn(
    {
      "components/new/a.tsx": 'import { b } from "#components/ui/b.tsx"\n',
      "components/ui/b.tsx":
        'import { a } from "#components/new/a.tsx"\nimport { c } from "#lib/noun/c.ts"\n',
    },
    { ui: "below" },
    "components",
  )
  expect(faults).toEqual(["components/new is not in components/layers.ts"])
})

test("every folder of lib that holds folders says in which order they stand", () => {
  const unlisted = (folder: string, list: Layers): string[] =>
    readdirSync(path.join(rootDir, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== "testing")
      .flatMap(({ name }) => {
        const inner = list[name]
        if (inner === undefined) return [`${folder}/${name}`]
        return unlisted(`${folder}/${name}`, typeof inner === "object" ? inner.layers : {})
      })
  expect(unlisted("lib", layers)).toEqual([])
})
