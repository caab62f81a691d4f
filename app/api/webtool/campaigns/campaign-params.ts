import { z } from "zod"

/** The path of a campaign; the verbs answer "not found" for what is no id. */
export const campaignParams = z.object({ campaignId: z.string() })
