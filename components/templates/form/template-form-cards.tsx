import { type FormEvent, useState } from "react"
import { fieldErrors } from "#components/data/field-errors.ts"
import { useFocusInvalid } from "#components/data/use-focus-invalid.ts"
import { Button } from "#components/ui/button.tsx"
import { Card, CardHeader } from "#components/ui/card.tsx"
import { InlineError } from "#components/ui/inline-error.tsx"
import { BasicsFields } from "./basics-fields.tsx"
import { BodyFields } from "./body-fields.tsx"
import { ButtonFields } from "./button-fields.tsx"
import { FooterField } from "./footer-field.tsx"
import { HeaderFields } from "./header-fields.tsx"
import { SubmitDialog } from "./submit-dialog.tsx"
import type { TemplateEditorState } from "./use-template-editor.ts"

/** The fields of a template, and what is done with them at their foot. */
export function TemplateFormCards({ editor }: { editor: TemplateEditorState }) {
  const { template, form, mayEdit, saving, save, submit } = editor
  const [isAsked, setAsked] = useState(false)
  const { form: element, focusInvalid } = useFocusInvalid(saving.error)
  const ask = (event: FormEvent) => {
    event.preventDefault()
    if (form.showProblems()) setAsked(true)
    else focusInvalid()
  }
  return (
    <form ref={element} onSubmit={ask} noValidate className="flex flex-col gap-4 **:scroll-mb-20">
      <Card>
        <CardHeader title="Name" description="What WhatsApp files it under." />
        <BasicsFields form={form} own={template?.sender ?? null} />
      </Card>
      <Card>
        <CardHeader title="Message" description="The phone beside it shows what recipients see." />
        <div className="flex flex-col gap-5 p-4">
          <HeaderFields form={form} />
          <BodyFields form={form} />
          <FooterField form={form} />
          <ButtonFields form={form} />
        </div>
      </Card>
      {saving.error && isOfNoField(saving.error) && <InlineError error={saving.error} />}
      {mayEdit && (
        <div className="sticky bottom-0 z-10 -mx-1 flex flex-wrap items-center justify-end gap-2 bg-canvas px-1 py-3">
          {form.isChanged && <p className="mr-auto text-ink-soft">Not saved yet</p>}
          <Button onPress={save} isPending={saving.isPending && !isAsked}>
            Save draft
          </Button>
          <Button type="submit" variant="primary">
            Submit for approval
          </Button>
        </div>
      )}
      <SubmitDialog title={form.fields.title} isOpen={isAsked} onOpenChange={setAsked} onConfirm={submit} />
    </form>
  )
}

const isOfNoField = (error: Error) => Object.keys(fieldErrors(error)).length === 0
