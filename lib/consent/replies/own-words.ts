import { longestText } from "./fold-text.ts"

/** A phone that has no reactions of its own tells of one in words: Liked “…”, 👍 to “…”. The quoted text is ours. */
const reaction =
  /^(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|(?:reacted )?[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\s]+ to|reacted .{1,40} to)\s+["“«].*["”»]$/isu

/**
 * What a consumer wrote themselves: no reaction with the text it is about, and no quoted lines, both of which repeat our
 * own "reply STOP". A text of nothing but quoted lines is read whole.
 */
export function ownWords(body: string): string {
  const text = body.slice(0, longestText).trim()
  if (reaction.test(text.replace(/\p{Cf}/gu, "").trim())) return ""
  const written = text.split("\n").filter((line) => !line.trimStart().startsWith(">"))
  return written.some((line) => line.trim() !== "") ? written.join("\n") : text
}
