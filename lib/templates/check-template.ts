import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { proceedTemplate } from "./approval/proceed-template.ts"
import { takeTemplate } from "./approval/take-templates.ts"
import { currentView } from "./get-template.ts"
import { templateView } from "./template-view.ts"

/**
 * Asks the provider now how a template stands; one that was never submitted, or is being submitted, is answered as it is.
 * Throws UnavailableError when the provider gives no answer, NotFoundError.
 */
export const checkTemplate = defineVerb({
  permission: "templates:write",
  input: z.object({ templateId: z.uuid() }),
  output: templateView,
  async run(ctx, { templateId }) {
    const taken = await takeTemplate(ctx, templateId)
    if (taken) await proceedTemplate(ctx, taken)
    return currentView(ctx, templateId)
  },
})
