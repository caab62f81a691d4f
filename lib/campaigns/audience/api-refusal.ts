/** An `errorMessage` of wire contract 2.1, as the answer to the request had it. */
export type ApiRefusal = Uppercase<string>

const sentences: Record<string, string> = {
  INVALID_NUMBER:
    "this is not a number that can be written to: check its digits and country code and whether Settings name its country",
  DUPLICATE_NUMBER: "the same number comes earlier in the request: only that one is sent to",
  MISSING_CONSUMER_INFORMATION: "the recipient has no SMS number: send it as consumerContent.sms",
  TOO_MANY_VARIABLES: "there are more variables than the text has: leave out those that are too many",
  INSUFFICIENT_VARIABLES: "the text has more variables than were sent: add the missing ones",
  MISSING_VARIABLE: "this variable of the text was not sent, or is blank: add it",
  VARIABLE_NOT_STRING: "the value of this variable is not a string: put it in quotes",
  TOO_MANY_HEADER_VARIABLES: "an SMS has no header: leave headerVariables out",
}

export const isApiRefusal = (problem: string): problem is ApiRefusal => /^[A-Z]/.test(problem)

/** The `errorMessage` with what to do about it: for screens, where people look for what their backend was answered. */
export function apiRefusalText(errorMessage: ApiRefusal): string {
  const [kind = ""] = errorMessage.split("=")
  const sentence = sentences[kind]
  return sentence ? `${errorMessage}: ${sentence}` : errorMessage
}
