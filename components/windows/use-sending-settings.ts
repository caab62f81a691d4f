import { callWebtool } from "#components/data/call-webtool.ts"
import { useSaveSetting, useSetting } from "#components/data/use-setting.ts"
import type { InputOf } from "#lib/webtool/endpoints.ts"

export const useSendingSettings = () => useSetting("sending", () => callWebtool("GET settings/sending"))
export const useSaveSendingSettings = () =>
  useSaveSetting("sending", (sending: InputOf<"PUT settings/sending">) =>
    callWebtool("PUT settings/sending", sending),
  )
