/** Twilio's longest validity period (Messages resource, `ValidityPeriod`). */
const longestSeconds = 36_000

/** For how long Twilio may keep a message; without a limit Twilio's own holds. */
export const validitySeconds = (secondsLeft: number | null) =>
  secondsLeft === null ? undefined : Math.min(longestSeconds, secondsLeft)
