import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { expect, test } from "vitest"
import { rootDir } from "../launcher/paths.ts"
import { nameFaultsOf } from "./names.ts"

test.each([
  ["export const readUpload = (id: string) => id", 'a.ts: readUpload begins with "read"'],
  ["export function setPace(pace: number): void {\n}", 'a.ts: setPace begins with "set"'],
  [
    "export async function getLane(\n  ctx: Ctx,\n  ask: () => void,\n): Promise<Lane | null> {\n}",
    "a.ts: getLane may answer null, which find does",
  ],
  [
    "export function findLane(id: string | null): Lane {\n}",
    "a.ts: findLane never answers null: get does that",
  ],
])("%s is named", (source, fault) => expect(nameFaultsOf("a.ts", source)).toEqual([fault]))

test.each([
  "export async function findLane(id: string): Promise<Lane | null> {\n}",
  "export function getLane(id: string | null): Lane {\n}",
  "export const settings = () => []\nexport const readyAt = 1\nfunction readRest() {}",
])("%s keeps the rule", (source) => expect(nameFaultsOf("a.ts", source)).toEqual([]))

test("every verb of lib means one thing", () => {
  const files = readdirSync(path.join(rootDir, "lib"), { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.includes("testing/"),
  )
  const faults = files.flatMap((file) =>
    nameFaultsOf(`lib/${file}`, readFileSync(path.join(rootDir, "lib", file), "utf8")),
  )
  expect(faults).toEqual([])
})
