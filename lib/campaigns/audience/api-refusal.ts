/** An `errorMessage` of wire contract 2.1, as the answer to the request had it. */
export type ApiRefusal = Uppercase<string>

const sentences: Record<string, string> = {
  INVALID_NUMBER:
    "this is not a number that can be written to: check its digits and country code and whether Settings name its country",
  DUPLICATE_NUMBER: "the same number comes earlier in the request: only that one is sent to",
  MISSING_CONSUMER_INFORMATION:
    "the recipient has no number for this channel: send it in consumerContent, as sms or as wa",
  TOO_MANY_VARIABLES: "there are more variables than the text has: leave out those that are too many",
  INSUFFICIENT_VARIABLES: "the text has more variables than were sent: add the missing ones",
  MISSING_VARIABLE: "this variable of the text was not sent, or is blank: add it",
  VARIABLE_NOT_STRING: "the value of this variable is not a string: put it in quotes",
  INVALID_VARIABLE:
    "WhatsApp refuses this value: it must not be empty, nor hold line breaks, tabs or more than four spaces in a row",
  TOO_MANY_HEADER_VARIABLES:
    "the header takes one image, document or video at most, that of an SMS none: leave out the others",
  INSUFFICIENT_HEADER_VARIABLES: "the template's header needs media: send their address in headerVariables",
  MISSING_HEADER_VARIABLE:
    "the template's header needs media of this kind: send their address under its name",
  HEADER_VARIABLE_NOT_STRING: "the address of the media is not a string: put it in quotes",
  HEADER_VARIABLE_INVALID_URL: "the address of the media is not an https URL: send one",
  IMAGE_URL_NOT_WHITELISTED: "the media are not on the host of the template's sample: put them there",
}

export const isApiRefusal = (problem: string): problem is ApiRefusal => /^[A-Z]/.test(problem)

/** The `errorMessage` with what to do about it: for screens, where people look for what their backend was answered. */
export function apiRefusalText(errorMessage: ApiRefusal): string {
  const [kind = ""] = errorMessage.split("=")
  const sentence = sentences[kind]
  return sentence ? `${errorMessage}: ${sentence}` : errorMessage
}
