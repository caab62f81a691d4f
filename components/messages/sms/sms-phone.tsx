import { PhonePreview } from "#components/messages/phone-preview.tsx"
import { joinOptOut } from "#lib/channels/port/text-template.ts"

type SmsPhoneProps = { from: string | null; text: string; optOutText: string; caption: string }

/** An SMS on the recipient's phone, before its variables have values: it follows every keystroke. */
export function SmsPhone({ from, text, optOutText, caption }: SmsPhoneProps) {
  const message = text.trim() ? joinOptOut(text, optOutText) : ""
  return <PhonePreview channel="sms" from={from} message={message} caption={caption} />
}
