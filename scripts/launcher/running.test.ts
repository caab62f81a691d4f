import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { readJson, writeJson } from "./json-file.ts"
import { identify, isAlive } from "./process-identity.ts"
import { forget, type RunningParts, record, takeOver } from "./running.ts"

let folder: string
let file: string
const dead = { pid: 2 ** 22 + 1, began: "long ago" }

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "running-"))
  file = path.join(folder, "processes.json")
})
afterEach(() => rm(folder, { recursive: true }))

function sleeper() {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {
    detached: true,
    stdio: "ignore",
  })
  const identity = identify(child.pid ?? 0)
  if (!identity) throw new Error("the process did not start")
  return identity
}

test("a second launcher is refused while the first one lives", async () => {
  record(file, {})
  await expect(takeOver(file)).rejects.toThrow(`already running (process ${process.pid})`)
  forget(file)
  expect(existsSync(file)).toBe(false)
})

test("what a killed launcher left running is stopped", async () => {
  const left = sleeper()
  writeJson(file, { launcher: dead, services: { web: left } } satisfies RunningParts)
  await takeOver(file)
  expect(isAlive(left)).toBe(false)
  expect(readJson<RunningParts>(file)).toMatchObject({ launcher: { pid: process.pid }, services: {} })
})

test("a process that only has the number of a part is left alone", async () => {
  const stranger = sleeper()
  const services = { web: { pid: stranger.pid, began: "another time" } }
  writeJson(file, { launcher: dead, services } satisfies RunningParts)
  await takeOver(file)
  expect(isAlive(stranger)).toBe(true)
  process.kill(stranger.pid, "SIGKILL")
})
