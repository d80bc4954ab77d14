/**
 * The checksum of a message: the two's complement of the sum of all its bytes, up to and with `AZ`, in four hexadecimal
 * digits (SIP 2.00, "Error detection"). Over the bytes as sent, so a title in decomposed form is not normalised first.
 */
export function checksum(upToAz: Uint8Array): string {
  let sum = 0;
  for (const byte of upToAz) sum += byte;
  return (-sum & 0xff_ff).toString(16).toUpperCase().padStart(4, '0');
}
