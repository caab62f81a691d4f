/** A start that comes later than this would surprise its recipients: a person decides whether it still makes sense. */
export const longestStartDelayMs = 60 * 60_000

export const isStartTooLate = (startAt: Date, now: Date) =>
  now.getTime() - startAt.getTime() > longestStartDelayMs
