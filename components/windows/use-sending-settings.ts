import { useSaveSetting, useSetting } from "#components/data/use-setting.ts"
import type { SendingSettings } from "#lib/sending-rules/get-sending-settings.ts"
import type { UpdateSendingSettingsInput } from "#lib/sending-rules/update-sending-settings.ts"

export const useSendingSettings = () => useSetting<SendingSettings>("sending")
export const useSaveSendingSettings = () =>
  useSaveSetting<UpdateSendingSettingsInput, SendingSettings>("sending")
