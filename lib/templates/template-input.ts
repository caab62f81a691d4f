import { z } from "zod"
import type { Ctx } from "#lib/platform/ctx.ts"
import { type FieldProblem, InvalidInputError } from "#lib/platform/errors.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { templateFields } from "./rules/template-fields.ts"
import { templateProblems } from "./rules/template-problems.ts"

/** The fields a person fills in (wire contract 9.7). */
export const templateInput = templateFields.extend({
  /** As Meta numbers its WhatsApp Business accounts; null = not said. */
  wabaId: z
    .string()
    .regex(/^\d{5,32}$/, "must be the number of a WhatsApp Business account, digits only")
    .nullable(),
  /** The number that campaigns propose; null = any. */
  senderId: z.uuid("choose one of the account's WhatsApp numbers").nullable(),
})

type TemplateInput = z.output<typeof templateInput>

/** Without these nobody could find it again, or show it. */
const neededPaths = ["title", "language"]

/** Throws InvalidInputError for what cannot be kept, not even as a draft: the rest may be half written. */
export async function refuseUnkeepable(ctx: Ctx, fields: TemplateInput): Promise<void> {
  const needed = templateProblems(fields).filter(({ path }) => neededPaths.includes(path))
  refuse([...needed, ...(await senderProblems(ctx, fields.senderId))])
}

/** Throws InvalidInputError for what cannot be submitted. */
export async function refuseProblems(ctx: Ctx, fields: TemplateInput): Promise<void> {
  refuse([...templateProblems(fields), ...(await senderProblems(ctx, fields.senderId))])
}

function refuse(problems: FieldProblem[]): void {
  const [first] = problems
  if (first) throw new InvalidInputError(first.message, problems)
}

async function senderProblems({ db, accountId }: Ctx, senderId: string | null): Promise<FieldProblem[]> {
  if (senderId === null) return []
  const where = { id: senderId, accountId, channel: "whatsapp" } as const
  if ((await db.sender.count({ where })) > 0) return []
  return [{ path: "senderId", message: "Choose one of the account's WhatsApp numbers" }]
}

/** Turns the unique index on titles into a sentence at the field. */
export function refuseTakenTitle(error: unknown): never {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") throw error
  const message = "Another template has this title: choose a different one"
  throw new InvalidInputError(message, [{ path: "title", message }])
}
