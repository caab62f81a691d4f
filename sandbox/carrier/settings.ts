import { z } from "zod"
import { APPROVAL_OUTCOMES } from "./content/content.ts"

const MAX_LATENCY_MS = 3_600_000
const latencyMs = z.number().int().min(0).max(MAX_LATENCY_MS)
const share = z.number().min(0).max(1)

/** What can be changed while the carrier runs. A change needs only the fields that it changes. */
export const settingsSchema = z.strictObject({
  /** From acceptance to `sent`, spread by a quarter. */
  sendLatencyMs: latencyMs,
  /** From `sent` to the receipt, spread by a quarter. */
  deliverLatencyMs: latencyMs,
  /** Share of delivered WhatsApp messages that are read. */
  readRate: share,
  /** From delivered to read, spread by a quarter. */
  readLatencyMs: latencyMs,
  /** How long the answer to a create is held back; the message is accepted on arrival. */
  createLatencyMs: latencyMs,
  /** Share of numbers that are not on WhatsApp, by their last digits: at 0.5 those that end in 0 to 4. */
  notOnWhatsAppRate: share,
  /** Share of accepted messages that end undelivered, with 30008 or in WhatsApp 63012. */
  failureRate: share,
  /** Share of creates answered 500 and not accepted. */
  errorRate: share,
  /** Creates admitted in any one second, the others get 429 with code 20429; 0 is no limit. */
  throttlePerSecond: z.number().int().min(0).max(100_000),
  /** Users to whom templates may go in any 24 hours outside a session, by all senders together; 0 is no limit. */
  whatsappUsersPerDay: z.number().int().min(0).max(10_000_000),
  /** Where inbound messages are posted, of all numbers; null is nowhere. */
  inboundUrl: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).nullable(),
  callbacksEnabled: z.boolean(),
  /** What WhatsApp makes of a template, unless a magic word in its name says otherwise. */
  approvalOutcome: z.enum(APPROVAL_OUTCOMES),
  /** The reason of the rejected ones. */
  approvalRejectionReason: z.string().min(1, "must not be empty").max(500),
  /** From submission to the verdict. */
  approvalDelayMs: latencyMs,
})

export type Settings = z.infer<typeof settingsSchema>

export const settingsChangeSchema = settingsSchema.partial()

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  sendLatencyMs: 300,
  deliverLatencyMs: 1000,
  readRate: 0.7,
  readLatencyMs: 3000,
  createLatencyMs: 0,
  notOnWhatsAppRate: 0,
  failureRate: 0,
  errorRate: 0,
  throttlePerSecond: 0,
  whatsappUsersPerDay: 0,
  inboundUrl: null,
  callbacksEnabled: true,
  approvalOutcome: "approved",
  approvalRejectionReason:
    "INVALID_FORMAT. The variables leave too little text for a reviewer to understand.",
  approvalDelayMs: 3000,
}
