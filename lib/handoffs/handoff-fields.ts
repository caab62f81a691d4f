import { channelNames, channelOf } from "#lib/channels/channels.ts"
import { inLegOrder, type Legs, legRows, legsOf } from "#lib/channels/leg.ts"
import { countVariables } from "#lib/channels/port/text-template.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { InvalidInputError } from "#lib/platform/errors.ts"
import { Prisma } from "#prisma/generated/client.ts"
import type { HandoffInput } from "./handoff-schema.ts"
import type { HandoffView } from "./handoff-view.ts"

/** For queries whose rows `viewOf` reads. */
export const includeLegs = {
  legs: {
    ...inLegOrder,
    include: { sender: { select: { id: true, address: true, label: true, enabled: true } } },
  },
} as const satisfies Prisma.HandoffInclude

type HandoffRow = Prisma.HandoffGetPayload<{ include: typeof includeLegs }>

/** A row as screens read it: by its first leg. */
export function viewOf({ legs, ...row }: HandoffRow): HandoffView {
  const { id, title, lookbackMinutes, routeAllWithinLookback } = row
  const [{ channel, sender, content }] = legsOf(legs)
  const { text, optOutText } = content
  return {
    ...{ id, title, channel, sender, text, optOutText, lookbackMinutes, routeAllWithinLookback },
    variableCount: countVariables(text),
    createdByName: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** The columns behind the fields, and its legs. Throws InvalidInputError when the sender is not the account's. */
export async function columnsOf(ctx: Ctx, { senderId, text, optOutText, ...columns }: HandoffInput) {
  const where = { id: senderId, accountId: ctx.accountId, channel: { in: channelNames } }
  const chosen = await ctx.db.sender.findFirst({ where, select: { channel: true } })
  const message = "choose one of the account's numbers"
  if (!chosen) throw new InvalidInputError(message, [{ path: "senderId", message }])
  const { channel } = chosen
  const content = channelOf(channel).content.parse({ kind: "text", text, optOutText })
  const legs: Legs<string> = [{ channel, senderId, content }]
  return { columns, legs: legRows(legs) }
}

/** Turns the unique index on titles into a sentence at the field. */
export function refuseTakenTitle(error: unknown): never {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") throw error
  const message = "another handoff has this title: choose a different one"
  throw new InvalidInputError(message, [{ path: "title", message }])
}
