import type { FieldProblem } from "#lib/platform/errors.ts"
import { parsePublicUrl } from "./public-url.ts"
import { sampleProblem } from "./sample-problem.ts"
import type { TemplateButton } from "./template-fields.ts"
import { templateLimits } from "./template-limits.ts"
import { firstOf, lengthProblem, plainLineProblem, problemsAt } from "./text-rules.ts"
import { hasBraces } from "./variable-rules.ts"

/** What is wrong with the buttons, all together and each for itself. */
export function buttonProblems(buttons: readonly TemplateButton[]): FieldProblem[] {
  return [
    ...problemsAt({ buttons: setProblem(buttons) }),
    ...buttons.flatMap((button, index) =>
      problemsAt({
        [`buttons.${index}.title`]: titleProblem(button, buttons.slice(0, index)),
        ...targetProblems(button, index),
      }),
    ),
  ]
}

/** Which buttons may stand together (wire contract 9.7). */
function setProblem(buttons: readonly TemplateButton[]): string | null {
  const count = (kind: TemplateButton["kind"]) => buttons.filter((button) => button.kind === kind).length
  const replies = count("quick_reply")
  return firstOf(
    replies > 0 && replies < buttons.length && "Use quick replies, or a link and a phone number, not both",
    replies > templateLimits.quickReplies && `Use at most ${templateLimits.quickReplies} quick replies`,
    count("url") > 1 && "Use at most one link",
    count("phone") > 1 && "Use at most one phone number",
  )
}

function titleProblem({ title }: TemplateButton, before: readonly TemplateButton[]): string | null {
  const isTaken = before.some((other) => other.title.trim() === title.trim())
  return firstOf(
    title.trim() === "" && "Write what the button says",
    hasBraces(title) && "Remove the variable: what a button says is the same for everyone",
    plainLineProblem(title),
    lengthProblem(title, "buttonTitle"),
    isTaken && "Another button says the same: write something else",
  )
}

/** Where a button leads. */
function targetProblems(button: TemplateButton, index: number): Record<string, string | null | false> {
  const at = `buttons.${index}`
  if (button.kind === "phone") return { [`${at}.phone`]: phoneProblem(button.phone) }
  if (button.kind === "url")
    return {
      [`${at}.url`]: urlProblem(button.url),
      [`${at}.sampleSuffix`]: hasBraces(button.url) && suffixProblem(button.sampleSuffix),
    }
  return {}
}

function phoneProblem(phone: string): string | null {
  return firstOf(
    !/^\+[1-9]\d{6,14}$/.test(phone) &&
      "Write a plus, the country code and the number, without spaces: +14155550100",
    lengthProblem(phone, "phone"),
  )
}

const variableAtEnd = /^https:\/\/[^/?#]+\/.*\{\{1\}\}$/
const withoutVariable = (url: string) => url.replace(/\{\{1\}\}$/, "")

function urlProblem(url: string): string | null {
  const fixedPart = withoutVariable(url)
  return firstOf(
    url.trim() === "" && "Write the address the button opens",
    !parsePublicUrl(fixedPart.split("{{")[0] ?? "") &&
      "Write an address that anybody can open, beginning with https://",
    hasBraces(fixedPart) && "Use one variable at most, {{1}}, as the end of the address",
    hasBraces(url) &&
      !variableAtEnd.test(url) &&
      "Put the variable behind a slash: https://example.com/{{1}}",
    lengthProblem(url, "url"),
  )
}

function suffixProblem(suffix: string): string | null {
  return sampleProblem(suffix) ?? (/\s/.test(suffix) ? "Remove the space: an address has none" : null)
}
