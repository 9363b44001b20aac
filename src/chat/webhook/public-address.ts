import { BlockList, isIP } from "node:net";

/** Everything that is not the public internet: this machine, private networks, link-local, shared, reserved, multicast. */
const closed = new BlockList();
for (const [address, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  closed.addSubnet(address, bits, "ipv4");
}
/** Of the other family only the part that is given out for the public internet; what wraps an older address is not. */
const open6 = new BlockList();
open6.addSubnet("2000::", 3, "ipv6");
const wrapped = new BlockList();
for (const [address, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
] as const) {
  wrapped.addSubnet(address, bits, "ipv6");
}

/** Whether an address is one of the public internet, so that nothing inside the firm can be reached by naming it. */
export const isPublicAddress = (address: string): boolean => {
  switch (isIP(address)) {
    case 4:
      return !closed.check(address, "ipv4");
    case 6:
      return open6.check(address, "ipv6") && !wrapped.check(address, "ipv6");
    default:
      return false;
  }
};
