/** Lets every part come to its end, so that one that fails does not keep the others from their turn; then throws what failed. */
export async function settleParts(parts: Promise<unknown>[]): Promise<void> {
  const settled = await Promise.allSettled(parts)
  const failures = settled.filter((part) => part.status === "rejected").map(({ reason }) => reason)
  if (failures.length > 0) throw new AggregateError(failures, "a part of the job failed")
}
