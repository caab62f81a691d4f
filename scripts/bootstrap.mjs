import { spawn, spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const oldestNode = 20

/** Installs what is missing, then runs a script on the project's own Node, which understands TypeScript. Ends with its code. */
export async function runOnProjectNode(script, args) {
  refuseOldNode()
  install()
  const file = path.join(root, "node_modules/node/bin/node")
  if (!existsSync(file))
    refuse("npm skipped the install scripts of packages: allow them (ignore-scripts=false) and run npm ci.")
  const child = spawn(file, [path.join(root, script), ...args], {
    cwd: root,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  })
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
  stopWithNpm(child)
  const code = await new Promise((resolve) => child.once("close", (code) => resolve(code ?? 1)))
  process.exit(code)
}

function refuseOldNode() {
  if (Number(process.versions.node.split(".")[0]) >= oldestNode) return
  refuse(`This needs Node ${oldestNode} or newer, and this is Node ${process.versions.node}.`)
}

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function install() {
  if (isInstalled()) return
  process.stdout.write(
    "Installing packages (one to five minutes the first time, as fast as network and disk are) …\n",
  )
  const startedAt = Date.now()
  const [file, ...before] = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"]
  const options = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]
  const result = spawnSync(file, [...before, ...options], { cwd: root, stdio: "inherit" })
  if (result.status !== 0) refuse("The packages could not be installed: npm says why above.")
  process.stdout.write(`Installed in ${Math.round((Date.now() - startedAt) / 1000)} s\n`)
}

/** True when what npm recorded in node_modules is what the lock file asks for on this machine. */
function isInstalled() {
  const record = path.join(root, "node_modules/.package-lock.json")
  if (!existsSync(record)) return false
  const installed = JSON.parse(readFileSync(record, "utf8")).packages
  const wanted = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")).packages
  const mayBeMissing = ({ optional, devOptional, extraneous }) => optional || devOptional || extraneous
  const isRight = (name) => wanted[name].version === installed[name]?.version || mayBeMissing(wanted[name])
  return Object.keys(wanted).every((name) => name === "" || isRight(name))
}

/** When npm itself is killed, nobody could stop this any more. */
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 1000).unref()
}
