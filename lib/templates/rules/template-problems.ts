import { countVariables } from "#lib/channels/port/text-template.ts"
import type { FieldProblem } from "#lib/platform/errors.ts"
import { buttonProblems } from "./button-problems.ts"
import { templateLanguages } from "./data/languages.ts"
import { headerProblems } from "./header-problems.ts"
import { sampleProblem } from "./sample-problem.ts"
import type { TemplateFields } from "./template-fields.ts"
import { templateLimits } from "./template-limits.ts"
import { countEmojis, firstOf, lengthProblem, plainLineProblem, problemsAt } from "./text-rules.ts"
import { hasBraces, variableProblem } from "./variable-rules.ts"

/**
 * What keeps a template from being submitted, by field: at most one sentence each, that says what to do. The limits are
 * WhatsApp's and those of the wire contract (9.7); that a title is unique is the database's to say.
 */
export function templateProblems(fields: TemplateFields): FieldProblem[] {
  return [
    ...problemsAt({
      title: titleProblem(fields.title),
      language: !templateLanguages.includes(fields.language) && "Choose one of WhatsApp's languages",
    }),
    ...headerProblems(fields.header),
    ...problemsAt({ body: bodyProblem(fields), footer: footerProblem(fields.footer) }),
    ...sampleProblems(fields),
    ...buttonProblems(fields.buttons),
  ]
}

function titleProblem(title: string): string | null {
  return firstOf(
    title === "" && "Give it a title",
    !/^[a-z0-9_]*$/.test(title) && "Use small letters, digits and _ only, without spaces: order_shipped",
    lengthProblem(title, "title"),
  )
}

function bodyProblem({ body, language }: TemplateFields): string | null {
  const emojis = countEmojis(body)
  return firstOf(
    body.trim() === "" && "Write the message",
    variableProblem(body, language),
    emojis > templateLimits.emojis && `Use at most ${templateLimits.emojis} emojis: there are ${emojis}`,
    lengthProblem(body, "body"),
  )
}

function footerProblem(footer: string): string | null {
  return firstOf(
    hasBraces(footer) && "Remove the variable: the footer is the same for everyone",
    plainLineProblem(footer),
    lengthProblem(footer, "footer"),
  )
}

/** Each variable of the body wants its own; samples beyond them are not looked at. */
const sampleProblems = ({ body, samples }: TemplateFields): FieldProblem[] =>
  Array.from({ length: Math.min(countVariables(body), templateLimits.variables) }).flatMap((_, index) =>
    problemsAt({ [`samples.${index}`]: sampleProblem(samples[index] ?? "") }),
  )
