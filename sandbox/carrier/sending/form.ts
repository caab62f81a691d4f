/** A form as parsed: a repeated key is an array. */
export type Form = Readonly<Record<string, string | string[] | undefined>>

/** The last value of a key, or "" when it is absent. */
export function value(form: Form, key: string): string {
  const given = form[key]
  return (Array.isArray(given) ? given.at(-1) : given) ?? ""
}
