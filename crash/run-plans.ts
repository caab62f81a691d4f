import pMap from "p-map"
import { type Outcome, type RunOptions, runPlan } from "./run-plan.ts"
import type { Plan } from "./steps.ts"
import type { Host } from "./support/sender-config.ts"

export type Case = { plan: Plan; host: Host }

/** Most of a run is waiting, so that several share the machine. */
const runsAtOnce = 4

/** Runs the cases and tells each outcome, in the order of the cases; one that could not run is a line of its own. */
export const runPlans = (cases: Case[], options: Omit<RunOptions, keyof Case>) =>
  pMap(
    cases,
    (each) =>
      runPlan({ ...options, ...each }).catch((error: unknown) => ({ ...each, problem: String(error) })),
    { concurrency: runsAtOnce },
  )

export type Result = Awaited<ReturnType<typeof runPlans>>[number]

export const isOutcome = (result: Result): result is Outcome => !("problem" in result)

/** What is wrong with a run; empty when every recipient is accounted for, once. */
export function faultsOf(outcome: Outcome): string[] {
  const { overPace } = outcome
  const faults: [boolean, string][] = [
    [outcome.doubles > 0, `${outcome.doubles} sent twice`],
    [outcome.losses > 0, `${outcome.losses} lost`],
    [outcome.unfound > 0, `${outcome.unfound} unknown although the provider has them`],
    [outcome.unknown > 0 && !outcome.mayLeaveUnknown, `${outcome.unknown} unknown without a reason`],
    [
      outcome.withCallbacks && outcome.withoutReceipt > 0,
      `${outcome.withoutReceipt} without a receipt that the provider has`,
    ],
    [overPace !== null, `${overPace?.segments} segments over the pace in ${overPace?.withinMs} ms`],
    [!outcome.addsUp, "the totals are not those of the rows"],
  ]
  return faults.filter(([isFault]) => isFault).map(([, text]) => text)
}
