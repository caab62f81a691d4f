import { PhoneFrame } from "#components/messages/phone-frame.tsx"
import { PlaceholderText } from "#components/messages/placeholder-text.tsx"
import type { TemplatePreview } from "#lib/templates/rules/preview-template.ts"
import { FormattedText } from "./formatted-text.tsx"
import { ReplyButtons } from "./reply-buttons.tsx"
import { WhatsAppHeader } from "./whatsapp-header.tsx"

type WhatsAppPhoneProps = { from: string | null; message: TemplatePreview; caption: string }

/** A message on the recipient's phone, as WhatsApp draws it. */
export function WhatsAppPhone({ from, message, caption }: WhatsAppPhoneProps) {
  const { header, body, footer, buttons } = message
  return (
    <PhoneFrame from={from} caption={caption}>
      <div className="flex min-h-80 flex-col gap-1 bg-sunken p-3">
        <div
          data-testid="phone-message"
          className="flex max-w-[94%] min-w-[70%] flex-col self-start overflow-hidden rounded-lg rounded-tl-none border border-line bg-surface text-[0.9375rem] leading-snug"
        >
          <div className="flex flex-col gap-1 p-1.5">
            {header && <WhatsAppHeader header={header} />}
            <p className="whitespace-pre-wrap break-words px-1">
              {body.trim() === "" ? (
                <span className="text-ink-soft">Your message appears here as you type it</span>
              ) : (
                <FormattedText text={body} />
              )}
            </p>
            {footer !== "" && (
              <p className="break-words px-1 text-ink-soft text-xs">
                <PlaceholderText text={footer} />
              </p>
            )}
            <p className="px-1 text-right text-[0.6875rem] text-ink-soft">Now</p>
          </div>
          <ReplyButtons buttons={buttons} />
        </div>
        <p className="px-1 text-ink-soft text-xs">WhatsApp</p>
      </div>
    </PhoneFrame>
  )
}
