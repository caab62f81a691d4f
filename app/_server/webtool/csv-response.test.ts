import { expect, test } from "vitest"
import { csvResponse } from "./csv-response.ts"

test("the file comes whole, as UTF-8 and as a download", async () => {
  async function* chunks() {
    yield "\ufeffname\r\n"
    yield "Zoë 😀\r\n"
  }
  const response = csvResponse({ fileName: "people.csv", chunks: chunks() })
  expect(Object.fromEntries(response.headers)).toEqual({
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="people.csv"',
  })
  expect(Buffer.from(await response.arrayBuffer()).toString()).toBe("\ufeffname\r\nZoë 😀\r\n")
})

test("it is read as fast as the browser takes it, and no further when the download is broken off", async () => {
  let [readCount, hasEnded] = [0, false]
  async function* chunks() {
    try {
      for (;;) {
        readCount += 1
        yield "a,b\r\n"
      }
    } finally {
      hasEnded = true
    }
  }
  const reader = csvResponse({ fileName: "endless.csv", chunks: chunks() }).body?.getReader()
  await reader?.read()
  await new Promise(setImmediate)
  expect(readCount).toBeLessThan(5)
  await reader?.cancel()
  await expect.poll(() => hasEnded).toBe(true)
})

test("a reading that fails breaks the download off, so that half a file is not taken for a whole one", async () => {
  // biome-ignore lint/correctness/useYield: it fails before its first chunk
  async function* chunks(): AsyncGenerator<string> {
    throw new Error("the database is away")
  }
  await expect(csvResponse({ fileName: "broken.csv", chunks: chunks() }).text()).rejects.toThrow(
    "the database is away",
  )
})
