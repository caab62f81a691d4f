import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Database, openDatabase } from "./db.ts"
import { type PlaceRule, takePlace } from "./take-place.ts"
import { filledBy } from "./testing/filled-by.ts"
import { worldPerFile } from "./testing/fixtures.ts"

const world = worldPerFile()
const processes = filledBy(beforeAll, async () => ({
  all: [world.databaseUrl, world.databaseUrl, world.databaseUrl].map((url) => openDatabase(url)),
}))
afterAll(() => Promise.all(processes.all.map((db) => db.$disconnect())))

/** Every decision of the database, in its order: what the statement wrote, and nothing that it says of itself. */
beforeAll(async () => {
  await world.db
    .$executeRaw`CREATE TABLE decision (id bigserial, key text, at timestamptz(6), accepted boolean)`
  await world.db.$executeRaw`
    CREATE FUNCTION note_decision() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO decision (key, at, accepted) VALUES (NEW.key, NEW.decided_at, NEW.accepted_at[1] = NEW.decided_at);
      RETURN NULL;
    END $$`
  await world.db.$executeRaw`
    CREATE TRIGGER note_decision AFTER INSERT OR UPDATE ON event_window FOR EACH ROW EXECUTE FUNCTION note_decision()`
})

type Decision = { ms: number; accepted: boolean }
const decisionsOf = (key: string) => world.db.$queryRaw<Decision[]>`
  SELECT (extract(epoch FROM at) * 1000)::float8 AS ms, accepted FROM decision WHERE key = ${key} ORDER BY id`

type Answer = { allowed: boolean; fromMs: number; toMs: number }

async function ask(db: Database, key: string, rule: PlaceRule): Promise<Answer> {
  const fromMs = Date.now()
  const { allowed } = await takePlace(db, key, rule)
  return { allowed, fromMs, toMs: Date.now() }
}

/** Bursts and pauses, spread over the processes: what comes at once, a moment later, and about one window later. */
const arrivals = fc.array(
  fc.record({
    pauseMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 80 }), fc.integer({ min: 250, max: 330 })),
    at: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 12 }),
  }),
  { minLength: 1, maxLength: 10 },
)

let runs = 0

test(
  "whatever comes in, on several processes: never more in any window, and none refused while there are fewer",
  () =>
    fc.assert(
      fc.asyncProperty(arrivals, fc.integer({ min: 1, max: 12 }), async (bursts, limit) => {
        runs += 1
        const [key, rule] = [`property:${runs}`, { limit, windowMs: 300 }]
        const asked: Promise<Answer>[] = []
        for (const { pauseMs, at } of bursts) {
          if (pauseMs) await new Promise((resolve) => setTimeout(resolve, pauseMs))
          for (const index of at) asked.push(ask(processes.all[index] as Database, key, rule))
        }
        const answers = await Promise.all(asked)
        const decisions = await decisionsOf(key)
        const accepted = decisions.filter((decision) => decision.accepted).map(({ ms }) => ms)
        expect(answers.filter(({ allowed }) => allowed)).toHaveLength(accepted.length)
        expectNoFullerWindow(accepted, rule)
        for (const { accepted: isAccepted, ms } of decisions)
          if (!isAccepted)
            expect(countUpTo(ms, accepted, rule.windowMs + roundingMs)).toBeGreaterThanOrEqual(limit)
        for (const answer of answers) if (!answer.allowed) expectFullAtSomeMoment(answer, accepted, rule)
      }),
      { numRuns: 12, interruptAfterTimeLimit: 60_000 },
    ),
  120_000,
)

/** A window is half open: what happened exactly one window ago has left it. */
const countUpTo = (ms: number, accepted: number[], windowMs: number) =>
  accepted.filter((at) => at <= ms && at > ms - windowMs).length

/** Milliseconds of a float8 are exact to a quarter of a microsecond. */
const roundingMs = 0.001

/** The fullest windows are those that end with an event. */
function expectNoFullerWindow(accepted: number[], { limit, windowMs }: PlaceRule): void {
  for (const ms of accepted) expect(countUpTo(ms, accepted, windowMs - roundingMs)).toBeLessThanOrEqual(limit)
}

/** Also what a process refused by itself: between question and answer was a moment without a place. */
function expectFullAtSomeMoment({ fromMs, toMs }: Answer, accepted: number[], rule: PlaceRule): void {
  const clockStepMs = 2
  const moments = [fromMs, toMs, ...accepted.filter((ms) => ms > fromMs && ms < toMs)]
  const counts = moments.map((ms) => countUpTo(ms + clockStepMs, accepted, rule.windowMs + 2 * clockStepMs))
  expect(Math.max(...counts)).toBeGreaterThanOrEqual(rule.limit)
}

const longRule = { limit: 3, windowMs: 3_600_000 }

test("what is left and when the next place is free are told", async () => {
  const places = []
  for (let index = 0; index < 4; index += 1) places.push(await takePlace(world.db, "told", longRule))
  expect(places.map(({ allowed, remaining }) => [allowed, remaining])).toEqual([
    [true, 2],
    [true, 1],
    [true, 0],
    [false, 0],
  ])
  const age =
    "UPDATE event_window SET accepted_at = ARRAY(SELECT at - interval '30 minutes' FROM unnest(accepted_at) at)"
  await world.db.$executeRawUnsafe(`${age} WHERE key = 'told'`)
  const [, other] = processes.all as [Database, Database]
  const { allowed, resetMs } = await takePlace(other, "told", longRule)
  expect(allowed).toBe(false)
  expect(resetMs).toBeLessThanOrEqual(1_800_000)
  expect(resetMs).toBeGreaterThan(1_500_000)
})

test("a full key is refused without asking the database, and other keys are not", async () => {
  for (let index = 0; index < 4; index += 1) await takePlace(world.db, "full", longRule)
  const asked = (await decisionsOf("full")).length
  for (let index = 0; index < 50; index += 1)
    expect(await takePlace(world.db, "full", longRule)).toMatchObject({ allowed: false, remaining: 0 })
  expect(await decisionsOf("full")).toHaveLength(asked)
  expect(await takePlace(world.db, "another", longRule)).toMatchObject({ allowed: true })
})

test("a clock that was set back locks nobody out", async () => {
  for (let index = 0; index < 3; index += 1) await takePlace(world.db, "clock", longRule)
  const age =
    "UPDATE event_window SET accepted_at = ARRAY(SELECT at + interval '5 hours' FROM unnest(accepted_at) at)"
  await world.db.$executeRawUnsafe(`${age} WHERE key = 'clock'`)
  expect(await takePlace(world.db, "clock", longRule)).toMatchObject({ allowed: true })
})

test("a limit that changes counts from the next event on", async () => {
  const take = (limit: number) => takePlace(world.db, "changing", { ...longRule, limit })
  for (let index = 0; index < 3; index += 1) expect((await take(5)).allowed).toBe(true)
  const [, other] = processes.all as [Database, Database]
  expect(await takePlace(other, "changing", { ...longRule, limit: 2 })).toMatchObject({ allowed: false })
  expect(await take(5)).toMatchObject({ allowed: true, remaining: 1 })
})

test("the table of the limits of before is there while processes of that version end", async () => {
  const count = () => world.db.$queryRaw<{ points: number }[]>`
    INSERT INTO rate_limit (key, points, expire) VALUES ('api:1', 1, 9e12)
    ON CONFLICT (key) DO UPDATE SET points = rate_limit.points + 1 RETURNING points`
  await count()
  expect(await count()).toEqual([{ points: 2 }])
})
