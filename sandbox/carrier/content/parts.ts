import type { ContentTypes } from "./content-schema.ts"

export type ActionType =
  | "URL"
  | "PHONE_NUMBER"
  | "QUICK_REPLY"
  | "COPY_CODE"
  | "VOICE_CALL"
  | "VOICE_CALL_REQUEST"

export type Action = {
  readonly type: ActionType
  readonly title: string
  readonly url?: string | undefined
  readonly phone?: string | undefined
  readonly code?: string | undefined
  readonly id?: string | undefined
}

/** What a message consists of in WhatsApp, whichever type of content it came from. */
export type Parts = {
  readonly header: string
  readonly body: string
  readonly footer: string
  readonly media: readonly string[]
  readonly actions: readonly Action[]
}

const RICHEST_FIRST = [
  "whatsapp/card",
  "twilio/card",
  "twilio/quick-reply",
  "twilio/call-to-action",
  "twilio/media",
  "twilio/text",
] as const satisfies readonly (keyof ContentTypes)[]

/** The type that WhatsApp gets when there are several. */
export const whatsappTypeOf = (types: ContentTypes): keyof ContentTypes =>
  RICHEST_FIRST.find((type) => types[type] !== undefined) ?? "twilio/text"

type AnyType = {
  header_text?: string | undefined
  title?: string
  body?: string | undefined
  footer?: string | undefined
  subtitle?: string | undefined
  media?: readonly string[] | undefined
  actions?: readonly Action[] | undefined
}

export function partsOf(types: ContentTypes): Parts {
  const content: AnyType = types[whatsappTypeOf(types)] ?? {}
  return {
    header: content.header_text ?? "",
    body: content.body ?? content.title ?? "",
    footer: content.footer ?? content.subtitle ?? "",
    media: content.media ?? [],
    actions: content.actions ?? [],
  }
}

const VARIABLE = /\{\{\s*([^{}\s]+)\s*\}\}/g

/** The names of the variables of a text, in order, repeated ones too. */
export const variablesOf = (text: string): string[] =>
  [...text.matchAll(VARIABLE)].map(([, name = ""]) => name)

/** All texts of the parts that may have variables. */
const textsOf = ({ header, body, footer, media, actions }: Parts): string[] => [
  header,
  body,
  footer,
  ...media,
  ...actions.flatMap(({ title, url, code }) => [title, url ?? "", code ?? ""]),
]

const wantedByTypes = new WeakMap<ContentTypes, readonly string[]>()

/** The names of all variables of a content, each once. Types never change, so they are read once for all messages. */
export function wantedVariables(types: ContentTypes): readonly string[] {
  const known = wantedByTypes.get(types)
  if (known) return known
  const wanted = [...new Set(textsOf(partsOf(types)).flatMap(variablesOf))]
  wantedByTypes.set(types, wanted)
  return wanted
}

export type Values = Readonly<Record<string, string>>

/** A text with its variables filled; one without a value stays as it is written. */
export const fillText = (text: string, values: Values): string =>
  text.replaceAll(VARIABLE, (all, name: string) => values[name] ?? all)

export function fillParts(parts: Parts, values: Values): Parts {
  const fill = (text: string) => fillText(text, values)
  const fillOptional = (text: string | undefined) => (text === undefined ? undefined : fill(text))
  return {
    header: fill(parts.header),
    body: fill(parts.body),
    footer: fill(parts.footer),
    media: parts.media.map(fill),
    actions: parts.actions.map((action) => ({
      ...action,
      title: fill(action.title),
      url: fillOptional(action.url),
      code: fillOptional(action.code),
    })),
  }
}
