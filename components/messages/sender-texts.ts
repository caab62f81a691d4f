import { isMessagingService } from "#lib/channels/twilio/messaging-service.ts"

type Named = { address: string; label: string }

/** What people call a sender: its number, or a messaging service's label, since a SID says nothing to them. */
export const senderName = ({ address, label }: Named): string =>
  isMessagingService(address) ? label || `Messaging service …${address.slice(-4)}` : address

/** The same with what else is known of it. */
export const senderText = (sender: Named): string =>
  isMessagingService(sender.address) ? senderName(sender) : `${sender.address} ${sender.label}`.trim()
