import net from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { type Answer, readAnswer } from "./read-answer.ts"

/**
 * A connection on which bytes are sent as they are, as no HTTP client would: to a server at `url`. Answers are taken one by
 * one; `null` stands for an end of the connection without one.
 */
export class Connection {
  readonly #socket: net.Socket
  #received = Buffer.alloc(0)
  #isOver = false
  #wake: () => void = () => {}

  constructor(url: string) {
    const { hostname, port } = new URL(url)
    this.#socket = net.connect(Number(port), hostname === "localhost" ? "127.0.0.1" : hostname)
    this.#socket.setNoDelay(true)
    this.#socket.on("data", (chunk) => {
      this.#received = Buffer.concat([this.#received, chunk])
      this.#wake()
    })
    this.#socket.on("error", () => {})
    this.#socket.on("close", () => {
      this.#isOver = true
      this.#wake()
    })
  }

  send(bytes: string | Uint8Array): void {
    if (this.#socket.writable) this.#socket.write(bytes)
  }

  /** Sends the bytes in `parts` with pauses between them, as a client on a slow line does. */
  async sendSlowly(bytes: Uint8Array, parts: number, pauseMs: number): Promise<void> {
    const size = Math.ceil(bytes.length / parts)
    for (let at = 0; at < bytes.length && !this.#isOver; at += size) {
      this.send(bytes.subarray(at, at + size))
      await sleep(pauseMs)
    }
  }

  /** The next answer to a request of that method. Throws when none has come by then. */
  async answer(method: string, withinMs: number): Promise<Answer | null> {
    const deadline = Date.now() + withinMs
    for (;;) {
      const read = readAnswer(this.#received, method, this.#isOver)
      if (read) {
        this.#received = this.#received.subarray(read.length)
        return read.answer
      }
      if (this.#isOver) return null
      if (!(await this.#news(deadline - Date.now()))) throw new Error(`No answer within ${withinMs} ms`)
    }
  }

  /** True once the other side has closed the connection. */
  async ends(withinMs: number): Promise<boolean> {
    for (const deadline = Date.now() + withinMs; !this.#isOver; )
      if (!(await this.#news(deadline - Date.now()))) break
    return this.#isOver
  }

  /** Says that nothing more is sent; answers may still come. */
  finish(): void {
    this.#socket.end()
  }

  close(): void {
    this.#socket.destroy()
  }

  /** False when nothing new came in that time. */
  async #news(withinMs: number): Promise<boolean> {
    if (withinMs <= 0) return false
    let timer: NodeJS.Timeout | undefined
    const arrived = await new Promise<boolean>((resolve) => {
      this.#wake = () => resolve(true)
      timer = setTimeout(() => resolve(false), withinMs)
    })
    clearTimeout(timer)
    return arrived
  }
}
