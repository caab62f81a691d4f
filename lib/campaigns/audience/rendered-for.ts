import { createHash } from "node:crypto"

/** Names a campaign's text and opt-out text, to tell later whether lines were rendered for them. */
export const renderedFor = ({ text, optOutText }: { text: string; optOutText: string }) =>
  createHash("sha256")
    .update(JSON.stringify([text, optOutText]))
    .digest("base64url")

/** What lines were rendered for that a change of the text met halfway: no text has this name. */
export const renderedForSeveral = ""
