import { z } from "zod"
import type { Ctx } from "#lib/platform/ctx.ts"
import { instant } from "#lib/platform/instant.ts"
import type { Conversation, ConversationMessage } from "#prisma/generated/client.ts"

/** A conversation as screens show it. It begins with the campaign's message that was answered. */
export const conversationView = z.strictObject({
  id: z.string(),
  /** The consumer's number. */
  address: z.string(),
  skillName: z.string().nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
  /** The ledger row that was answered; null outside every lookback. */
  messageId: z.string().nullable(),
  messages: z.array(
    z.strictObject({
      id: z.string(),
      direction: z.enum(["inbound", "outbound"]),
      body: z.string(),
      at: instant,
    }),
  ),
})
export type ConversationView = z.output<typeof conversationView>

type Row = Conversation & { messages: ConversationMessage[] }
type Names = { skills: Map<string, string>; answered: Map<string, ConversationView["messages"][number]> }

/** Views of conversations of the context's account, in the given order. */
export async function getConversationViews(ctx: Ctx, rows: Row[]): Promise<ConversationView[]> {
  const [skills, answered] = await Promise.all([skillNames(ctx, rows), answeredMessages(ctx, rows)])
  return rows.map((row) => viewOf(row, { skills, answered }))
}

function viewOf(row: Row, { skills, answered }: Names): ConversationView {
  const first = answered.get(row.messageId ?? "")
  const said = row.messages.map(({ id, direction, body, at }) => ({
    id,
    direction: direction === "outbound" ? ("outbound" as const) : ("inbound" as const),
    body,
    at: at.toISOString(),
  }))
  return {
    id: row.id,
    address: row.address,
    skillName: skills.get(row.skillId ?? "") ?? null,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    messageId: row.messageId,
    messages: first ? [first, ...said] : said,
  }
}

async function skillNames({ db, accountId }: Ctx, rows: Row[]) {
  const ids = rows.flatMap(({ skillId }) => skillId ?? [])
  const skills = await db.skill.findMany({ where: { accountId, id: { in: ids } } })
  return new Map(skills.map(({ id, name }) => [id, name]))
}

async function answeredMessages({ db, accountId }: Ctx, rows: Row[]): Promise<Names["answered"]> {
  const ids = rows.flatMap(({ messageId }) => messageId ?? [])
  const messages = await db.message.findMany({
    where: { accountId, id: { in: ids } },
    select: { id: true, body: true, submittedAt: true, createdAt: true },
  })
  return new Map(
    messages.map(({ id, body, submittedAt, createdAt }) => [
      id,
      { id, direction: "outbound", body, at: (submittedAt ?? createdAt).toISOString() },
    ]),
  )
}
