import { expect, test } from "vitest"
import { authOptions } from "./auth-options.ts"
import { isOver } from "./session-limits.ts"

const limits = { idleMinutes: 30, absoluteHours: 12 }
const signedInAt = Date.parse("2026-11-21T08:00:00Z")

test("a session ends twelve hours after the sign-in, however active the person is", () => {
  expect(isOver(limits, signedInAt, new Date("2026-11-21T19:59:59Z"))).toBe(false)
  expect(isOver(limits, signedInAt, new Date("2026-11-21T20:00:00Z"))).toBe(true)
})

test("the cookie lives for the idle time, and an old session is not renewed", async () => {
  const { session, callbacks } = authOptions()
  expect(session).toMatchObject({ strategy: "jwt", maxAge: 1800 })
  const renew = async (age: number) =>
    callbacks?.jwt?.({ token: { signedInAt: Date.now() - age } } as Parameters<typeof callbacks.jwt>[0])
  await expect(renew(11 * 3_600_000)).resolves.toMatchObject({})
  await expect(renew(12 * 3_600_000)).rejects.toThrow("The session is over")
})
