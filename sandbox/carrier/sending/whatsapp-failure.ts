import { approvalStatusAt, type Content } from "../content/content.ts"
import type { ContentStore } from "../content/content-store.ts"
import { wantedVariables } from "../content/parts.ts"
import { channelOf } from "../messages/address.ts"
import type { Message } from "../messages/message.ts"
import type { MessageStore } from "../messages/message-store.ts"
import type { Settings } from "../settings.ts"
import type { UserLimit } from "./user-limit.ts"

const SESSION_MS = 24 * 3_600_000
const OUTSIDE_SESSION = 63016
const POLICY_VIOLATION = 63013
const PARAMETER_COUNT = 63028
const TEMPLATE_MISSING = 63027
const TOO_MANY_USERS = 63018
const CODE_OF_STATUS = { rejected: 63040, paused: 63041, disabled: 63042 } as const

export type WhatsAppRules = {
  store: MessageStore
  contents: ContentStore
  userLimit: UserLimit
  settings: Readonly<Settings>
}

/** Whether the phone has written to this sender in the last 24 hours, so that free text may be sent. */
export function hasOpenSession(store: MessageStore, phone: string, sender: string, nowMs: number): boolean {
  const messages = store.ofAddress(phone)
  for (let at = messages.length - 1; at >= 0; at--) {
    const message = messages[at] as Message
    if (nowMs - message.createdAtMs > SESSION_MS) return false
    if (message.direction === "inbound" && message.to === sender && !message.deleted) return true
  }
  return false
}

function templateFailure(
  content: Content,
  given: Readonly<Record<string, string>>,
  nowMs: number,
  isOpen: boolean,
) {
  const status = approvalStatusAt(content, nowMs)
  if (status === "rejected" || status === "paused" || status === "disabled") return CODE_OF_STATUS[status]
  if (status !== "approved" && !isOpen) return OUTSIDE_SESSION
  const values = { ...content.variables, ...given }
  const wanted = wantedVariables(content.types)
  if (!wanted.every((name) => name in values)) return PARAMETER_COUNT
  const isImproper = (value = "") => value.trim() === "" || /\t| {5}/.test(value)
  return wanted.some((name) => isImproper(values[name])) ? POLICY_VIOLATION : null
}

/**
 * The code with which WhatsApp will refuse an accepted message, or null: free text outside a session, a bad template,
 * one user too many.
 */
export function whatsappFailureOf(rules: WhatsAppRules, message: Message): number | null {
  const { store, contents, userLimit, settings } = rules
  if (channelOf(message.to) !== "whatsapp") return null
  const nowMs = Date.now()
  const isOpen = hasOpenSession(store, message.to, message.from, nowMs)
  if (message.template === null) return isOpen ? null : OUTSIDE_SESSION
  const content = contents.find(message.template.contentSid)
  if (!content) return TEMPLATE_MISSING
  const failure = templateFailure(content, message.template.variables, nowMs, isOpen)
  if (failure !== null || isOpen) return failure
  return userLimit.admit(settings.whatsappUsersPerDay, message.to, nowMs) ? null : TOO_MANY_USERS
}
