/**
 * What a mail server said when it will never take mail for an address: a permanent failure (RFC 5321, 4.2.1: 5yz) about
 * the mailbox. Nothing for anything that may pass, or that is not about the address.
 */
export function bounceOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, responseCode } = error as Error & { code?: unknown; responseCode?: unknown };
  const isAboutAddress = code === 'EENVELOPE' && typeof responseCode === 'number';
  return isAboutAddress && responseCode >= 500 && responseCode < 600 ? error.message : undefined;
}
