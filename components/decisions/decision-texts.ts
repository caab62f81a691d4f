import { countOf } from "#components/ui/count-of.ts"
import type { Decision } from "#lib/ledger/unknown/decide-unknown.ts"
import type { decisionStates } from "#lib/ledger/unknown/decision-states.ts"
import type { Look, WhyNot } from "#lib/ledger/unknown/lookup-evidence.ts"

export const decisionNames: Record<Decision, string> = {
  count_as_sent: "Count as sent",
  send_again: "Send again",
}

export const stateNames: Record<(typeof decisionStates)[number], string> = {
  open: "Needs a decision",
  looked_up: "Being looked up",
}

/** What each choice risks, for whoever makes it. */
export const decisionRisks: Record<Decision, string> = {
  count_as_sent:
    "Nothing is sent. If the provider never took it, this recipient gets no message, and nobody is told. A word from the provider that comes later is still taken over.",
  send_again:
    "It goes out once more, in the recipient's receiving window. If the provider did take the first one, this recipient gets the message twice.",
}

export const whyNotTexts: Record<WhyNot, string> = {
  other_text: "another text",
  other_time: "another time",
  other_message: "another message of ours",
}

/** What the provider had when it was asked. */
export function lookText({ answer, listed }: Look): string {
  if (answer === "no_answer") return "Asked the provider: it did not answer"
  if (listed.length === 0) return "Asked the provider: it lists nothing for this number"
  return `Asked the provider: it lists ${countOf(listed.length, "other message", "other messages")} for this number`
}
