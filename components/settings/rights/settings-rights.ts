/** What the signed-in person may do in Settings. */
export type SettingsRights = {
  mayCreate: boolean
  mayRevoke: boolean
  mayAdminister: boolean
  maySeePeople: boolean
  mayManagePeople: boolean
}
