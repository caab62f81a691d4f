import type { Gate } from "#lib/platform/gate.ts"
import type { Prisma } from "#prisma/generated/client.ts"
import type { ProviderErrorClass } from "./provider-error.ts"

/** What the provider wants beside a body, such as a template's id and variables; null when it is the body alone. */
export type Payload = Prisma.JsonObject | null

/** A message as it leaves. */
export type OutgoingMessage = {
  accountId: string
  /** Ours: each report of the provider brings it back. */
  messageId: string
  /** Of that message. A report names it too: late word of one leg counts for no other. */
  leg: number
  from: string
  to: string
  body: string
  payload: Payload
  /** For which the provider may keep it in its queue; null without a limit. */
  secondsLeft: number | null
}

/** What became of one attempt. Only `refused` and `withheld` may be tried again: there the provider certainly has nothing. */
export type SendOutcome =
  | { kind: "accepted"; providerId: string }
  | { kind: "opted_out"; errorCode: number }
  | { kind: "failed"; errorClass: ProviderErrorClass; errorCode: number | null }
  | { kind: "withheld" }
  | { kind: "refused"; cause: "throttled" | "unreachable" }
  | { kind: "misconfigured"; errorCode: number | null; problem: string }
  | { kind: "unknown"; errorCode: number | null }

/** What to call around the write of a request to its connection: it leaves somewhere between the two. */
export type WriteWatch = { begun(): void; written(): void }

/** What a provider says about a message, in our words. */
export type ProviderReport = {
  state: "accepted" | "sent" | "delivered" | "read" | "failed" | "cancelled"
  at: Date
  /** Why it failed; null of what did not. */
  error: { code: number | null; class: ProviderErrorClass } | null
}

/** A message as the provider has it. */
export type ProviderMessage = {
  providerId: string
  body: string
  createdAt: Date
  /** The provider's word. */
  status: string
  /** What callbacks would have said until now. */
  reports: ProviderReport[]
}

/** The way to a channel's provider with an account's credentials. One object as long as those stay: it is one queue of requests. */
export type Transport = {
  /** Lets in as many as there are connections: a request in a queue of the client's own would leave whenever one gets free. */
  connections: Gate
  /** Hands a message over, once, and never throws. @param watch told when the request is written */
  send(message: OutgoingMessage, watch: WriteWatch): Promise<SendOutcome>
  /** What the provider has from one address to another, the latest first. Throws when it gives no answer. */
  listMessages(between: { from: string; to: string }): Promise<ProviderMessage[]>
  /** Null for a message that the provider does not know, or not any more. Throws when it gives no answer. */
  findMessage(providerId: string): Promise<ProviderMessage | null>
}

/** Why an account cannot ask or send anything, and what to do: for a lane and for a person in Settings. */
export type NoTransport = { problem: string }
