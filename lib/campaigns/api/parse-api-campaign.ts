import type { z } from "zod"
import { InvalidInputError } from "#lib/platform/errors.ts"
import { isJsonObject } from "#lib/platform/storable-json.ts"
import { type ApiCampaignRequest, apiCampaignSchema } from "./api-campaign-schema.ts"
import { missingMark } from "./must-be.ts"

const namedProblems = 5

/**
 * Checks the whole of a campaign request. Throws InvalidInputError in the contract's words: `Fields missing in
 * request: <FIELD>` (several are separated by commas), else the first problems with their paths.
 */
export function parseApiCampaign(input: unknown, maxRecipients: number): ApiCampaignRequest {
  refuseTooManyConsumers(input, maxRecipients)
  const result = apiCampaignSchema.safeParse(input)
  if (result.success) return result.data
  throw refusal(result.error.issues)
}

/** The refusal of a request in which required fields are absent (wire contract 2.1). */
export const fieldsMissing = (...fields: string[]) =>
  new InvalidInputError(`Fields missing in request: ${[...new Set(fields)].join(", ")}`)

/** Before anything else is looked at, so that a huge list costs nothing. */
function refuseTooManyConsumers(input: unknown, maxRecipients: number): void {
  const given = isJsonObject(input) && Array.isArray(input.consumers) ? input.consumers.length : 0
  if (given <= maxRecipients) return
  const most = `consumers must hold at most ${maxRecipients} recipients in one request`
  throw new InvalidInputError(`${most}: this one has ${given}`)
}

type Issue = z.core.$ZodIssue

function refusal(issues: Issue[]): InvalidInputError {
  const missing = issues.filter((issue) => issue.message === missingMark)
  if (missing.length > 0) return fieldsMissing(...missing.map((issue) => String(issue.path.at(-1))))
  const sentences = issues.slice(0, namedProblems).map((issue) => `${pathOf(issue)} ${issue.message}`.trim())
  return new InvalidInputError(sentences.join("; "))
}

/** consumers[3].variables.1 */
const pathOf = ({ path }: Issue) =>
  path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "")
