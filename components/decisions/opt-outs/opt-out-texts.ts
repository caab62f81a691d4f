import type { OptOutDecision, optOutUrgencies } from "#lib/opt-outs/opt-out-choices.ts"

export const optOutDecisionNames: Record<OptOutDecision, string> = {
  opted_out: "Opted out",
  not_opted_out: "Not an opt-out",
}

/** What each choice does, for whoever makes it. */
export const optOutDecisionEffects: Record<OptOutDecision, string> = {
  opted_out:
    "They go on the list of opt-outs, as after STOP. Nobody of your brand can take them off it: they must text START themselves.",
  not_opted_out:
    "They can be written to again, and what was held goes out in their receiving window. If they did mean to opt out, your brand writes to somebody who said no.",
}

export const urgencyNames: Record<(typeof optOutUrgencies)[number], string> = {
  overdue: "Overdue",
  in_time: "In time",
}
