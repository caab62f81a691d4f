/** A point of the sender's work at which its process is killed. */
export type Step = {
  name: string
  /** Who does this work: the process with the jobs, or the one that takes callbacks. */
  process: "jobs" | "web"
} & (
  | {
      at: "statement"
      /** Recognises the SQL statement, so that the product needs no hook. */
      sql: RegExp
      /** `after`: Postgres has done it and the process never hears of it. `committed`: so is its transaction. */
      moment: "before" | "after" | "committed"
      /** The how manieth such statement; the first unless said otherwise. */
      nth?: number
    }
  | { at: "provider"; moment: "before it has the request" | "after it accepted"; nth: number }
  | { at: "time"; withinMs: number }
)

/** What the provider says about messages, in a callback or in its list, is written by one statement. */
const reports = /UPDATE message m SET[\s\S]*jsonb_to_recordset/

const sql = {
  expand: /INSERT INTO message\b/,
  claim: /SET state = fitting\.next_state/,
  submit: /SET state = 'submitted'/,
  settle: /UPDATE message[\s\S]*v\.state::message_state[\s\S]*unnest\(/,
  release: /SET state = 'pending', claim_token = NULL/,
  giveUp: /SET state = 'unknown', reason/,
  found: reports,
  store: /INSERT INTO provider_event/,
  raise: reports,
} as const

type Moment = "before" | "after" | "committed"

const statement = (name: keyof typeof sql, moment: Moment, nth = 1): Step => ({
  name: `${moment === "committed" ? "after the commit of" : moment} ${words[name]}`,
  process: name === "store" || name === "raise" ? "web" : "jobs",
  at: "statement",
  sql: sql[name],
  moment,
  nth,
})

const words: Record<keyof typeof sql, string> = {
  expand: "writing message rows",
  claim: "claiming",
  submit: "writing the intent",
  settle: "settling",
  release: "releasing dead claims",
  giveUp: "calling dead intents unknown",
  found: "recording a find",
  store: "storing a callback",
  raise: "applying a callback",
}

const asked: Step = {
  name: "before the provider has the request",
  process: "jobs",
  at: "provider",
  moment: "before it has the request",
  nth: 100,
}
const accepted: Step = {
  name: "after the provider accepted, before its answer",
  process: "jobs",
  at: "provider",
  moment: "after it accepted",
  nth: 100,
}

/** A run over one campaign: its kills in order. Without callbacks only the provider's list can resolve. */
export type Plan = {
  name: string
  kills: Step[]
  withCallbacks: boolean
  /** Segments a second at which the lane sends texts of mixed lengths; the pace is lifted when left out. */
  ratePerSecond?: number
  /** Whether the pace is judged too, which wants a carrier that says when it was late. */
  provesPace?: boolean
}

const plan = (...kills: Step[]): Plan => ({
  name: kills.at(-1)?.name ?? "no kill",
  kills,
  withCallbacks: true,
})
const withoutCallbacks = (base: Plan): Plan => ({
  ...base,
  name: `${base.name}, no callbacks`,
  withCallbacks: false,
})

/** At a pace a message waits between its claim and its intent; without one the claim is the intent. */
const paced = (base: Plan): Plan => ({ ...base, name: `${base.name}, paced`, ratePerSecond: 100 })

/** Every named step of the sender. Sweeps get something to sweep by an earlier kill. */
export const namedPlans: Plan[] = [
  plan(statement("expand", "before")),
  plan(statement("expand", "after")),
  plan(statement("expand", "committed")),
  plan(statement("claim", "before", 2)),
  plan(statement("claim", "after", 2)),
  paced(plan(statement("claim", "after", 2))),
  paced(plan(statement("submit", "before", 2))),
  paced(plan(statement("submit", "after", 2))),
  plan(asked),
  plan(accepted),
  withoutCallbacks(plan(accepted)),
  plan(statement("settle", "before", 2)),
  plan(statement("settle", "after", 2)),
  withoutCallbacks(plan(statement("settle", "before", 2))),
  paced(plan(statement("claim", "after", 2), statement("release", "before"))),
  paced(plan(statement("claim", "after", 2), statement("release", "after"))),
  plan(statement("claim", "after", 2), statement("giveUp", "before")),
  plan(statement("claim", "after", 2), statement("giveUp", "after")),
  withoutCallbacks(plan(accepted, statement("found", "before"))),
  withoutCallbacks(plan(accepted, statement("found", "committed"))),
  plan(statement("store", "before", 3)),
  plan(statement("store", "after", 3)),
  plan(statement("raise", "before", 3)),
  plan(statement("raise", "after", 3)),
  plan(statement("raise", "committed", 3)),
]

const anyTime = (process: Step["process"]): Step => ({
  name: "any time",
  process,
  at: "time",
  withinMs: 1_200,
})

/** Kills at random times, of both processes. */
export const randomPlan = (kills: number): Plan => ({
  name: `at ${kills} random times`,
  kills: Array.from({ length: kills }, (_, i) => anyTime(i % 4 === 3 ? "web" : "jobs")),
  withCallbacks: true,
})

/** The same at a sender's pace with texts of mixed lengths: the pace holds over every change of process. */
export const pacedPlan = (kills: number, ratePerSecond: number): Plan => ({
  ...randomPlan(kills),
  name: `at ${kills} random times, ${ratePerSecond} segments a second`,
  ratePerSecond,
  provesPace: true,
})
