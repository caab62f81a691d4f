/** What the signed-in person may do in Settings. */
export type SettingsRights = {
  mayCreate: boolean
  mayRevoke: boolean
  mayConnect: boolean
  maySeePeople: boolean
  mayManagePeople: boolean
}
