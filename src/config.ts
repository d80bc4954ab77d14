import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Everything that can be set from outside, read once. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Folder of the embedded database and of files. */
  readonly dataFolder: string;
  /** An outside PostgreSQL; without it the embedded one is used. */
  readonly databaseUrl: string | undefined;
  readonly replicaUrls: readonly string[];
  /** The address that people see, for links in letters and cookies behind TLS. */
  readonly publicUrl: string;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly returnedMail: string | undefined;
  /** Where self-checks and sorters that speak SIP2 reach us; absent when none may. */
  readonly sip2: Sip2Settings | undefined;
  readonly logLevel: string;
  /** Folder with the network as data. */
  readonly provinceFolder: string;
  /** True when real people's data may be here: demo accounts are then refused. */
  readonly production: boolean;
}

/** The address for machines; certificate and key are files in PEM. */
export interface Sip2Settings {
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
}

const home = resolve(import.meta.dirname, '..');

interface Variable {
  readonly name: string;
  readonly meaning: string;
  readonly fallback: string | undefined;
  /** What is wrong with a value, in words that say what to do; nothing when it will do. */
  readonly objection: (value: string) => string | undefined;
}

const url = (schemes: string) => (value: string) =>
  URL.canParse(value) && new RegExp(`^(${schemes}):$`).test(new URL(value).protocol)
    ? undefined
    : `must be an address that starts with ${schemes.replaceAll('|', ':// or ')}://`;

const oneOf =
  (...allowed: string[]) =>
  (value: string) =>
    allowed.includes(value) ? undefined : `must be one of ${allowed.join(', ')}`;

const anything = () => undefined;

const portNumber = (value: string) =>
  /^\d+$/.test(value) && Number(value) <= 65_535 ? undefined : 'must be a whole number from 0 to 65535';

const readable = (value: string) => (existsSync(value) ? undefined : 'must be a file that exists');

/** Every variable with its meaning and default; `bindwerk doctor` prints this table. */
export const variables = [
  {
    name: 'PORT',
    meaning: 'port of the web server; 0 takes a free one',
    fallback: '8080',
    objection: portNumber,
  },
  {
    name: 'HOST',
    meaning: 'address to listen on; loopback unless set',
    fallback: '127.0.0.1',
    objection: anything,
  },
  {
    name: 'BINDWERK_DATA',
    meaning: 'folder of the embedded database and files',
    fallback: join(home, '.data'),
    objection: anything,
  },
  {
    name: 'BINDWERK_PROVINCE',
    meaning: 'folder with the network as data',
    fallback: join(home, 'provinces/drenthe'),
    objection: value => (existsSync(value) ? undefined : 'must be a folder that exists'),
  },
  {
    name: 'DATABASE_URL',
    meaning: 'PostgreSQL 15 or later; empty starts the embedded one',
    fallback: undefined,
    objection: url('postgres|postgresql'),
  },
  {
    name: 'DATABASE_REPLICA_URLS',
    meaning: 'read replicas, separated by commas',
    fallback: undefined,
    objection: value => value.split(',').map(url('postgres|postgresql')).find(Boolean),
  },
  {
    name: 'PUBLIC_URL',
    meaning: 'address that visitors type; default is made of HOST and PORT',
    fallback: undefined,
    objection: url('http|https'),
  },
  {
    name: 'SMTP_URL',
    meaning: 'mail server; empty sends no e-mail',
    fallback: undefined,
    objection: url('smtp|smtps'),
  },
  {
    name: 'MAIL_FROM',
    meaning: 'sender of e-mail',
    fallback: 'Bindwerk <noreply@localhost>',
    objection: anything,
  },
  {
    name: 'MAIL_RETURNED',
    meaning: 'folder (maildir) of the mailbox in MAIL_FROM, for mail that comes back; empty reads none',
    fallback: undefined,
    objection: value => (existsSync(value) ? undefined : 'must be a folder that exists'),
  },
  {
    name: 'SIP2_PORT',
    meaning: 'port for self-checks and sorters (SIP 2.00); empty serves none, 0 takes a free one',
    fallback: undefined,
    objection: portNumber,
  },
  {
    name: 'SIP2_HOST',
    meaning: 'address to listen on for machines; other than loopback only with SIP2_CERT and SIP2_KEY',
    fallback: '127.0.0.1',
    objection: anything,
  },
  {
    name: 'SIP2_CERT',
    meaning: 'file with the certificate (PEM) by which the line to machines is encrypted',
    fallback: undefined,
    objection: readable,
  },
  {
    name: 'SIP2_KEY',
    meaning: 'file with the key (PEM) of that certificate',
    fallback: undefined,
    objection: readable,
  },
  {
    name: 'LOG_LEVEL',
    meaning: 'how much is logged',
    fallback: 'info',
    objection: oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent'),
  },
  {
    name: 'NODE_ENV',
    meaning: 'production refuses demo accounts',
    fallback: 'development',
    objection: oneOf('development', 'production', 'test'),
  },
] as const satisfies readonly Variable[];

