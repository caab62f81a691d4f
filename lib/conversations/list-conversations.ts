import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { requireCampaign } from "#lib/campaigns/require-campaign.ts"
import { pageOf } from "#lib/platform/paging.ts"
import { conversationView, getConversationViews } from "./conversation-view.ts"

/** Texts shown of one conversation: the latest. */
const maxMessages = 100

/** A page of the account's conversations, the newest first, with what was said. Throws ForbiddenError, NotFoundError. */
export const listConversations = defineVerb({
  permission: "conversations:read",
  input: z.object({
    /** Only conversations that answer this campaign. */
    campaignId: z.string().optional(),
    state: z.enum(["open", "all"]).default("all"),
    page: z.coerce.number<number>().int().min(1).max(100_000).default(1),
    pageSize: z.coerce.number<number>().int().min(1).max(100).default(25),
  }),
  output: pageOf(conversationView),
  async run(ctx, { campaignId, state, page, pageSize }) {
    if (campaignId !== undefined) await requireCampaign(ctx, campaignId)
    const where = { accountId: ctx.accountId, campaignId, ...(state === "open" && { closedAt: null }) }
    const [rows, total] = await Promise.all([
      ctx.db.conversation.findMany({
        where,
        include: { messages: { orderBy: [{ at: "asc" }, { id: "asc" }], take: -maxMessages } },
        orderBy: [{ openedAt: "desc" }, { id: "desc" }],
        skip: (page - 1) * pageSize,
        take: pageSize,
      }),
      ctx.db.conversation.count({ where }),
    ])
    return { items: await getConversationViews(ctx, rows), total, page, pageSize }
  },
})
