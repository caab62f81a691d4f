import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { addBlackoutDate, addBlackoutDateInput } from "#lib/sending-rules/add-blackout-date.ts"
import { listBlackoutDates } from "#lib/sending-rules/list-blackout-dates.ts"

/** The days on which the account writes to nobody. */
export const GET = webtoolRoute({ run: listBlackoutDates })

/** Adds a day. */
export const POST = webtoolRoute({
  body: addBlackoutDateInput,
  run: (ctx, { body }) => addBlackoutDate(ctx, body),
})
