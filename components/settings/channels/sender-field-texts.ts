import type { Channel } from "#prisma/generated/enums.ts"

const number = {
  address: {
    label: "Number or messaging service",
    description:
      "Country code first, such as +1 415 555 0100, or a SID that begins with MG. Twilio is asked whether it is yours.",
  },
  pace: {
    label: "Pace",
    description: "What the carrier granted: a US long code has 1 to 75 a second, by its registration.",
  },
}

const whatsApp = {
  address: {
    label: "WhatsApp number",
    description: "Country code first. Twilio is asked whether it is a WhatsApp sender of yours, and online.",
  },
  pace: { label: "Pace", description: "A WhatsApp sender has 80 a second, unless Twilio granted more." },
}

/** What a sender's fields are called and ask for on its channel. */
export const senderFieldTexts = (channel: Channel) => (channel === "whatsapp" ? whatsApp : number)
