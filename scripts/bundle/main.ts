import { firstLoad, kilobytes } from "./first-load.ts"
import { pages } from "./pages.ts"

/** `npm run bundle`: what the first load of each page weighs in the build that `.next` holds. Fails above a limit. */
const rows = pages.map((page) => ({ ...page, scripts: firstLoad(page.file) }))
const shared = rows
  .map(({ scripts }) => scripts)
  .reduce((common, scripts) => common.filter(({ file }) => scripts.some((one) => one.file === file)))

console.log("| page | scripts | kB compressed | limit |\n|---|---:|---:|---:|")
for (const { title, scripts, limitKb } of rows)
  console.log(`| ${title} | ${scripts.length} | ${kilobytes(scripts).toFixed(1)} | ${limitKb ?? ""} |`)
console.log(`| on all of them | ${shared.length} | ${kilobytes(shared).toFixed(1)} | |`)

const tooHeavy = rows.filter(({ scripts, limitKb }) => limitKb && kilobytes(scripts) >= limitKb)
for (const { title, limitKb } of tooHeavy) console.error(`${title} weighs more than its ${limitKb} kB`)
process.exitCode = tooHeavy.length > 0 ? 1 : 0
