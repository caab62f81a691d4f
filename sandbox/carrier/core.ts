import type { Logger } from "pino"
import type { ContentStore } from "./content/content-store.ts"
import type { MessageStore } from "./messages/message-store.ts"
import type { OptOuts } from "./phones/opt-outs.ts"
import type { Lifecycle } from "./sending/lifecycle.ts"
import type { Throttle } from "./sending/throttle.ts"
import type { UserLimit } from "./sending/user-limit.ts"
import type { Wheel } from "./sending/wheel.ts"
import type { Settings } from "./settings.ts"
import type { WebhookSender } from "./webhooks/webhook-sender.ts"

/** The parts of one running carrier, handed to whatever serves a request. */
export type Core = {
  readonly accountSid: string
  readonly authToken: string
  /** Numbers the account owns; empty means that any number may send. */
  readonly senders: readonly string[]
  /** The numbers in the pool of each messaging service; without any, a service of whatever sid has all of `senders`. */
  readonly services: Readonly<Record<string, readonly string[]>>
  readonly settings: Settings
  readonly store: MessageStore
  readonly contents: ContentStore
  readonly optOuts: OptOuts
  readonly wheel: Wheel
  readonly webhooks: WebhookSender
  readonly lifecycle: Lifecycle
  readonly throttle: Throttle
  readonly userLimit: UserLimit
  /** Recipients of the "429 first" magic number whose next try is admitted. */
  readonly refusedOnce: Set<string>
  readonly log: Logger
}
