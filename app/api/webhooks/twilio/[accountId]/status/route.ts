import { twilioRoute } from "#app/_server/twilio-route.ts"
import { receiveStatus } from "#lib/messages/receive-status.ts"

/** Status callbacks of Twilio (Messages resource, `StatusCallback`). 204 once stored; 403 for a wrong signature. */
export const POST = twilioRoute({
  receive: receiveStatus,
  answer: () => new Response(null, { status: 204 }),
})