type Name = (typeof variables)[number]['name'];
export type Environment = Readonly<Record<string, string | undefined>>;

const loopback = /^(?:127(?:\.\d+){3}|::1|localhost)$/;

/** What is wrong between settings that are sound by themselves. */
function discord(env: Environment): string[] {
  const { SIP2_HOST: host, SIP2_CERT: cert, SIP2_KEY: key } = env;
  if (Boolean(cert) !== Boolean(key)) return ['SIP2_CERT and SIP2_KEY go together; set both or neither'];
  return host && !loopback.test(host) && !cert
    ? [`SIP2_HOST is "${host}" but without SIP2_CERT and SIP2_KEY it must be on loopback`]
    : [];
}

/** What is set wrongly, a line each; empty when all is well. */
export function objections(env: Environment): string[] {
  const alone = (variables as readonly Variable[]).flatMap(({ name, objection }) => {
    const value = env[name];
    const wrong = value === undefined || value === '' ? undefined : objection(value);
    return wrong === undefined ? [] : [`${name} is "${value}" but ${wrong}`];
  });
  return [...alone, ...discord(env)];
}

/** Says everything that is wrong at once. */
export class WrongSettings extends Error {
  constructor(wrong: readonly string[]) {
    super(`Bindwerk cannot start:\n${wrong.map(line => `- ${line}`).join('\n')}`);
  }
}

function sip2Settings(value: (name: Name) => string | undefined): Sip2Settings {
  const [certFile, keyFile] = [value('SIP2_CERT'), value('SIP2_KEY')];
  return {
    host: value('SIP2_HOST') ?? '',
    port: Number(value('SIP2_PORT')),
    tls: certFile && keyFile ? { certFile, keyFile } : undefined,
  };
}

/** The only reader of the environment. Throws `WrongSettings` with every problem at once. */
export function readSettings(env: Environment): Settings {
  const wrong = objections(env);
  if (wrong.length > 0) throw new WrongSettings(wrong);
  const value = (name: Name): string | undefined =>
    env[name] || (variables as readonly Variable[]).find(variable => variable.name === name)?.fallback;
  const text = (name: Name) => value(name) ?? '';
  const [port, host] = [Number(text('PORT')), text('HOST')];
  return {
    port,
    host,
    dataFolder: resolve(text('BINDWERK_DATA')),
    databaseUrl: value('DATABASE_URL'),
    replicaUrls: text('DATABASE_REPLICA_URLS').split(',').filter(Boolean),
    publicUrl: value('PUBLIC_URL') ?? `http://${host}:${port}`,
    smtpUrl: value('SMTP_URL'),
    mailFrom: text('MAIL_FROM'),
    returnedMail: value('MAIL_RETURNED'),
    sip2: value('SIP2_PORT') === undefined ? undefined : sip2Settings(value),
    logLevel: text('LOG_LEVEL'),
    provinceFolder: resolve(text('BINDWERK_PROVINCE')),
    production: text('NODE_ENV') === 'production',
  };
}
