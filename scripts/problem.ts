/** Something the person at the keyboard can put right: shown as its one sentence, without a stack. */
export class Problem extends Error {}

const sentences: Record<string, (path: string) => string> = {
  ENOSPC: () => "The disk is full: free some space and start again.",
  EDQUOT: () => "Your disk quota is used up: free some space and start again.",
  EACCES: (path) => `${path} may not be written by you: change its owner or set DATA_DIR to another folder.`,
  EPERM: (path) => `${path} may not be changed by you: change its owner or set DATA_DIR to another folder.`,
  EROFS: (path) => `${path} is on a read-only disk: set DATA_DIR to a folder that can be written.`,
}

/** One sentence for what a person can put right; the whole stack for a defect of ours. */
export function explain(error: unknown): string {
  if (error instanceof Problem) return error.message
  const { code, path, stack } = error as NodeJS.ErrnoException
  const sentence = code && sentences[code]
  if (sentence) return sentence(path ?? "The data folder")
  return stack ?? String(error)
}

/** Programs of others report a full disk in their output. */
export const saysDiskFull = (output: string) => /no space left on device|ENOSPC/i.test(output)

export const diskFull = () => new Problem(sentences.ENOSPC?.(""))
