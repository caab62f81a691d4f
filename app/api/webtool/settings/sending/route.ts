import { webtoolRoute } from "#app/_server/webtool-route.ts"
import { getSendingSettings } from "#lib/windows/get-sending-settings.ts"
import { updateSendingSettings, updateSendingSettingsInput } from "#lib/windows/update-sending-settings.ts"

/** When the account's campaigns may send, and its limits. */
export const GET = webtoolRoute({ run: getSendingSettings })

/** Replaces the rules. */
export const PUT = webtoolRoute({
  body: updateSendingSettingsInput,
  run: (ctx, { body }) => updateSendingSettings(ctx, body),
})
