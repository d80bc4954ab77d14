import { generateKeyPairSync, sign } from 'node:crypto';

// A certificate of our own making for one test: X.509 v3 (RFC 5280) in DER (ITU-T X.690), for 127.0.0.1 and localhost.

const length = (size: number): number[] => {
  if (size < 128) return [size];
  const bytes = size < 256 ? [size] : [size >> 8, size & 0xff];
  return [0x80 | bytes.length, ...bytes];
};
const tagged = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...length(content.length)]), content]);
};
const sequence = (...parts: readonly Buffer[]) => tagged(0x30, ...parts);
const name = (...hex: readonly string[]) => tagged(0x06, Buffer.from(hex.join(''), 'hex'));
const octets = (...parts: readonly Buffer[]) => tagged(0x04, ...parts);
const text = (tag: number, value: string) => tagged(tag, Buffer.from(value, 'latin1'));

const ecdsaWithSha256 = sequence(name('2a8648ce3d040302'));
const issuer = sequence(tagged(0x31, sequence(name('550403'), text(0x0c, 'Bindwerk test'))));
const always = sequence(text(0x17, '200101000000Z'), text(0x17, '491231235959Z'));
const alternativeNames = sequence(
  name('551d11'),
  octets(sequence(text(0x82, 'localhost'), tagged(0x87, Buffer.from([127, 0, 0, 1])))),
);

/** A key on P-256 and a certificate that it signed for itself, both in PEM. */
export function aCertificate(): { cert: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    issuer,
    always,
    issuer,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(alternativeNames)),
  );
  const signature = tagged(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  const lines =
    sequence(body, ecdsaWithSha256, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return {
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
