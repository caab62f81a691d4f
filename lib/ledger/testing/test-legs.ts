import { addressKey } from "#lib/addresses/address-key.ts"
import type { Database } from "#lib/platform/db.ts"
import type { Message } from "#prisma/generated/client.ts"
import type { Channel } from "#prisma/generated/enums.ts"

/** Gives a message legs after its first, on these channels, each with a text that names it. */
export const addTestLegs = (db: Database, message: Message, channels: Channel[]) =>
  db.messageAttempt.createMany({
    data: channels.map((channel, index) => ({
      ...{ messageId: message.id, leg: index + 2, month: message.month, accountId: message.accountId },
      ...{ channel, laneId: message.laneId, address: message.address },
      ...{ addressKey: addressKey(message.accountId, channel, message.address) },
      ...{ body: `Leg ${index + 2}`, segments: index + 2 },
    })),
  })
