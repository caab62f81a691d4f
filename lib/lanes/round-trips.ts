/** Answers that are remembered, and the least time between two of them: what a stall holds back comes as one. */
const mostSamples = 100
const betweenSamplesMs = 100
/** The first answers are slow (connections, code that runs for the first time): from them nobody knows how fast it can be. */
const coldSamples = 5
/** With fewer answers nobody knows what is usual. */
const fewestSamples = 20
/** Eight of ten are at most so much slower than the fastest; half as much again is still no sign of a stall. */
const usualShare = 0.8
const usualRoom = 1.5

/**
 * How long a provider takes to answer, in milliseconds. What it usually takes longer than the fastest is its own time; what
 * goes beyond may mean that the request was held up on the way.
 */
export class RoundTrips {
  #samples: number[] = []
  #lastMs = Number.NEGATIVE_INFINITY
  #fastestMs = 0
  #usualMs = 0

  add(tookMs: number, answeredMs: number): void {
    if (answeredMs - this.#lastMs < betweenSamplesMs) return
    this.#lastMs = answeredMs
    this.#samples = [...this.#samples, tookMs].slice(-mostSamples)
    const sorted = this.#samples.toSorted((a, b) => a - b)
    this.#fastestMs = sorted.length < coldSamples ? 0 : (sorted[0] ?? 0)
    const spreadMs = (sorted[Math.floor((sorted.length - 1) * usualShare)] ?? 0) - this.#fastestMs
    this.#usualMs = this.#fastestMs + (sorted.length < fewestSamples ? 0 : spreadMs * usualRoom)
  }

  /** An answer that took so long was not held up at all; 0 while that is not known. */
  fastestMs = () => this.#fastestMs
  /** What takes no longer was not held up. */
  usualMs = () => this.#usualMs
}
