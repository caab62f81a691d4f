import type { Channel } from "#prisma/generated/enums.ts"
import { channelNames } from "./message-texts.ts"
import { PhoneFrame } from "./phone-frame.tsx"
import { PlaceholderText } from "./placeholder-text.tsx"

type PhonePreviewProps = {
  channel: Channel
  /** The number it comes from; null while none is chosen. */
  from: string | null
  /** Text and opt-out text as they leave. Variables that have no value yet stay as {{1}}. */
  message: string
  /** Whose phone this is, or why it is nobody's yet. */
  caption: string
}

/** The recipient's phone: the message exactly as it arrives. */
export function PhonePreview({ channel, from, message, caption }: PhonePreviewProps) {
  return (
    <PhoneFrame from={from} caption={caption}>
      <div className="flex min-h-80 flex-col justify-start gap-1 p-4">
        <div
          data-testid="phone-message"
          className="max-w-[92%] whitespace-pre-wrap break-words rounded-2xl rounded-tl-sm bg-muted-soft px-3 py-2 text-[0.9375rem] leading-snug"
        >
          {message.trim() === "" ? (
            <span className="text-ink-soft">Your message appears here as you type it</span>
          ) : (
            <PlaceholderText text={message} />
          )}
        </div>
        <p className="px-1 text-ink-soft text-xs">Now · {channelNames[channel]}</p>
      </div>
    </PhoneFrame>
  )
}
