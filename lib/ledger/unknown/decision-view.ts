import { z } from "zod"
import { instant } from "#lib/platform/instant.ts"
import { look } from "./lookup-evidence.ts"

/** A message that a person has to decide on, as screens show it. */
export const decisionRow = z.strictObject({
  id: z.string(),
  campaignId: z.string(),
  campaignName: z.string(),
  address: z.string(),
  message: z.string(),
  segments: z.int(),
  /** Why its fate is unknown, as a sentence. */
  reason: z.string(),
  errorCode: z.int().nullable(),
  /** When it was handed to the provider. */
  submittedAt: instant,
  looks: z.array(look),
  /** When the provider is asked again; null when it will not be. */
  nextLookAt: instant.nullable(),
  /** False while it is being looked up. */
  isOpen: z.boolean(),
  /** False when its campaign was cancelled or is past its end: then it can only be counted as sent. */
  maySendAgain: z.boolean(),
})
export type DecisionRow = z.output<typeof decisionRow>
