import { expect, test } from "vitest"
import { parseTypedLines } from "#lib/campaigns/audience/parse-typed-lines.ts"
import { countLines, typedText } from "./typed-line.ts"

test("typed lines come back as they were read, each on its own line number", () => {
  const text = ['+16281234567,"Hello, ""you"""', "", "12", "1(628)1234567,Anna,Monday"].join("\n")
  expect(typedText(parseTypedLines(text))).toBe(text)
  expect(countLines(`${text}\n \r\n`)).toBe(3)
})
