/** What looking a message up at the provider has shown. Pure types: screens read them too. */

/** Why a message in the provider's list is not the one that was looked for. */
export type WhyNot = "other_text" | "other_time" | "other_message"

export type ListedMessage = {
  providerId: string
  /** ISO 8601. */
  createdAt: string
  /** The provider's word. */
  status: string
  why: WhyNot
}

/** One question to the provider: when, whether it answered, and what it has for the number that is not this message. */
export type Look = { at: string; answer: "listed" | "no_answer"; listed: ListedMessage[] }
