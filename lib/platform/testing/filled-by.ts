type Hook = (run: () => Promise<void>) => void

const unfilled = new Proxy(
  {},
  {
    get: (_, name) => {
      throw new Error(
        `"${String(name)}" was read before a hook filled it: tables of test.each come too early`,
      )
    },
  },
)

/**
 * An object that a hook of vitest fills with what `open` answers, anew each time that the hook runs:
 * `const brand = filledBy(beforeAll, () => createTestAccount(world.db))`. To read it before is an error.
 */
export function filledBy<T extends object>(hook: Hook, open: () => Promise<T>): T {
  const filled: T = Object.create(unfilled)
  hook(async () => void Object.setPrototypeOf(Object.assign(filled, await open()), Object.prototype))
  return filled
}
