import { countVariables } from "#lib/channels/port/text-template.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { InvalidInputError } from "#lib/platform/errors.ts"
import { Prisma } from "#prisma/generated/client.ts"
import type { HandoffInput } from "./handoff-schema.ts"
import type { HandoffView } from "./handoff-view.ts"

export const withSender = {
  sender: { select: { id: true, address: true, label: true, enabled: true, channel: true } },
} satisfies Prisma.HandoffInclude

type HandoffRow = Prisma.HandoffGetPayload<{ include: typeof withSender }>

/** A row as screens read it. */
export function viewOf({ sender: { channel, ...sender }, ...row }: HandoffRow): HandoffView {
  const { id, title, text, optOutText, variableCount, lookbackMinutes, routeAllWithinLookback } = row
  return {
    ...{
      id,
      title,
      channel,
      sender,
      text,
      optOutText,
      variableCount,
      lookbackMinutes,
      routeAllWithinLookback,
    },
    createdByName: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** The columns behind the fields. Throws InvalidInputError when the sender is not an SMS sender of the account. */
export async function columnsOf(ctx: Ctx, fields: HandoffInput) {
  const where = { id: fields.senderId, accountId: ctx.accountId, channel: "sms" as const }
  const message = "choose one of the account's SMS numbers"
  if ((await ctx.db.sender.count({ where })) === 0)
    throw new InvalidInputError(message, [{ path: "senderId", message }])
  return { ...fields, variableCount: countVariables(fields.text) }
}

/** Turns the unique index on titles into a sentence at the field. */
export function refuseTakenTitle(error: unknown): never {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") throw error
  const message = "another handoff has this title: choose a different one"
  throw new InvalidInputError(message, [{ path: "title", message }])
}
