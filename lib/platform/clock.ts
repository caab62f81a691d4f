/** The time, injectable so that windows, leases and sessions can be tested at any instant. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }
