import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { getSendingSettings } from "#lib/sending-rules/get-sending-settings.ts"
import {
  updateSendingSettings,
  updateSendingSettingsInput,
} from "#lib/sending-rules/update-sending-settings.ts"

/** When the account's campaigns may send, and its limits. */
export const GET = webtoolRoute({ run: getSendingSettings })

/** Replaces the rules. */
export const PUT = webtoolRoute({
  body: updateSendingSettingsInput,
  run: (ctx, { body }) => updateSendingSettings(ctx, body),
})
