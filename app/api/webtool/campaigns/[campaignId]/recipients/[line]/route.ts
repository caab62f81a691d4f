import { z } from "zod"
import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { fixRecipient, fixRecipientInput } from "#lib/campaigns/audience/fix-recipient.ts"
import { campaignParams } from "../../../campaign-params.ts"

/** Corrects one line in place. */
export const PATCH = webtoolRoute({
  params: campaignParams.extend({
    line: z.coerce.number("A line is a number").int().min(1).max(2_147_483_647),
  }),
  body: fixRecipientInput,
  run: (ctx, { params, body }) => fixRecipient(ctx, { ...body, ...params }),
})
