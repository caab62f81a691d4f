import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import { audit } from "#lib/audit/audit.ts"
import { reconsiderWaiting } from "#lib/ledger/held/reconsider-waiting.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { timeZoneName } from "#lib/platform/time-zone.ts"
import { receivingWindowsInput } from "#lib/windows/receiving-windows-input.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { changeRules } from "./change-rules.ts"
import { getSendingSettings, type SendingSettings } from "./get-sending-settings.ts"

export const updateSendingSettingsInput = z.strictObject({
  /** The zone of the account's day, by which its daily limit counts. */
  timeZone: timeZoneName,
  /** For recipients whose number tells no zone; null holds them until somebody tells it. */
  fallbackTimeZone: timeZoneName.nullable(),
  /** null = the channel's default. */
  windows: receivingWindowsInput.nullable(),
  /** Keep to the stricter hours of US states. */
  stateRules: z.boolean(),
})

export type UpdateSendingSettingsInput = z.input<typeof updateSendingSettingsInput>

/**
 * Sets when the account's campaigns may send. What waits keeps to the new rules at once, also when it was about to leave.
 * Throws InvalidInputError, ForbiddenError.
 */
export async function updateSendingSettings(
  ctx: Ctx,
  input: UpdateSendingSettingsInput,
): Promise<SendingSettings> {
  requirePermission(ctx, "settings:create")
  const change = updateSendingSettingsInput.parse(input)
  await changeRules(ctx, async (tx) => {
    await tx.account.update({
      where: { id: ctx.accountId },
      data: { ...change, windows: change.windows ?? Prisma.DbNull },
    })
    const recipients = await reconsiderWaiting(tx, ctx)
    await audit(tx, ctx, "account.update_sending", ctx.accountId, { ...change, recipients })
  })
  await ctx.jobs.enqueue({ name: "release-held", payload: {} })
  return getSendingSettings(ctx)
}
