import { settings } from "#lib/platform/env.ts"
import { startSettings } from "../launcher/settings.ts"

type Row = { name: string; what: string; standard: string | null; isRequired?: boolean }

const standardOf = ({ standard, isRequired }: Row) =>
  isRequired ? "**required**" : standard === null ? "" : `\`${standard}\``

const table = (rows: Row[]) =>
  [
    "| setting | unless set | what it is |",
    "| --- | --- | --- |",
    ...rows.map((row) => `| \`${row.name}\` | ${standardOf(row)} | ${row.what} |`),
  ].join("\n")

/** The tables of docs/settings.md by the name of their place, made from what the code says of each setting. */
export const settingsTables = (): Record<string, string> => ({
  product: table(settings()),
  start: table(startSettings),
})

const placeOf = (name: string) => new RegExp(`(<!-- ${name}: .* -->\n)[\\s\\S]*?(<!-- end -->)`)

/** The document with its tables as they must be. Throws when it has no place for one. */
export function withSettingsTables(document: string): string {
  return Object.entries(settingsTables()).reduce((text, [name, rows]) => {
    if (!placeOf(name).test(text)) throw new Error(`The document has no place for the table "${name}"`)
    return text.replace(placeOf(name), (_, before, after) => `${before}\n${rows}\n\n${after}`)
  }, document)
}
