import { channelNames, channelOf, type LegContent } from "#lib/channels/channels.ts"
import { inLegOrder, type Legs, legRows, legsOf, textOf } from "#lib/channels/leg.ts"
import { countVariables } from "#lib/channels/port/text-template.ts"
import { usedTemplateOf } from "#lib/channels/whatsapp/template-content.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { InvalidInputError } from "#lib/platform/errors.ts"
import { shareTemplate } from "#lib/templates/template-leg.ts"
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
  const [first] = legsOf(legs)
  const { channel, sender, content } = first
  const template = usedTemplateOf(content)
  const { text, optOutText } = textOf(first)
  return {
    ...{ id, title, channel, sender, template, text, optOutText },
    ...{ lookbackMinutes, routeAllWithinLookback },
    variableCount: countVariables(text),
    createdByName: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/**
 * The columns behind the fields, and its legs. Throws InvalidInputError when the sender or the template is not the account's,
 * or the template is not approved.
 */
export async function columnsOf(
  tx: Transaction,
  ctx: Ctx,
  { senderId, templateId, text, optOutText, ...columns }: HandoffInput,
) {
  const where = { id: senderId, accountId: ctx.accountId, channel: { in: channelNames } }
  const chosen = await tx.sender.findFirst({ where, select: { channel: true } })
  if (!chosen) throw refused("senderId", "choose one of the account's numbers")
  const { channel } = chosen
  const isText = channelOf(channel).newContent.kind === "text"
  if (isText !== (templateId === null))
    throw refused("templateId", isText ? "this number sends a text" : "choose an approved template")
  const content: LegContent =
    templateId === null ? { kind: "text", text, optOutText } : await shareTemplate(tx, ctx, templateId)
  const legs: Legs<string> = [{ channel, senderId, content }]
  return { columns, legs: legRows(legs) }
}

const refused = (path: string, message: string) => new InvalidInputError(message, [{ path, message }])

/** Turns the unique index on titles into a sentence at the field. */
export function refuseTakenTitle(error: unknown): never {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") throw error
  const message = "another handoff has this title: choose a different one"
  throw new InvalidInputError(message, [{ path: "title", message }])
}
