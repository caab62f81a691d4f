/** Waiting for a person, or still being looked up. */
export const decisionStates = ["open", "looked_up"] as const
