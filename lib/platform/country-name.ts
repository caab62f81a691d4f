const names = new Intl.DisplayNames("en", { type: "region", fallback: "code" })

/** "US" → "United States" */
export const countryName = (code: string) => names.of(code) ?? code
