import type { PhoneProblem, PhoneRefusal, PhoneWarning } from "#lib/addresses/phone-number.ts"
import {
  isPhoneProblem,
  isPhoneWarning,
  phoneProblemText,
  phoneWarningText,
} from "#lib/addresses/phone-problem-text.ts"
import { type ApiRefusal, apiRefusalText, isApiRefusal } from "./api-refusal.ts"

/** Why a message cannot be made for a line whose number is good. */
export type RenderProblem =
  | "control_characters"
  | "too_few_variables"
  | "too_many_variables"
  | "empty_variable"
  | "empty_message"
  | "too_long"

type LineProblem = PhoneProblem | RenderProblem | "duplicate"

/** Why a line gets no message. `duplicate` is counted apart: the number is on an earlier line. */
export type RecipientProblem = LineProblem | ApiRefusal

/** Worth a look, but no reason not to send. */
export type RecipientWarning = PhoneWarning | "costly_character"

export type ProblemDetails = {
  /** Length of text and opt-out text, and the most that the channel takes. */
  length: number
  mostCharacters: number
  variables: number
  variableCount: number
  /** The text is the line's own, not the campaign's. */
  isOwn: boolean
  /** The line that has the same number first. */
  firstLine: number | null
  /** What the number may have been meant as. */
  number: Omit<PhoneRefusal, "problem">
}

/** A sentence with a next step, for screens and error files. */
export function recipientProblemText(problem: RecipientProblem, details: ProblemDetails): string {
  if (isPhoneProblem(problem)) return phoneProblemText({ ...details.number, problem })
  if (isApiRefusal(problem)) return apiRefusalText(problem)
  return renderProblemText[problem](details)
}

const renderProblemText: Record<Exclude<LineProblem, PhoneProblem>, (details: ProblemDetails) => string> = {
  duplicate: ({ firstLine }) =>
    `The same number is on ${firstLine ? `line ${firstLine}` : "an earlier line"}: only that one is sent to`,
  control_characters: () =>
    "The line has control characters, which phones cannot show: type the text again or remove them",
  too_few_variables: ({ variables, variableCount }) =>
    `The message wants ${count(variableCount)}, the line has ${variables}: add the missing values`,
  too_many_variables: (details) => tooManyText(details),
  empty_variable: () => "A value is empty: the message would have a hole. Fill it in",
  empty_message: () => "There is no text for this number: write the campaign's message or one on this line",
  too_long: ({ length, mostCharacters }) =>
    `The text and the opt-out text have ${length} characters, ${length - mostCharacters} more than ${mostCharacters}: shorten the text or the values`,
}

function tooManyText({ variables, variableCount, isOwn }: ProblemDetails): string {
  if (isOwn)
    return `After the text comes more (${count(variables)}): put quotes around a text that holds the separator`
  if (variableCount > 0)
    return `The message wants ${count(variableCount)}, the line has ${variables}: remove the values that are too many`
  return `The line has ${count(variables)}, the message wants none: write {{1}} in the message, or name the column Message if it is the text itself`
}

const count = (variables: number) => `${variables} ${variables === 1 ? "variable" : "variables"}`

/** The sentence for a warning. */
export function recipientWarningText(warning: RecipientWarning, segments: number): string {
  if (isPhoneWarning(warning)) return phoneWarningText[warning]
  return `A character outside the basic SMS alphabet makes this message cost ${segments} segments`
}
