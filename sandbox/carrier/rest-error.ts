type Known = { status: number; message: string }
const refused = (message: string): Known => ({ status: 400, message })

/** Twilio's error codes that this carrier answers, with HTTP status and text. */
const KNOWN = {
  20001: refused("A parameter is not valid."),
  20003: { status: 401, message: "Authentication Error - invalid username" },
  20009: { status: 409, message: "Cannot delete this resource before it is complete." },
  20404: { status: 404, message: "The requested resource was not found" },
  20409: { status: 409, message: "The resource is in conflict with another" },
  20429: { status: 429, message: "Too Many Requests" },
  20500: { status: 500, message: "An internal server error has occurred" },
  21211: refused("Invalid 'To' Phone Number"),
  21212: refused("Invalid 'From' Phone Number"),
  21266: refused("'To' and 'From' number cannot be the same"),
  21408: refused(
    "Permission to send an SMS has not been enabled for the region indicated by the 'To' number",
  ),
  21602: refused("Message body is required."),
  21603: refused("A 'From' or 'MessagingServiceSid' parameter is required."),
  21604: refused("A 'To' phone number is required."),
  21606: refused("The 'From' number is not a message-capable phone number of this account."),
  21609: refused("The 'StatusCallback' URL is not a valid URL."),
  21610: refused("Attempt to send to unsubscribed recipient"),
  21611: refused("This 'From' number has exceeded the maximum number of queued messages"),
  21612: refused("The 'To' phone number is not currently reachable via SMS from this 'From' number"),
  21614: refused("'To' number is not a valid mobile number"),
  21617: refused("The concatenated message body exceeds the 1600 character limit"),
  21620: refused("Invalid media URL(s)"),
  21623: refused("Number of media files exceeds allowed limit"),
  21655: refused("The ContentSid is Invalid"),
  21656: refused("The ContentVariables Parameter is invalid"),
  21701: refused("The Messaging Service does not exist."),
  21703: refused("The Messaging Service does not exist in this account."),
  21704: refused("The Messaging Service contains no phone numbers."),
  21910: refused("Invalid From and To pair. From and To should be of the same channel"),
  30400: refused("A message cannot be canceled and redacted in one request."),
  30409: refused("This message cannot be canceled."),
  35111: refused("The 'SendAt' time must be between 15 minutes and 35 days ahead."),
  35114: refused("A 'SendAt' parameter is required to schedule a message."),
  35118: refused("A 'MessagingServiceSid' is required to schedule a message."),
  60600: refused("The lookup request is not valid."),
  63003: refused("Channel could not find To address"),
  63007: refused("Twilio could not find a Channel with the specified From address"),
  63016: refused("Failed to send freeform message because you are outside the allowed window"),
  63049: refused("Meta chose not to deliver this marketing message"),
  90007: refused("The validity period must be a whole number of seconds from 1 to 36000."),
  92002: refused("Content can have 100 variables at most."),
  92003: refused("A language is required."),
  92009: refused("This content was already submitted for approval."),
  216602: refused("The content type is not supported on this channel."),
} as const satisfies Record<number, Known>

export type RestErrorCode = keyof typeof KNOWN

const isKnown = (code: number): code is RestErrorCode => code in KNOWN

/** A request that Twilio would refuse, by its code. */
export class RestError extends Error {
  readonly code: number
  readonly status: number

  constructor(code: number, detail?: string) {
    const known: Known = isKnown(code) ? KNOWN[code] : refused("The request was refused.")
    super(detail ?? known.message)
    this.code = code
    this.status = known.status
  }
}
