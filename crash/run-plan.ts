import { setTimeout as sleep } from "node:timers/promises"
import type { Plan, Step } from "./steps.ts"
import { allowForLateness, overPace, type TooFull } from "./support/arrivals.ts"
import type { Child } from "./support/child.ts"
import type { CrashCarrier } from "./support/crash-carrier.ts"
import { passDeadProcessTime } from "./support/pass-time.ts"
import type { Host } from "./support/sender-config.ts"
import { openStage, type Role, type Stage } from "./support/stage.ts"
import { untilSettled } from "./support/until-settled.ts"
import { acceptedBy, readVerdict, type Verdict } from "./support/verdict.ts"

export type Outcome = Verdict & {
  name: string
  host: Host
  kills: number
  mayLeaveUnknown: boolean
  withCallbacks: boolean
  /** The second at the provider that has most above the pace; null when none has, or the pace is lifted or not judged. */
  overPace: TooFull | null
}

export type RunOptions = {
  plan: Plan
  host: Host
  recipients: number
  serverUrl: string
  carrier: CrashCarrier
  env?: Record<string, string>
}

const killLimitMs = 120_000
/** The embedded host has a schedule of its own; the executor of the Inngest path has only what it is asked for. */
const scheduleMs = 5_000

/**
 * Sends one campaign, kills the processes at the steps of the plan, starts them again each time, lets the last ones come
 * to the end, and reads what became of every recipient. Throws when a step never came: then the plan proves nothing.
 */
export async function runPlan({ plan, ...options }: RunOptions): Promise<Outcome> {
  const stage = await openStage({
    ...options,
    hasLongTexts: true,
    ratePerSecond: plan.ratePerSecond,
    isDirect: plan.provesPace === true,
  })
  try {
    const cast = new Map<Role, Child>()
    for (const step of plan.kills) await killAt(stage, cast, step, plan)
    await fillCast(stage, cast, plan)
    await untilSettled(stage, options.recipients, plan.withCallbacks)
    const verdict = await readVerdict(stage, options.recipients)
    const { name, kills, withCallbacks } = plan
    return {
      name,
      host: options.host,
      kills: kills.length,
      mayLeaveUnknown: kills.some(mayStrand),
      withCallbacks,
      overPace: await paceExcess(stage, plan),
      ...verdict,
    }
  } finally {
    await stage.close()
  }
}

async function paceExcess(stage: Stage, { ratePerSecond, provesPace }: Plan): Promise<TooFull | null> {
  if (!ratePerSecond || !provesPace) return null
  const lateSpans = (await stage.carrier.lateSpans?.()) ?? []
  return overPace(allowForLateness(await acceptedBy(stage), lateSpans), ratePerSecond)
}

/** Whether messages may be on their way to the provider when this kill comes. */
const mayStrand = (step: Step) => step.process === "jobs" && !/message rows/.test(step.name)

async function killAt(stage: Stage, cast: Map<Role, Child>, step: Step, plan: Plan): Promise<void> {
  if (step.at === "statement") await replaceWithDoomed(stage, cast, step)
  await fillCast(stage, cast, plan)
  const doomed = cast.get(step.process)
  if (!doomed) throw new Error(`the plan "${plan.name}" has no ${step.process} process`)
  aim(stage, step, doomed)
  const limit = AbortSignal.timeout(killLimitMs)
  const schedule = setInterval(() => void stage.asker.ask("reconcile-unknown"), scheduleMs)
  await Promise.race([
    doomed.ended,
    untilAborted(limit, `${step.name}: no such step within ${killLimitMs} ms`),
  ]).finally(() => clearInterval(schedule))
  cast.delete(step.process)
  await passDeadProcessTime(stage.world, step.process)
}

async function replaceWithDoomed(stage: Stage, cast: Map<Role, Child>, step: Step): Promise<void> {
  if (step.at !== "statement") return
  await cast.get(step.process)?.kill()
  const trigger = { sql: step.sql.source, moment: step.moment, nth: step.nth ?? 1 }
  cast.set(step.process, await stage.start(step.process, trigger))
}

async function fillCast(stage: Stage, cast: Map<Role, Child>, { withCallbacks }: Plan): Promise<void> {
  const roles: Role[] = withCallbacks ? ["web", "jobs"] : ["jobs"]
  for (const role of roles) if (!cast.has(role)) cast.set(role, await stage.start(role))
  await stage.asker.ask("sweep")
}

/** Statements kill from within; the others are shot from here. */
function aim(stage: Stage, step: Step, doomed: Child): void {
  const strike = () => void doomed.kill()
  if (step.at === "provider") stage.gate.arm({ moment: step.moment, nth: step.nth, strike })
  if (step.at === "time") void sleep(Math.random() * step.withinMs).then(strike)
}

const untilAborted = (signal: AbortSignal, message: string) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error(message)))
  })
