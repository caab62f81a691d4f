import { randomUUID } from "node:crypto"
import { z } from "zod"
import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { ConflictError, InvalidInputError } from "#lib/platform/errors.ts"
import { readPhoneNumber } from "#lib/recipients/phone-number.ts"
import { phoneProblemText } from "#lib/recipients/phone-problem-text.ts"
import type { AccountCountries } from "./account-countries.ts"
import { requirePermission } from "./permissions.ts"
import { readAccountCountries } from "./read-account-countries.ts"
import { senderLabel, senderRate } from "./sender-fields.ts"

export const createSenderInput = z.strictObject({
  /** A phone number in any of the four forms, country code first. */
  address: z.string().max(64),
  label: senderLabel.default(""),
  ratePerSecond: senderRate.default(10),
})

export type CreateSenderInput = z.input<typeof createSenderInput>

/**
 * Adds an SMS number of the brand, with its lane. That the provider knows the number is found out with the first message.
 * @returns its id; throws InvalidInputError, ConflictError when the account has it already, ForbiddenError
 */
export async function createSender(ctx: Ctx, input: CreateSenderInput): Promise<{ id: string }> {
  requirePermission(ctx, "settings:create")
  const { label, ratePerSecond, ...given } = createSenderInput.parse(input)
  const { accountId } = ctx
  const address = readAddress(given.address, await readAccountCountries(ctx.db, ctx))
  const id = randomUUID()
  await ctx.db.$transaction(async (tx) => {
    const sender = { id, accountId, channel: "sms", address, label, createdAt: ctx.clock.now() } as const
    const { count } = await tx.sender.createMany({ data: [sender], skipDuplicates: true })
    if (count === 0) throw new ConflictError(`${address} is already a sender of this account`)
    await tx.lane.create({ data: { id, accountId, ratePerSecond } })
    await audit(tx, ctx, "sender.create", id, { address, ratePerSecond })
  })
  return { id }
}

function readAddress(raw: string, countries: AccountCountries): string {
  const number = readPhoneNumber(raw, countries)
  if (number.ok) return number.e164
  const message = phoneProblemText(number)
  throw new InvalidInputError(message, [{ path: "address", message }])
}
