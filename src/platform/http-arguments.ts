import type { FastifyRequest } from 'fastify';

/** The arguments of a request in the order in which they came, repeated ones too: from the address, then from a posted form. */
export function argumentsOf({ url, body }: FastifyRequest): [string, string][] {
  const start = url.indexOf('?');
  const address = start < 0 ? [] : [...new URLSearchParams(url.slice(start + 1))];
  const form = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return [
    ...address,
    ...form.flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one)])),
  ];
}
