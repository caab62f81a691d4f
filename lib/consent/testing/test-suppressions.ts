import { addressKey } from "#lib/addresses/address-key.ts"
import type { Database } from "#lib/platform/db.ts"
import type { TestAccount } from "#lib/platform/testing/test-ctx.ts"

/** A consumer who texted STOP to the account. */
export const optOut = (db: Database, { accountId }: Pick<TestAccount, "accountId">, address: string) =>
  db.suppression.create({
    data: {
      accountId,
      channel: "sms",
      addressKey: addressKey(accountId, "sms", address),
      reason: "consumer_stop",
      source: "inbound",
    },
  })

/** A consumer who wrote what may be an opt-out to the account, and of whom nobody has decided. */
export const askedWhetherOptedOut = (
  db: Database,
  { accountId }: Pick<TestAccount, "accountId">,
  address: string,
) =>
  db.optOutQuestion.create({
    data: {
      ...{ accountId, channel: "sms", address, addressKey: addressKey(accountId, "sms", address) },
      ...{ said: "please stop the Monday ones", heardAt: new Date() },
    },
  })
