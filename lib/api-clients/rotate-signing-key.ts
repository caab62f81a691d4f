import { currentKey, type KeyCtx, replaceKey } from "./signing-key.ts"

/**
 * Lets a new key sign from now on. What the old one signed works until it ends, within the hour. An operator's act from the
 * command line, hence without a permission. Started twice at the same time, it rotates once.
 */
export async function rotateSigningKey(system: KeyCtx): Promise<string> {
  const old = await currentKey(system)
  const { kid } = await replaceKey(system, old)
  system.log.info({ kid, retired: old?.kid }, "another key signs access tokens")
  return kid
}
