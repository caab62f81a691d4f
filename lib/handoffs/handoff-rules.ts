/** The opt-out text a new handoff starts with (wire contract 9.4). */
export const handoffOptOutText = "To stop receiving messages, reply STOP. For help, reply HELP."

export const shortestLookbackMinutes = 60
export const longestLookbackMinutes = 30 * 24 * 60
export const maxVariables = 20
/** Twilio refuses a longer message (error 21617). */
export const maxMessageLength = 1600
