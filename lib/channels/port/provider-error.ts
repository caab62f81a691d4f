/**
 * What a provider's error means for us, whether it comes in an answer or in a report.
 * - `permanent`: this number will not work. - `not_eligible`: it cannot be reached on this channel.
 * - `opted_out`: to be suppressed. - `blocked`: forbidden by law or registry, to be suppressed.
 * - `throttled`: certainly refused before processing, may be sent again later. - `hold`: a daily limit or quiet hours.
 * - `temporary`: the carrier could not deliver it. - `ambiguous`: it may have been sent, never send again blindly.
 * - `configuration`: account, sender or content is wrong, more sending only burns money.
 */
export const providerErrorClasses = [
  "permanent",
  "not_eligible",
  "opted_out",
  "blocked",
  "throttled",
  "hold",
  "temporary",
  "ambiguous",
  "configuration",
] as const

export type ProviderErrorClass = (typeof providerErrorClasses)[number]
