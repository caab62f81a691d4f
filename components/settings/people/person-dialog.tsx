"use client"

import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { notify } from "#components/ui/toast.tsx"
import type { PersonView } from "#lib/accounts/people/person-view.ts"
import { type PersonAct, usePersonAct } from "./person-queries.ts"

export type PersonQuestion = { person: PersonView; act: PersonAct }

type Texts = { title: string; label: string; text: string; done: string }

const texts: Record<PersonAct, (person: PersonView) => Texts> = {
  disable: (person) => ({
    title: `Switch off ${person.name}'s access`,
    label: "Switch off",
    text: `${person.name} is signed out everywhere with the next thing they do, and cannot sign in again until you switch them on. What they launched goes on.${clientsText(person)}`,
    done: `${person.name} no longer has access`,
  }),
  enable: ({ name }) => ({
    title: `Switch on ${name}'s access`,
    label: "Switch on",
    text: `${name} can sign in again, with the role that your identity provider gives.`,
    done: `${name} has access again`,
  }),
  "end-sessions": ({ name }) => ({
    title: `End ${name}'s sessions`,
    label: "End sessions",
    text: `${name} is signed out on all devices and can sign in again. Text that was not saved yet is lost.`,
    done: `${name} is signed out everywhere`,
  }),
}

/** Asks before an Admin shuts somebody out, lets somebody in or signs somebody out. */
export function PersonDialog({
  question,
  onClose,
}: {
  question: PersonQuestion | null
  onClose: () => void
}) {
  const { mutateAsync } = usePersonAct()
  const asked = question && texts[question.act](question.person)
  const confirm = async () => {
    if (!question || !asked) return
    await mutateAsync({ id: question.person.id, act: question.act })
    notify(asked.done)
  }
  return (
    <ConfirmDialog
      title={asked?.title ?? ""}
      confirmLabel={asked?.label ?? ""}
      tone={question?.act === "enable" ? "primary" : "danger"}
      isOpen={question !== null}
      onOpenChange={onClose}
      onConfirm={confirm}
    >
      {asked?.text}
    </ConfirmDialog>
  )
}

function clientsText({ name, apiClients }: PersonView): string {
  if (apiClients === 0) return ""
  const they = apiClients === 1 ? "The API client" : `The ${apiClients} API clients`
  return ` ${they} that ${name} answers for keep access and are marked under API clients: name somebody else, or revoke.`
}
