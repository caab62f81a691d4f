/** What a drive has claimed and not sent yet, in segments: it bounds the next claim, so nothing can run ahead of the pace. */
export type SendingLine = {
  /** Puts a message at the end; answers its place. */
  add(segments: number): number
  /** A message has left the line, whether it was sent or not. */
  leave(segments: number): void
  waiting(): number
  /** How much has to leave before the message of this place. */
  ahead(place: number): number
}

export function openSendingLine(): SendingLine {
  let added = 0
  let left = 0
  return {
    add: (segments) => {
      added += segments
      return added - segments
    },
    leave: (segments) => {
      left += segments
    },
    waiting: () => added - left,
    ahead: (place) => Math.max(0, place - left),
  }
}
