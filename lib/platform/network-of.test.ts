import fc from "fast-check"
import { expect, test } from "vitest"
import { networkOf } from "./network-of.ts"

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:DB8:0:0:ffff::9", "2001:db8:0:0::/64"],
  ["2001:0db8:0001:0002:0003:0004:0005:0006", "2001:db8:1:2::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["192.0.2.7:51234", "192.0.2.7"],
  ["[2001:db8::1]:51234", "2001:db8:0:0::/64"],
  ["[2001:db8::1]", "2001:db8:0:0::/64"],
  [null, "unknown"],
  ["", "unknown"],
  ["<script>", "unknown"],
  ["::FFFF:192.0.2.7", "192.0.2.7"],
  ["[::ffff:192.0.2.7]:51234", "192.0.2.7"],
])("%j counts as %s", (address, network) => expect(networkOf(address)).toBe(network))

test("all addresses of one /64 are one network, and every text is some network", () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      expect(networkOf(address)).toMatch(/^(([0-9a-f]{1,4}:){4}:\/64|\d+\.\d+\.\d+\.\d+)$/)
    }),
  )
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      expect(networkOf(text).length).toBeLessThanOrEqual(64)
    }),
  )
})
