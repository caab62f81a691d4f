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

/**
 * States that a provider's report lifts to `target`: all of lower rank. Even a message that waits to be sent again is
 * lifted, since the report proves that the first attempt arrived.
 */
export function statesBelow(target: MessageState): MessageState[] {
  const states = Object.keys(stateRank) as MessageState[]
  return states.filter((state) => stateRank[state] < stateRank[target])
}
