import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { rootDir } from "../launcher/paths.ts"

export type Document = { file: string; text: string }

/** The repository's documents; paths are relative to the clone. */
export function readDocuments(): Document[] {
  const below = (folder: string) =>
    readdirSync(path.join(rootDir, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => path.join(folder, name))
  const files = ["README.md", ...["docs", "sandbox"].flatMap(below)].sort()
  return files.map((file) => ({ file, text: readFileSync(path.join(rootDir, file), "utf8") }))
}

/** Relative links that lead nowhere, to a file or to a heading. */
export function brokenLinks({ file, text }: Document): string[] {
  const targets = [...text.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = ""]) => target)
  return targets.filter((target) => !/^[a-z]+:/.test(target) && !resolves(file, text, target))
}

function resolves(from: string, text: string, target: string): boolean {
  const [name = "", heading] = target.split("#")
  const file = path.join(rootDir, path.dirname(from), name)
  if (name !== "" && !existsSync(file)) return false
  if (heading === undefined) return true
  return headings(name === "" ? text : readFileSync(file, "utf8")).includes(heading)
}

/** As GitHub spells them in addresses. */
const headings = (text: string) =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, "")
      .replaceAll(" ", "-"),
  )

const folders = "app|bench|components|crash|docs|e2e|fuzz|inngest|lib|prisma|public|sandbox|scripts|server"
/** Next's names of folders may have brackets: `[id]`, `(webtool)`. */
const namedPath = new RegExp(`(?<![\\w./{:@-])(?:${folders})/(?:[\\w.\\-/]|\\[[\\w.]+\\]|\\(\\w+\\))+`, "g")

/** Files and folders of the repository that a document names and that are not there. */
export const missingPaths = ({ text }: Document): string[] =>
  [...text.matchAll(namedPath)]
    .map(([name]) => name.replace(/[.-]+$/, ""))
    .filter((name) => !isMade(name) && !existsSync(path.join(rootDir, name)))

/** What a run writes is not in the repository. */
const isMade = (name: string) => /^(bench\/results|prisma\/generated)\b/.test(name)

/** npm commands that package.json does not have, and packages' programs that are not installed. */
export function unknownCommands({ text }: Document): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(rootDir, "package.json"), "utf8"))
  const isKnown = (script: string) => script in scripts
  const ran = [...text.matchAll(/\bnpm run(?: --silent)? ([\w:-]+)/g)].map(([, script = ""]) => script)
  const short = [...text.matchAll(/\bnpm (start|test)\b/g)].map(([, script = ""]) => script)
  const programs = [...text.matchAll(/\bnpx ([\w-]+)|node_modules\/\.bin\/([\w-]+)/g)].map(
    (m) => m[1] ?? m[2] ?? "",
  )
  const isInstalled = (program: string) => existsSync(path.join(rootDir, "node_modules/.bin", program))
  return [
    ...[...ran, ...short].filter((script) => !isKnown(script)),
    ...programs.filter((p) => !isInstalled(p)),
  ]
}

/** Pages of Settings that a document sends people to and that are not on the screen: "Settings, Webhooks". */
export function unknownSettingsPages({ text }: Document): string[] {
  const screen = readFileSync(path.join(rootDir, "components/settings/settings-screen.tsx"), "utf8")
  const labels = [...screen.matchAll(/label: "([^"]+)"/g)].map(([, label = ""]) => label)
  const named = [...text.matchAll(/Settings(?:\*\*)?, (?=[A-Z])(.{1,20})/g)].map(([, words = ""]) => words)
  return named.filter((words) => !labels.some((label) => words.startsWith(label)))
}
