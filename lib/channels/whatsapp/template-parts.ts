import { z } from "zod"
import { countVariables } from "#lib/channels/port/text-template.ts"
import { blockOfText } from "#lib/platform/text-schema.ts"

const text = blockOfText(4_096)

/**
 * Above the body: nothing, a line of text without variables, or media of a kind. Each recipient may get media of their own,
 * from the sample's origin: the provider wants a URL static up to its domain.
 */
export const templateHeader = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("text"), text }),
  z.strictObject({ kind: z.enum(["image", "document", "video"]), sampleUrl: text }),
])

/** Below the footer. A URL may end in a variable, of which `sampleSuffix` is the sample; "" for one that has none. */
export const templateButton = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("quick_reply"), title: text }),
  z.strictObject({ kind: z.literal("url"), title: text, url: text, sampleSuffix: text }),
  z.strictObject({ kind: z.literal("phone"), title: text, phone: text }),
])

type Parts = {
  header: z.output<typeof templateHeader>
  body: string
  buttons: z.output<typeof templateButton>[]
}

/** The provider's numbers of variables: null for a part that has none. */
export type VariableNumbers = { bodyCount: number; media: number | null; urlSuffix: number | null }

/** The provider counts over the whole template: the body's variables keep their numbers, then come media and a URL's end. */
export function variableNumbers({ header, body, buttons }: Parts): VariableNumbers {
  const bodyCount = countVariables(body)
  const media = "sampleUrl" in header ? bodyCount + 1 : null
  const hasSuffix = buttons.some((button) => button.kind === "url" && countVariables(button.url) > 0)
  return { bodyCount, media, urlSuffix: hasSuffix ? (media ?? bodyCount) + 1 : null }
}

/** A media URL as the provider wants it: what is static, and what varies. */
export function splitMediaUrl(url: string): { origin: string; path: string } {
  const { origin, pathname, search, hash } = new URL(url)
  return { origin, path: pathname.slice(1) + search + hash }
}
