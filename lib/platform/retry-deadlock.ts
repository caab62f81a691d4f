const maxAttempts = 5

/** Runs a transaction again when Postgres ended it to break a deadlock; everything in it was undone. */
export async function retryDeadlock<Result>(
  transaction: () => Promise<Result>,
  attempt = 1,
): Promise<Result> {
  try {
    return await transaction()
  } catch (error) {
    if (attempt >= maxAttempts || !isDeadlock(error)) throw error
    return retryDeadlock(transaction, attempt + 1)
  }
}

/** Prisma's P2034, or Postgres's 40P01 inside the error of a raw statement. */
const isDeadlock = (error: unknown) =>
  error instanceof Error &&
  /P2034|40P01|deadlock/i.test(`${"code" in error ? error.code : ""} ${error.message}`)
