import type { Look } from "./lookup-evidence.ts"

/** Waiting for a person, or still being looked up. */
export const decisionStates = ["open", "looked_up"] as const

/** What the web tool reads about messages that a person has to decide on. Pure: screens and routes import them alike. */

export type DecisionRow = {
  id: string
  campaignId: string
  campaignName: string
  address: string
  message: string
  segments: number
  /** Why its fate is unknown, as a sentence. */
  reason: string
  errorCode: number | null
  /** When it was handed to the provider. ISO 8601, as all instants here. */
  submittedAt: string
  looks: Look[]
  /** When the provider is asked again; null when it will not be. */
  nextLookAt: string | null
  /** False while it is being looked up. */
  isOpen: boolean
  /** False when its campaign was cancelled or is past its end: then it can only be counted as sent. */
  maySendAgain: boolean
}

/** How many messages wait for a person, and how many are still being looked up. */
export type DecisionSummary = { open: number; lookedUp: number }
