import type { Core } from "../core.ts"

/** The one sender that Twilio's test credentials accept; it serves when no numbers are configured. */
export const ALWAYS_VALID_SENDER = "+15005550006"

type Numbers = Pick<Core, "senders" | "services">

/** The numbers of a messaging service; undefined for one that the account does not have. */
export function poolOf({ senders, services }: Numbers, sid: string): readonly string[] | undefined {
  if (Object.keys(services).length > 0) return services[sid]
  return senders.length === 0 ? [ALWAYS_VALID_SENDER] : senders
}

/** The service that a number is in; a number is in one at most. */
export const serviceOf = ({ services }: Numbers, number: string): string | undefined =>
  Object.keys(services).find((sid) => services[sid]?.includes(number))
