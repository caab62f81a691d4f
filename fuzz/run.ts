import { readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import fc from "fast-check"
import { readMiB } from "../bench/support/memory.ts"
import type { DemoManifest } from "../scripts/launcher/manifest.ts"
import { startInstance } from "../scripts/testing/instance.ts"
import { readAddresses } from "./addresses.ts"
import { type Attempt, attemptsAt, broken } from "./attempts.ts"
import { signedWebhooks } from "./signed-webhooks.ts"
import { faultOf } from "./verdict.ts"
import { admitVisitors } from "./visitors.ts"

/**
 * `npm run fuzz [-- --requests=100000] [-- --seed=1]`: starts a set-up of its own and sends requests of every kind to every
 * address, as a stranger, an Admin, a backend and the provider. Prints each kind of fault with a request that shows it, and
 * the memory of the web process; ends with 1 when there was a fault, an answer took over 5 s, or memory grew. The same seed
 * sends the same.
 */
const { values: options } = parseArgs({
  options: {
    requests: { type: "string", default: "100000" },
    seed: { type: "string", default: `${Date.now() % 1e6}` },
  },
})
const withinMs = 5_000
const atOnce = 16
const rounds = 20
/** Of the memory in the second quarter: V8 fills its heap before it tidies up. */
const mayGrowBy = 1.25

type Round = { sent: number; seconds: number; memoryMiB: number }
const faults = new Map<string, string[]>()

async function main(manifest: DemoManifest): Promise<boolean> {
  console.log(`Seed ${options.seed}`)
  const done: Round[] = []
  for (let round = 0; round < rounds; round += 1) {
    done.push(await run(manifest, round))
    const { sent, seconds, memoryMiB } = done.at(-1) as Round
    console.log(`${sent} requests in ${seconds.toFixed(0)} s, ${memoryMiB.toFixed(0)} MiB`)
  }
  for (const [fault, requests] of faults) console.log(`\n${requests.length} × ${fault}\n${requests[0]}`)
  return isFlat(done.map(({ memoryMiB }) => memoryMiB)) && faults.size === 0
}

/** Visitors come anew each round: sessions end, tokens too. */
async function run(manifest: DemoManifest, round: number): Promise<Round> {
  const startedAt = Date.now()
  const visitors = await admitVisitors(manifest, "admin")
  const anywhere = readAddresses().map((address) => attemptsAt(address, visitors))
  const kinds = [...anywhere, signedWebhooks(manifest), broken]
  const seed = (Number(options.seed) + round) * kinds.length
  const numRuns = Math.ceil(Number(options.requests) / rounds / kinds.length)
  const left = kinds.flatMap((kind, index) => fc.sample(kind, { numRuns, seed: seed + index }))
  const sent = left.length
  const sendNext = async () => {
    for (let attempt = left.pop(); attempt; attempt = left.pop()) await send(manifest, attempt)
  }
  await Promise.all(Array.from({ length: atOnce }, sendNext))
  const memoryMiB = await readMiB(manifest.pids.web ?? 0, "VmRSS")
  return { sent, seconds: (Date.now() - startedAt) / 1_000, memoryMiB }
}

async function send(manifest: DemoManifest, attempt: Attempt): Promise<void> {
  const fault = await faultOf(manifest.baseUrl, attempt, withinMs)
  if (!fault) return
  const request = attempt.bytes.toString("latin1", 0, 2_000)
  const kind = fault.replace(/"request(Trace)?Id":"[^"]*"/, "")
  faults.set(kind, [...(faults.get(kind) ?? []), request])
}

function isFlat(memoryMiB: number[]): boolean {
  const quarter = memoryMiB.length / 4
  const early = median(memoryMiB.slice(quarter, 2 * quarter))
  const late = median(memoryMiB.slice(-quarter))
  console.log(`Memory of the web process: ${early.toFixed(0)} MiB early, ${late.toFixed(0)} MiB late`)
  return late <= early * mayGrowBy
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const instance = await startInstance()
try {
  const isGood = await main(JSON.parse(readFileSync(instance.manifest, "utf8")))
  console.log(isGood ? "\nNo fault" : "\nThere are faults: see above")
  process.exitCode = isGood ? 0 : 1
} finally {
  await instance.stop()
}
process.exit()
