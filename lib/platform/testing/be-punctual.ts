import os from "node:os"
import { log } from "#lib/platform/log.ts"

/**
 * Puts a process before the others of this machine: whose clock judges a pace must not wait for a core that what it judges
 * keeps busy. Only root may ask so; without the right seconds may be found too full.
 * @param pid this process when left out
 */
export function bePunctual(pid = 0): void {
  try {
    os.setPriority(pid, os.constants.priority.PRIORITY_HIGH)
  } catch {
    log.warn({ pid }, "without the right to a higher priority the provider's clock may be late")
  }
}

/** A child inherits the priority of its parent. */
export function beOrdinary(pid: number): void {
  if (os.getPriority(pid) < 0) os.setPriority(pid, os.constants.priority.PRIORITY_NORMAL)
}
