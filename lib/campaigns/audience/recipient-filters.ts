/**
 * Parts of an audience that can be listed. `valid` counts whom a conversation holds back, and of a resend those whose
 * earlier message `arrived`, and those known as a `landline`; `now`, `later`, `held` and `ended` share the others by when the campaign could reach them.
 * `skipped` is `opted_out`, `open_conversation`, `arrived`, `landline` and `ended`.
 */
export const recipientFilters = [
  "all",
  "valid",
  "problems",
  "invalid",
  "duplicate",
  "opted_out",
  "open_conversation",
  "arrived",
  "landline",
  "now",
  "later",
  "held",
  "skipped",
  "ended",
] as const
export type RecipientFilter = (typeof recipientFilters)[number]
