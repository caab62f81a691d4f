import { createHash } from "node:crypto"
import type { Legs } from "#lib/channels/leg.ts"

/** Names what a campaign says first, and where, to tell later whether lines were rendered for it. */
export const renderedFor = ([{ channel, content }]: Legs) =>
  createHash("sha256")
    .update(JSON.stringify([channel, content]))
    .digest("base64url")

/** What lines were rendered for that a change of the text met halfway: no text has this name. */
export const renderedForSeveral = ""
