/** A webhook that could not be applied, as screens show it. Pure: screens and routes import it alike. */
export type StuckEventView = {
  id: string
  /** `status`: what became of a message. `inbound`: what a consumer wrote. */
  kind: "status" | "inbound"
  /** The consumer's number; null when the webhook names none. */
  address: string | null
  /** Twilio's word of a status callback, or the text of a message. */
  content: string
  /** ISO 8601, as all instants here. */
  receivedAt: string
  givenUpAt: string
  tries: number
  /** What failed the last time. */
  problem: string
  /** All of it, as the provider sent it. */
  fields: Record<string, string>
}
