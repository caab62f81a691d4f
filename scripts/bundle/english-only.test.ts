import { readFileSync } from "node:fs"
import path from "node:path"
import { expect, test } from "vitest"
import { rootDir } from "../launcher/paths.ts"
import englishOnly from "./english-only.mjs"

const words = path.join(rootDir, "node_modules/react-aria/dist/private/table/intlStrings.mjs")

test("of the library's words only the English ones are left, and what exports them", () => {
  const source = readFileSync(words, "utf8")
  expect(source).toContain('"de-DE": ')
  const left = englishOnly(source)
  expect(left.match(/\b[a-z]{2}-[A-Z]{2}\b/g)).toEqual(["en-US", "en-US"])
  expect(left).toMatch(/^export \{.+ as default\};$/m)
})
