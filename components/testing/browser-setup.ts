import { cleanup } from "@testing-library/react"
import { afterEach, beforeEach } from "vitest"
import { stubBrowser } from "./browser.ts"

beforeEach(stubBrowser)
afterEach(cleanup)
