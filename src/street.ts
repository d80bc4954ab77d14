/**
 * The order of the modules: ask upstream, announce downstream. A module may ask any module before it, through its
 * door, and never knows one after it. The same list mounts, migrates and is kept by the architecture test.
 */
export const street = [
  'network',
  'ledger',
  'people',
  'notices',
  'intake',
  'catalogue',
  'circulation',
  'transport',
  'routing',
  'requests',
  'discovery',
  'desk',
  'programmes',
  'statistics',
  'publications',
] as const;
