const sidForm = /^MG([0-9a-f]{32})$/i

/** Whether a sender's address is a messaging service of Twilio's, which sends from the numbers of its pool. */
export const isMessagingService = (address: string) => sidForm.test(address)

/** A SID as it was typed or pasted, in the one form that is stored; null for anything else. */
export function parseServiceSid(given: string): string | null {
  const [, digits] = sidForm.exec(given.trim()) ?? []
  return digits ? `MG${digits.toLowerCase()}` : null
}
