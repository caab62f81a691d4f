import type { z } from "zod"
import type { AccountCountries } from "#lib/addresses/account-countries.ts"
import type { PhoneReading } from "#lib/addresses/phone-number.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import type { FieldProblem } from "#lib/platform/errors.ts"
import type { NoTransport, Payload, ProviderReport, Transport } from "./transport.ts"
import type { WebhookSource } from "./webhook-source.ts"

/** What a consumer wrote to one of our senders. */
export type ConsumerMessage = {
  /** The consumer's address, as `parseAddress` writes it. */
  from: string
  /** Ours. */
  to: string
  /** The sender that our address is one of many of, as its own is stored; null for none. */
  toPool: string | null
  /** As it came. */
  text: string
  /** As people read it, with a note for each attachment; never empty. */
  body: string
  /** What the provider itself understood it as; null when it says nothing. */
  word: "stop" | "start" | "help" | null
}

/** What a leg says to one recipient. */
export type Rendered = {
  /** As the recipient reads it, opt-out text and all. */
  body: string
  payload: Payload
}

/** Which values a recipient needs, in the order in which `render` takes them. */
export type VariableParts = {
  /** Media of this kind, by a URL of this origin; null for none. */
  header: { kind: "image" | "document" | "video"; origin: string } | null
  bodyCount: number
  /** The end of a link. */
  hasButton: boolean
  /** Whether the provider takes a text for a variable. */
  accepts(value: string): boolean
}

/** What a message costs, in what the channel is paid and paced by; `isCostly` when a single character makes it dearer. */
export type Measure = { segments: number; isCostly: boolean }

/**
 * What a channel is to the rest of the house (docs/decisions/0032). A folder beside this one fills it, and channels.ts
 * lists it: nothing else names a channel.
 */
export type ChannelPort<Content extends { kind: string } = { kind: string }> = {
  /** As sentences call it: "SMS". */
  label: string
  /** What may be sent: with the other channels' it makes the union `LegContent`. */
  content: z.ZodType<Content>
  /** What a draft begins with. */
  newContent: Content
  /** What keeps a content that people write from being sent, whatever its variables. */
  problemsOf(content: Content): FieldProblem[]
  /** What people read of it in words; "" where how to opt out does not stand apart. */
  textOf(content: Content): { text: string; optOutText: string }
  /** How many variables a recipient needs for it. */
  countVariables(content: Content): number
  variableParts(content: Content): VariableParts
  render(content: Content, variables: readonly string[]): Rendered
  measure(body: string): Measure
  /** Says which character makes messages dearer; `costly` of them by their values. null when none does. */
  costWarning(body: string, costly: number): string | null
  /** The most characters, with opt-out text, of what people write in the web tool (wire contract 9.4). */
  mostCharacters: number
  /** Reads an address as somebody gave it. */
  parseAddress(given: string, countries: AccountCountries): PhoneReading
  /** Names of the channel in a request of the API, in small letters; the first in capitals names it in an answer. */
  apiNames: readonly string[]
  /** When nobody said otherwise: hours of every day, in minutes after midnight (wire contract 2.3); null = at any time. */
  defaultHours: { startMinute: number; endMinute: number } | null
  /** The way to the provider, or why the account has none. */
  openTransport(db: Database | Transaction, accountId: string): Promise<Transport | NoTransport>
  webhooks: WebhookSource
  /** Reads a stored status webhook; null when it says nothing that is known. */
  parseReport(fields: Record<string, string>, at: Date): ProviderReport | null
  /** Reads a stored inbound webhook. */
  parseInbound(fields: Record<string, string>): ConsumerMessage
  /** What an error code of the provider means and what to do; undefined for one that is not known. */
  errorText(code: number): string | undefined
  /** Codes of errors after which a message may have arrived all the same. */
  ambiguousCodes: readonly number[]
}
