import { type Job, type JobOutcome, keyOf } from "../job.ts"
import { openTurns, type Turn } from "./turns.ts"

export type Runs = {
  /** Asks for a run of this payload's key. While one waits, it is that one; while one is at work, another follows it. */
  ask(payload: object): void
  /** Begins nothing more, tells the runs at work to stop between batches, and resolves when they have ended. */
  stop(): Promise<void>
}

export type RunsOptions = {
  /** Runs that go on at once, each of another key. */
  slots: number
  /** Does one run; a rejection is a failed run. */
  run(payload: object, signal: AbortSignal): Promise<JobOutcome>
}

/** What is known of one key: at most one run at work, one that is asked for, and a timer for the next. */
type Task = {
  key: string
  payload: object
  isAtWork: boolean
  isAskedFor: boolean
  timer: NodeJS.Timeout | undefined
  /** Failures in a row since a run ended well. */
  failureCount: number
}

const firstRetryMs = 1_000
const longestTimerMs = 2 ** 31 - 1

/**
 * The runs of one job in this process. Whoever asks anew comes before those that only go on with what they could not
 * finish in their turn. Everything here is memory: what a process takes with it is found in the tables by another.
 */
export function openRuns(job: Job, { slots, run }: RunsOptions): Runs {
  const tasks = new Map<string, Task>()
  const [anew, goingOn]: [Task[], Task[]] = [[], []]
  const turns = openTurns(slots)
  const atWork = new Set<Promise<void>>()
  let isStopping = false

  function ask(payload: object): void {
    const key = keyOf(job, payload)
    const task = tasks.get(key) ?? newTask(key, payload)
    tasks.set(key, task)
    putInLine(Object.assign(task, { payload }), anew)
  }

  function putInLine(task: Task, line: Task[]): void {
    if (isStopping || task.isAskedFor) return
    task.isAskedFor = true
    if (!task.isAtWork) line.push(task)
    fillSlots()
  }

  function fillSlots(): void {
    while (turns.hasRoom()) {
      const task = anew.shift() ?? goingOn.shift()
      if (!task) break
      const work = takeTurn(task, turns.take()).finally(() => atWork.delete(work))
      atWork.add(work)
    }
    turns.yieldTo(anew.length + goingOn.length)
  }

  async function takeTurn(task: Task, turn: Turn): Promise<void> {
    clearTimeout(task.timer)
    Object.assign(task, { isAtWork: true, isAskedFor: false })
    const againAtMs = await nextRunOf(job, task, run(task.payload, turn.yielding.signal))
    turns.leave(turn)
    task.isAtWork = false
    if (isStopping) return
    comeBack(task, againAtMs)
    fillSlots()
  }

  function comeBack(task: Task, againAtMs: number): void {
    const waitMs = againAtMs - Date.now()
    const line = waitMs <= 0 ? goingOn : anew
    if (task.isAskedFor) line.push(task)
    else if (waitMs <= 0) putInLine(task, goingOn)
    else if (againAtMs === Infinity) tasks.delete(task.key)
    else task.timer = setTimeout(() => putInLine(task, anew), Math.min(waitMs, longestTimerMs))
  }

  async function stop(): Promise<void> {
    isStopping = true
    for (const { timer } of tasks.values()) clearTimeout(timer)
    turns.stop()
    await Promise.all(atWork)
  }

  return { ask, stop }
}

const newTask = (key: string, payload: object): Task => ({
  ...{ key, payload, isAtWork: false, isAskedFor: false },
  ...{ timer: undefined, failureCount: 0 },
})

/** When this key runs again: as the run wishes, as the job's schedule has it, or to repeat a failed one; else Infinity. */
async function nextRunOf(job: Job, task: Task, run: Promise<JobOutcome>): Promise<number> {
  const scheduledAtMs = job.schedule ? Date.now() + job.schedule.everyMs : Infinity
  const againAtMs = await run.then(
    ({ again }) => {
      task.failureCount = 0
      return again?.getTime() ?? Infinity
    },
    () => retryAtMs(job, task),
  )
  return Math.min(againAtMs, scheduledAtMs)
}

function retryAtMs(job: Job, task: Task): number {
  task.failureCount += 1
  if (task.failureCount <= job.retries) return Date.now() + firstRetryMs * 2 ** (task.failureCount - 1)
  task.failureCount = 0
  return Infinity
}
