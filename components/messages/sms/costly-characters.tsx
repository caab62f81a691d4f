"use client"

import { Button } from "#components/ui/button.tsx"
import { countOf } from "#components/ui/count-of.ts"
import type { CostlyCharacter } from "#lib/channels/sms/sms-text.ts"
import { replaceAll, replaceOne } from "./replace-characters.ts"

type CostlyCharactersProps = {
  text: string
  characters: CostlyCharacter[]
  onReplace: (text: string) => void
}

const mostShown = 6

/** Which characters cost, where they stand, and one press that makes each of them cheap. */
export function CostlyCharacters({ text, characters, onReplace }: CostlyCharactersProps) {
  if (characters.length === 0) return null
  const replaceable = characters.filter(({ replacement }) => replacement !== null)
  return (
    <section
      aria-label="Characters that cost"
      className="flex flex-col gap-2 rounded-lg bg-warning-soft p-3 text-xs"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-medium text-warning">
          {countOf(characters.length, "character is", "characters are")} outside the basic SMS alphabet
        </p>
        {replaceable.length > 1 && (
          <Button size="small" onPress={() => onReplace(replaceAll(text, characters))}>
            Replace all {replaceable.length}
          </Button>
        )}
      </div>
      <ul className="flex flex-col gap-1.5">
        {characters.slice(0, mostShown).map((character) => (
          <li key={character.index} className="flex flex-wrap items-center justify-between gap-2">
            <span>
              <b className="font-mono text-sm">{visible(character.char)}</b> at position {character.index + 1}
              {character.replacement === null && ": no basic twin; remove it or pay for it"}
            </span>
            <ReplaceButton character={character} onPress={(next) => onReplace(replaceOne(text, next))} />
          </li>
        ))}
      </ul>
      {characters.length > mostShown && <p>and {characters.length - mostShown} more, marked in the text</p>}
    </section>
  )
}

type ReplaceButtonProps = { character: CostlyCharacter; onPress: (character: CostlyCharacter) => void }

function ReplaceButton({ character, onPress }: ReplaceButtonProps) {
  const replacement = character.replacement ?? ""
  const verb = replacement === "" ? "Remove" : `Replace with ${visible(replacement)}`
  return (
    <Button
      size="small"
      aria-label={`${verb}: ${visible(character.char)} at position ${character.index + 1}`}
      onPress={() => onPress({ ...character, replacement })}
    >
      {verb}
    </Button>
  )
}

/** Blanks and marks without a shape are named by their code point. */
function visible(char: string): string {
  if (char === " ") return "space"
  if (!/^[\p{Z}\p{C}\p{M}]/u.test(char)) return char
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`
}
