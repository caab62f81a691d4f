import { twilioRoute } from "#app/_server/twilio-route.ts"
import { receiveInbound } from "#lib/conversations/receive-inbound.ts"

/** Messages that consumers send to our numbers. The empty TwiML sends nothing back; 403 for a wrong signature. */
export const POST = twilioRoute({
  receive: receiveInbound,
  answer: () => new Response("<Response/>", { headers: { "content-type": "text/xml" } }),
})
