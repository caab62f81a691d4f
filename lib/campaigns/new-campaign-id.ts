import { customAlphabet } from "nanoid"

const lettersAndDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

/** A campaign's id: nine letters and digits, the form of `proactiveCampaignId` (wire contract 2.1). */
export const newCampaignId = customAlphabet(lettersAndDigits, 9)
