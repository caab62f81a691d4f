const namesLocale = /\b[a-z]{2}-[A-Z]{2}\b/

/**
 * A loader for the files in which React Aria lists its words in 34 languages, a line each: leaves English, which is all the
 * web tool speaks (docs/decisions/0001-component-library.md).
 */
export default function englishOnly(source) {
  const isSpoken = (line) => !namesLocale.test(line) || line.includes("en-US")
  return source.split("\n").filter(isSpoken).join("\n")
}
