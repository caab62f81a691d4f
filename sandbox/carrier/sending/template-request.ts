import { z } from "zod"
import type { SentTemplate } from "../messages/message.ts"
import { RestError } from "../rest-error.ts"
import { type Form, value } from "./form.ts"

const CONTENT_SID = /^HX[0-9a-f]{32}$/i
const VARIABLES_INVALID = 21656

const variablesSchema = z.record(z.string(), z.string().regex(/^[^\r\n]*$/))

function readVariables(form: Form): Record<string, string> {
  const given = value(form, "ContentVariables")
  if (given === "") return {}
  try {
    return variablesSchema.parse(JSON.parse(given))
  } catch {
    throw new RestError(VARIABLES_INVALID)
  }
}

/**
 * Reads ContentSid and ContentVariables, a JSON object of texts in one line each; null when there is no ContentSid.
 * @throws RestError 21655, 21656
 */
export function readTemplate(form: Form): SentTemplate | null {
  const contentSid = value(form, "ContentSid")
  if (contentSid === "") return null
  if (!CONTENT_SID.test(contentSid)) throw new RestError(21655)
  return { contentSid, variables: readVariables(form) }
}
