/**
 * The folders of `lib`, top to bottom: each may import those below it, never one above (scripts/layers holds it). The same
 * goes for folders within a folder; "." are the files that stand in it directly.
 */
export const layers = {
  webtool: "what the browser may ask for, by address",
  demo: "the brand that `npm start` begins with",
  webhooks: "what providers call: taken, stored, applied",
  conversations: "what consumers answer, and who gets it",
  campaigns: {
    is: "from a draft and its audience to its end, and what is shown of it",
    layers: {
      api: "campaigns as a brand's backend creates them",
      control: "what people do to a campaign under way: pause, resume, cancel, send again",
      launch: "from the launch to rows of the ledger that are let go in time",
      review: "the dry run: who gets it, when, and what it costs",
      progress: "what became of it: status, counts, messages",
      draft: "what people write before the launch",
      audience: {
        is: "the recipients: read, judged, rendered, listed",
        layers: {
          upload: "a file of them, from its first part to its last line",
          ".": "the lines, wherever they come from",
        },
      },
      schedule: "when it may go out",
      quota: "how many messages a day",
      ".": "the campaign itself",
    },
  },
  handoffs: "what a brand's backend sends by name, and where the answers go",
  "sending-rules": "the hours and days a brand writes in, and what a change of them means for who waits",
  "opt-outs": "what may be an opt-out: asked, decided by a person, a START or the deadline",
  "line-types": "which numbers are landlines: asked ahead of an SMS, and remembered",
  lanes: "the paced queue of a sender",
  ledger: {
    is: "a message's life: the only writer of its row",
    layers: {
      metrics: "what operators watch",
      unknown: "messages of unknown fate, or without a receipt: looked up, decided by a person",
      reports: "what the provider says of a message, and that its recipient answered",
      sending: "claimed, handed over, settled; given back when nobody sends it",
      held: "what waits for a time or a decision, and what moves it on",
      create: "how a message begins",
      ends: "how it ends, and what follows",
      ".": "its states, their ranks and reasons, and the months it is in",
    },
  },
  consent: {
    is: "who must not be written to",
    layers: {
      replies: {
        is: "what consumers write: how it is understood, and what it does",
        layers: { ".": "STOP, START and their like", data: "how people say so" },
      },
      ".": "the suppression list, and the last word of each consumer",
    },
  },
  templates: {
    is: "WhatsApp templates: written, submitted, kept in step with Meta's word",
    layers: {
      ".": "the templates themselves",
      approval: "at the provider: submitted, reviewed, deleted",
      rules: {
        is: "what may be submitted",
        layers: { ".": "field by field", data: "the provider's languages" },
      },
    },
  },
  senders: "the brand's numbers and the provider's accounts behind them",
  windows: "when somebody may be written to",
  channels: {
    is: "how a message is written, sent and heard of, a folder for each channel",
    layers: {
      ".": "which channels there are",
      sms: "text messages",
      whatsapp: "WhatsApp templates",
      twilio: "the provider behind them: its API, accounts, webhooks and error codes",
      port: "what a channel is to the rest of the house",
    },
  },
  events: {
    is: "webhooks as they came, until they are applied",
    layers: { stuck: "those that cannot be applied: a person decides", ".": "the others" },
  },
  "api-clients": "who calls the API, and with which keys",
  addresses: {
    is: "numbers: read, keyed, and where they are",
    layers: { ".": "the rules", data: "the tables behind them" },
  },
  accounts: {
    is: "the brand, its people, sessions, skills, prices and countries",
    layers: {
      people: "who may sign in",
      sessions: "who is signed in",
      ".": "the brand's settings",
    },
  },
  access: "who may do what",
  retention: "what grows by time, and goes by time",
  secrets: "what is sealed, and sealing it again",
  audit: "who did what",
  platform: "the ground floor: database, settings, clock, log, errors",
} as const
