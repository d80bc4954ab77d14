/** What can be wrong with a request, by the number of the SRU diagnostics list (info:srw/diagnostic/1). */
export const diagnosticMessages = {
  4: 'Unsupported operation',
  5: 'Unsupported version',
  6: 'Unsupported parameter value',
  7: 'Mandatory parameter not supplied',
  8: 'Unsupported parameter',
  10: 'Query syntax error',
  11: 'Unsupported query type',
  12: 'Too many characters in query',
  13: 'Invalid or unsupported use of parentheses',
  15: 'Unsupported context set',
  16: 'Unsupported index',
  19: 'Unsupported relation',
  20: 'Unsupported relation modifier',
  22: 'Unsupported combination of relation and index',
  27: 'Empty term unsupported',
  28: 'Masking character not supported',
  29: 'Masked words too short',
  31: 'Anchoring character not supported',
  36: 'Term in invalid format for index or relation',
  38: 'Too many boolean operators in query',
  39: 'Proximity not supported',
  46: 'Unsupported boolean modifier',
  49: 'Masking character in unsupported position',
  50: 'Result sets not supported',
  61: 'First record position out of range',
  66: 'Unknown schema for retrieval',
  84: 'Too many sort keys to sort',
  88: 'Unsupported path for sort',
  90: 'Unsupported direction',
  120: 'Response position out of range',
} as const satisfies Record<number, string>;

export interface Diagnostic {
  readonly code: keyof typeof diagnosticMessages;
  /** What it is about: the index, the value, the place in the query. */
  readonly details?: string;
}

/** Stops a request with a diagnostic; caught where the answer is written. */
export class SruFault extends Error {
  readonly diagnostic: Diagnostic;
  constructor(code: Diagnostic['code'], details: string) {
    super(`${diagnosticMessages[code]}: ${details}`);
    this.diagnostic = { code, details };
  }
}
