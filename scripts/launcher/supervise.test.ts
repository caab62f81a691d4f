import { existsSync, readFileSync } from "node:fs"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { identify } from "./process-identity.ts"
import { type Service, supervise } from "./supervise.ts"

let folder: string
const said: string[] = []
const surroundings = () => ({ logDir: folder, say: (line: string) => said.push(line), onPid: () => {} })

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "supervise-"))
  said.length = 0
})
afterEach(() => rm(folder, { recursive: true }))

/** A part that says it is ready by making a file; `script` can add what goes wrong. */
async function service(script: string): Promise<Service> {
  const [program, mark] = [path.join(folder, "part.mjs"), path.join(folder, "ready")]
  await writeFile(program, `import { writeFileSync } from "node:fs"\n${script}`)
  return {
    name: "worker",
    command: { file: process.execPath, args: [program, mark] },
    env: { PATH: process.env.PATH },
    answers: async () => existsSync(mark),
  }
}

const lasting = "writeFileSync(process.argv[2], String(process.pid)); setInterval(() => {}, 1000)"

test("a part that is killed is started again, under a new number", async () => {
  const part = supervise(await service(lasting), surroundings())
  await part.ready()
  const first = part.pid() ?? 0
  process.kill(first, "SIGKILL")
  await vi.waitUntil(() => part.pid() !== undefined && part.pid() !== first, { timeout: 5000 })
  expect(said).toEqual([expect.stringMatching(/^worker ended \(SIGKILL\); it starts again in 1 s/)])
  await part.stop()
  expect(part.pid()).toBeUndefined()
})

test("a part that was healthy for ten seconds is started again at once, also after it had failed before", async () => {
  const part = supervise(await service(lasting), surroundings())
  await part.ready()
  const killed = async (withinMs: number) => {
    const before = part.pid() ?? 0
    process.kill(before, "SIGKILL")
    await vi.waitUntil(() => ![undefined, before].includes(part.pid()), { timeout: withinMs, interval: 10 })
  }
  await killed(5_000)
  await killed(5_000)
  await sleep(10_500)
  await killed(900)
  expect(said.map((line) => /starts again (.*?)\. /.exec(line)?.[1])).toEqual(["in 1 s", "in 2 s", "at once"])
  await part.stop()
}, 30_000)

test("what a part started goes with it", async () => {
  const mark = path.join(folder, "grandchild")
  const child = `setInterval(() => {}, 1000); require('fs').writeFileSync('${mark}', String(process.pid))`
  const script = `import { spawn } from "node:child_process"
spawn(process.execPath, ["-e", ${JSON.stringify(child)}]); ${lasting}`
  const part = supervise(await service(script), surroundings())
  await part.ready()
  await vi.waitUntil(() => existsSync(mark) && readFileSync(mark, "utf8") !== "", { timeout: 5000 })
  await part.stop()
  const grandchild = Number(readFileSync(mark, "utf8"))
  await vi.waitUntil(() => identify(grandchild) === undefined, { timeout: 5000 })
})

test("a part that ends while starting is one sentence with its last words", async () => {
  const part = supervise(
    await service('console.log("DATABASE_URL is wrong"); process.exit(3)'),
    surroundings(),
  )
  await expect(part.ready()).rejects.toThrow("worker would not start: DATABASE_URL is wrong (its log:")
  await part.stop()
})

test("a full disk in a part's log is said as such", async () => {
  const words = "FATAL: could not write lock file: No space left on device"
  const part = supervise(
    await service(`console.log(${JSON.stringify(words)}); process.exit(1)`),
    surroundings(),
  )
  await expect(part.ready()).rejects.toThrow("The disk is full")
  await part.stop()
})

test("the log of the last start is kept beside the new one", async () => {
  for (const words of ["first", "second"]) {
    const part = supervise(await service(`console.log("${words}"); ${lasting}`), surroundings())
    await vi.waitUntil(() => readFileSync(path.join(folder, "worker.log"), "utf8") !== "", { timeout: 5000 })
    await part.stop()
  }
  expect(readFileSync(path.join(folder, "worker.log"), "utf8")).toBe("second\n")
  expect(readFileSync(path.join(folder, "worker.log.1"), "utf8")).toBe("first\n")
})
