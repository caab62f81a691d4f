import type { MessageState } from "#prisma/generated/enums.ts"

/**
 * Order of the states: a message only rises. Callbacks come in any order and repeat, so an update applies only where
 * it raises the rank. `failed` outranks `sent` but not `delivered`: a receipt from the handset is the better witness.
 */
export const stateRank: Record<MessageState, number> = {
  pending: 0,
  held: 0,
  claimed: 1,
  submitted: 2,
  unknown: 3,
  accepted: 4,
  sent: 5,
  skipped: 6,
  cancelled: 6,
  failed: 6,
  delivered: 7,
  read: 8,
}

/** States a provider's report may lift to `target`: everything of lower rank that was handed to the provider. */
export function statesBelow(target: MessageState): MessageState[] {
  const states = Object.keys(stateRank) as MessageState[]
  return states.filter((state) => stateRank[state] < stateRank[target] && wasHandedOver(state))
}

/** True once the provider may have the message. */
export const wasHandedOver = (state: MessageState) =>
  !["pending", "held", "claimed", "skipped", "cancelled"].includes(state)
