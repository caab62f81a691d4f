/** Why a recipient must not be written to, from the weakest to the strongest ground: a stronger one replaces a weaker. */
export const suppressionReasons = {
  added_by_user: "Added by a person of the brand",
  provider_opt_out: "The provider reported that this consumer opted out",
  opt_out_undecided: "The consumer may have opted out, and nobody decided within ten business days",
  consumer_stop: "The consumer opted out by text message",
  blocked_by_law: "The provider reported that the law or a register forbids messages to this number",
} as const

export type SuppressionReason = keyof typeof suppressionReasons

export const reasonCodes = Object.keys(suppressionReasons) as SuppressionReason[]

/** The grounds that give way to `reason`. */
export const weakerReasons = (reason: SuppressionReason) => reasonCodes.slice(0, reasonCodes.indexOf(reason))

/** The grounds that a consumer's START lifts: their own opt-out, not what the brand or the law decided. */
export const liftedByStart: SuppressionReason[] = ["provider_opt_out", "opt_out_undecided", "consumer_stop"]

/** What a person has to know who wants to lift it; null when a person may. */
export const refusalToLift: Record<SuppressionReason, string | null> = {
  added_by_user: null,
  provider_opt_out: "The provider blocks messages until this consumer opts in again: they must text START",
  opt_out_undecided:
    "Nobody decided in time whether this consumer opted out, so it counts as an opt-out until they text START themselves",
  consumer_stop: "This consumer opted out, and the provider blocks messages until they text START themselves",
  blocked_by_law: "The law or a register forbids messages to this number, so it stays suppressed",
}
