import { z } from "zod"

/**
 * Twilio's MessageSid, exactly. Its signature is over names and values without anything between them, so that a longer one
 * could take in the field behind it: a webhook sent again would then be another message.
 */
export const messageSid = z.string().regex(/^[A-Z]{2}[0-9a-f]{32}$/, "This is not a MessageSid")
