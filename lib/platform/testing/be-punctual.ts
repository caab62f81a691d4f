import os from "node:os"
import { log } from "#lib/platform/log.ts"

/**
 * Puts a process before the others of this machine: whose clock judges a pace must not wait for a core that what it judges
 * keeps busy. Only root may ask so; without the right that clock may be late.
 */
export function bePunctual(pid: number): void {
  try {
    os.setPriority(pid, os.constants.priority.PRIORITY_HIGH)
  } catch {
    log.warn({ pid }, "without the right to a higher priority the provider's clock may be late")
  }
}
