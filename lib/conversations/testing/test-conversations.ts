import { addressKey } from "#lib/addresses/address-key.ts"
import type { Database } from "#lib/platform/db.ts"
import type { TestAccount } from "#lib/platform/testing/test-ctx.ts"
import type { Prisma } from "#prisma/generated/client.ts"

/** A consumer who is talking to the account; `changes` come on top. */
export const createTestConversation = (
  db: Database,
  { accountId }: Pick<TestAccount, "accountId">,
  address: string,
  changes: Partial<Prisma.ConversationUncheckedCreateInput> = {},
) =>
  db.conversation.create({
    data: {
      accountId,
      channel: "sms",
      address,
      addressKey: addressKey(accountId, "sms", address),
      senderAddress: "+13235550100",
      ...changes,
    },
  })
