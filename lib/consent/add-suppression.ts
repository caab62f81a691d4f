import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { addressKey } from "#lib/addresses/address-key.ts"
import { getAccountCountries } from "#lib/addresses/get-account-countries.ts"
import { phoneProblemText } from "#lib/addresses/phone-problem-text.ts"
import { channelNames, channelOf, defaultChannel } from "#lib/channels/channels.ts"
import { InvalidInputError } from "#lib/platform/errors.ts"
import { suppress } from "./suppress.ts"
import { suppressionView, toSuppressionView } from "./suppression-view.ts"

/**
 * Puts a number on the suppression list by hand; a number that is on it already stays as it is.
 * @returns the number's entry; throws InvalidInputError for a text that is no phone number, ForbiddenError
 */
export const addSuppression = defineVerb({
  permission: "settings:create",
  input: z.strictObject({
    channel: z.enum(channelNames).default(defaultChannel),
    /** A phone number in any of the four forms, country code first. */
    address: z.string().max(64),
  }),
  output: suppressionView,
  async run(ctx, { channel, address }) {
    const number = channelOf(channel).parseAddress(address, await getAccountCountries(ctx.db, ctx))
    if (!number.ok) {
      const message = phoneProblemText(number)
      throw new InvalidInputError(message, [{ path: "address", message }])
    }
    const key = addressKey(ctx.accountId, channel, number.e164)
    const suppression = { channel, addressKey: key, address: number.e164 } as const
    return ctx.db.$transaction(async (tx) => {
      await suppress(tx, ctx, { ...suppression, reason: "added_by_user", source: "user" })
      const where = { accountId: ctx.accountId, channel, addressKey: key }
      return toSuppressionView(await tx.suppression.findFirstOrThrow({ where }))
    })
  },
})

export type AddSuppressionInput = z.input<typeof addSuppression.input>
