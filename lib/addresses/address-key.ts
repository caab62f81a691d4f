import { keyedHash } from "#lib/platform/crypto.ts"
import type { Channel } from "#prisma/generated/client.ts"

/** The name under which a recipient's address is compared everywhere: suppressions, open conversations, duplicates. */
export const addressKey = (accountId: string, channel: Channel, address: string) =>
  keyedHash(`${accountId}:${channel}:${address}`)
