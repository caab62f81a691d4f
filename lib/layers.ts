/**
 * The folders of `lib`, top to bottom: each may import those below it, never one above (scripts/layers.ts holds it).
 */
export const layers = {
  demo: "the brand that `npm start` begins with",
  webhooks: "what providers call: taken, stored, applied",
  conversations: "what consumers answer, and who gets it",
  campaigns: "from a draft and its audience to its end, and what is shown of it",
  handoffs: "what a brand's backend sends by name, and where the answers go",
  "sending-rules": "the hours and days a brand writes in, and what a change of them means for who waits",
  "opt-outs": "what may be an opt-out: asked, decided by a person, a START or the deadline",
  lanes: "the paced queue of a sender",
  ledger: "a message's life: the only writer of its row",
  consent: "who must not be written to",
  windows: "when somebody may be written to",
  senders: "the brand's numbers and the provider's accounts behind them",
  channels: "how SMS is written, sent and heard of",
  events: "webhooks as they came, until they are applied",
  "api-clients": "who calls the API, and with which keys",
  addresses: "numbers: read, keyed, and where they are",
  accounts: "the brand, its people, sessions, skills, prices and countries",
  access: "who may do what",
  retention: "what grows by time, and goes by time",
  secrets: "what is sealed, and sealing it again",
  audit: "who did what",
  platform: "the ground floor: database, settings, clock, log, errors",
} as const
