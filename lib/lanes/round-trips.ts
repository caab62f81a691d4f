/** Answers that are remembered, and the least time between two of them: what a stall holds back comes as one. */
const mostSamples = 100
const betweenSamplesMs = 100
/** With fewer answers nobody knows what is usual. */
const fewestSamples = 20
/** Eight of ten are at most so much slower than the fastest; twice that is still no sign of a stall. */
const usualShare = 0.8
const usualRoom = 2

/**
 * How long a provider takes to answer, in milliseconds. What it usually takes longer than the fastest is its own time; what
 * goes beyond may mean that the request was held up on the way.
 */
export class RoundTrips {
  #samples: number[] = []
  #lastMs = Number.NEGATIVE_INFINITY
  #fastestMs = Number.POSITIVE_INFINITY
  #usualMs = 0

  add(tookMs: number, answeredMs: number): void {
    this.#fastestMs = Math.min(this.#fastestMs, tookMs)
    if (answeredMs - this.#lastMs < betweenSamplesMs) return
    this.#lastMs = answeredMs
    this.#samples = [...this.#samples, tookMs].slice(-mostSamples)
    const sorted = this.#samples.toSorted((a, b) => a - b)
    this.#fastestMs = sorted[0] ?? this.#fastestMs
    const spreadMs = (sorted[Math.floor((sorted.length - 1) * usualShare)] ?? 0) - this.#fastestMs
    this.#usualMs = this.#fastestMs + (sorted.length < fewestSamples ? 0 : spreadMs * usualRoom)
  }

  /** The request itself, without the provider's work, as far as is known. */
  fastestMs = () => this.#fastestMs
  /** What takes no longer was not held up. */
  usualMs = () => this.#usualMs
}
