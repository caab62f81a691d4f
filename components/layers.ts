/**
 * The folders of `components`, top to bottom: each may import those below it, never one above (scripts/layers holds it).
 * A screen lives in the folder of its feature; what two features share stands below both.
 */
export const layers = {
  frame: "what stands around every page: navigation, session, providers",
  settings: {
    is: "the account",
    layers: {
      ".": "its tabs",
      channels: "senders and the provider",
      sending: "hours, blackout dates, prices, countries",
      people: "who may come in",
      "api-clients": "which backends may call",
      skills: "who answers",
      suppressions: "who must not be written to",
      webhooks: "what could not be applied",
      rights: "what the signed-in person may do here",
    },
  },
  decisions: {
    is: "what waits for a person",
    layers: { "opt-outs": "what may have been an opt-out", ".": "messages of unknown fate" },
  },
  handoffs: {
    is: "what a brand's backend sends by name",
    layers: { list: "all of them", form: "one of them", ".": "what both show" },
  },
  templates: {
    is: "what WhatsApp approves before it is sent",
    layers: {
      list: "all of them",
      form: "one of them: written, submitted, looked at",
      ".": "what both show, and ask before something is done",
    },
  },
  campaigns: {
    is: "from a draft to its end",
    layers: {
      wizard: {
        is: "from a draft to a launch, in four steps",
        layers: {
          ".": "what stands around the steps: rail, footer, phone",
          compose: {
            is: "step 1",
            layers: { ".": "on whichever channel", sms: "the panel of a text message" },
          },
          schedule: "step 3",
          review: "step 4",
          recipients: "step 2",
          draft: "what the steps share: the draft and its saving, recipients on their way, what is missing",
        },
      },
      details: "one campaign, watched",
      list: "all campaigns, and the numbers above them",
      control: "what can be done with a campaign, from the list and from its page",
      campaign: "what one campaign is: its query, phase, name and progress",
    },
  },
  conversations: "what consumers answer",
  messages: {
    is: "a message: who sends it, how it looks on a phone, what became of it",
    layers: {
      sms: "how a text is written and what it costs",
      whatsapp: "how WhatsApp shows it",
      ".": "on whichever channel",
    },
  },
  windows: "when somebody may be written to: hours, zones, laws",
  data: "the server's data and the address bar, for any screen",
  ui: "primitives that know no domain",
} as const
