"use client"

import { RotateCcw } from "lucide-react"
import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { CostlyCharacters } from "#components/messages/sms/costly-characters.tsx"
import { Button } from "#components/ui/button.tsx"
import { TextField } from "#components/ui/text-field.tsx"
import { defaultOptOutText, measureSms, smsLimit } from "#lib/channels/sms/sms-text.ts"

/** How recipients stop the messages; part of every message and of its 140 characters. */
export function OptOutField({ wizard }: { wizard: Wizard }) {
  const { draft } = wizard
  const { optOutText } = draft.fields
  const edit = (changed: string) => draft.store.edit({ optOutText: changed })
  return (
    <div data-field="optOutText" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-start gap-2">
        <TextField
          label="Opt-out text"
          description="Required. It stands on a line of its own at the end of every message."
          value={optOutText}
          onChange={edit}
          onBlur={() => wizard.touch("optOutText")}
          errorMessage={wizard.errorOf("optOutText")}
          maxLength={smsLimit}
          isRequired
          className="min-w-56 flex-1"
        />
        {optOutText !== defaultOptOutText && (
          <Button className="sm:mt-6.5" onPress={() => edit(defaultOptOutText)}>
            <RotateCcw size={16} />
            Restore default
          </Button>
        )}
      </div>
      <CostlyCharacters
        text={optOutText}
        characters={measureSms(optOutText).costlyCharacters}
        onReplace={edit}
      />
    </div>
  )
}
