import { screen, waitFor } from "@testing-library/react"
import { useState } from "react"
import { expect, test, vi } from "vitest"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { later } from "#components/testing/server.ts"
import { Button } from "./button.tsx"
import { ConfirmDialog } from "./confirm-dialog.tsx"

type AskingProps = { onConfirm: () => Promise<unknown>; isKept?: boolean }

/** A thing that can be deleted, and is gone once it was. */
function Asking({ onConfirm, isKept = true }: AskingProps) {
  const [isOpen, setOpen] = useState(false)
  const [isThere, setThere] = useState(true)
  const confirm = async () => {
    await onConfirm()
    setThere(isKept)
  }
  return (
    <>
      {isThere && <Button onPress={() => setOpen(true)}>Delete it</Button>}
      <ConfirmDialog
        title="Delete"
        confirmLabel="Delete now"
        isOpen={isOpen}
        onOpenChange={setOpen}
        onConfirm={confirm}
      >
        It is gone then.
      </ConfirmDialog>
    </>
  )
}

const opener = () => screen.getByRole("button", { name: "Delete it" })
const dialog = () => screen.queryByRole("alertdialog")
const press = (name: string) => screen.getByRole("button", { name })

test("closes when it is done, and gives the focus back", async () => {
  const { user } = renderScreen(<Asking onConfirm={async () => {}} />)
  await user.click(opener())
  await user.click(await screen.findByRole("button", { name: "Delete now" }))
  await waitFor(() => expect(dialog()).toBeNull())
  await waitFor(() => expect(document.activeElement).toBe(opener()))
})

test("gives the focus to the page when the button that had it is gone with the thing", async () => {
  const { user } = renderScreen(<Asking isKept={false} onConfirm={async () => {}} />)
  await user.click(opener())
  await user.click(await screen.findByRole("button", { name: "Delete now" }))
  await waitFor(() => expect(dialog()).toBeNull())
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("main")))
})

test("stays open with the error when it fails, and begins anew the next time", async () => {
  const { user } = renderScreen(<Asking onConfirm={() => Promise.reject(new Error("no"))} />)
  await user.click(opener())
  await user.click(await screen.findByRole("button", { name: "Delete now" }))
  expect(await screen.findByText(/Something went wrong/)).toBeDefined()
  await user.click(press("Cancel"))
  await user.click(opener())
  expect(screen.queryByText(/Something went wrong/)).toBeNull()
})

test("cannot be left while it runs: nobody would learn how it ended", async () => {
  const ending = later<void>()
  const onConfirm = vi.fn(ending.answer)
  const { user } = renderScreen(<Asking onConfirm={onConfirm} />)
  await user.click(opener())
  await user.click(await screen.findByRole("button", { name: "Delete now" }))
  await user.click(press("Cancel"))
  await user.keyboard("{Escape}")
  await user.click(press("Close"))
  expect(dialog()).not.toBeNull()
  await user.click(await screen.findByRole("button", { name: "Delete now" }))
  expect(onConfirm).toHaveBeenCalledTimes(1)
  ending.give()
  await waitFor(() => expect(dialog()).toBeNull())
})
