import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import { requireCampaign } from "#lib/campaigns/require-campaign.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { type ConversationView, getConversationViews } from "./conversation-view.ts"

export const listConversationsInput = z.object({
  /** Only conversations that answer this campaign. */
  campaignId: z.string().optional(),
  state: z.enum(["open", "all"]).default("all"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(25),
})

export type ListConversationsInput = z.input<typeof listConversationsInput>
export type ConversationPage = { items: ConversationView[]; total: number; page: number; pageSize: number }

/** Texts shown of one conversation: the latest. */
const maxMessages = 100

/** A page of the account's conversations, the newest first, with what was said. Throws ForbiddenError, NotFoundError. */
export async function listConversations(ctx: Ctx, input: ListConversationsInput): Promise<ConversationPage> {
  requirePermission(ctx, "conversations:read")
  const { campaignId, state, page, pageSize } = listConversationsInput.parse(input)
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
}
