import { legRows } from "#lib/channels/leg.ts"

/** The rows of one leg that texts. */
export const textLegs = (senderId: string, text: string, optOutText = "") =>
  legRows([{ channel: "sms", senderId, content: { kind: "text", text, optOutText } }])
