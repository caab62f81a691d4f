type Limits = { idleMinutes: number; absoluteHours: number }

/** Seconds without a sign of the person after which the session's cookie is worth nothing. */
export const idleSeconds = (limits: Limits) => limits.idleMinutes * 60

/** True when the sign-in (epoch milliseconds) is longer ago than a session may last, however active the person is. */
export const isOver = (limits: Limits, signedInAt: number, now: Date) =>
  now.getTime() - signedInAt >= limits.absoluteHours * 3_600_000
