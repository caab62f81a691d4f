/**
 * The folders of `components`, top to bottom: each may import those below it, never one above (scripts/layers holds it).
 * A screen lives in the folder of its feature; what two features share stands below both.
 */
export const layers = {
  frame: "what stands around every page: navigation, session, providers",
  settings: "the account: channels, sending, people, API clients, skills, opt-outs, webhooks",
  decisions: "what waits for a person",
  handoffs: "what a brand's backend sends by name: the list and the form",
  campaigns: {
    is: "from a draft to its end",
    layers: {
      wizard: "from a draft to a launch, in four steps",
      details: "one campaign, watched",
      list: "all campaigns, and the numbers above them",
      control: "what can be done with a campaign, from the list and from its page",
      campaign: "what one campaign is: its query, phase, name and progress",
    },
  },
  conversations: "what consumers answer",
  messages: {
    is: "a message: who sends it, how it looks on a phone, what became of it",
    layers: { sms: "how a text is written and what it costs", ".": "on whichever channel" },
  },
  windows: "when somebody may be written to: hours, zones, laws",
  data: "the server's data and the address bar, for any screen",
  ui: "primitives that know no domain",
} as const
