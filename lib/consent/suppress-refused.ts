import type { Ctx } from "#lib/platform/ctx.ts"

/**
 * Suppresses the recipients of messages that the provider refused as unsubscribed (Twilio 21610): it knows of a STOP
 * that never reached us. Idempotent; an older entry with its reason stays.
 */
export async function suppressRefused(ctx: Ctx, messageIds: string[]): Promise<void> {
  await ctx.db.$executeRaw`
    INSERT INTO suppression (id, account_id, channel, address_key, address, reason, source)
    SELECT gen_random_uuid(), account_id, channel, address_key, address, 'provider_refused', 'provider'
    FROM message WHERE id = ANY(${messageIds}::uuid[]) AND account_id = ${ctx.accountId}
    ON CONFLICT (account_id, channel, address_key) DO NOTHING`
}
