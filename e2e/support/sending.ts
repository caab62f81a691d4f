const days = [1, 2, 3, 4, 5, 6, 7]

/** Sending rules that let every message leave at once. */
export const openAtAnyTime = {
  timeZone: "UTC",
  fallbackTimeZone: "UTC",
  windows: days.map((day) => ({ day, startMinute: 0, endMinute: 1440 })),
  stateRules: false,
}
