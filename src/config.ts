/** Settings, read once from the environment: each has a safe default or a clear refusal. */
export interface Config {
  port: number;
  host: string;
  /** Where links in mails lead; no slash at the end. */
  publicUrl: string;
  dataDir: string;
  /** The application role's; null starts the embedded database. */
  databaseUrl: string | null;
  /** The owner's; without it this copy does not migrate. */
  databaseOwnerUrl: string | null;
  /** Null: one is made on the first start and kept in the data folder. */
  sessionSecret: string | null;
  smtpUrl: string | null;
  mailFrom: string;
  /** Null: no text message is ever sent. */
  notify: NotifySettings | null;
  /** `DEMO=off` starts the embedded database empty. */
  madeUpAuthority: boolean;
  /** How often one API token may ask, in each copy of the application. */
  apiRequestsAMinute: number;
  /** `OPEN_REFERRAL=on` publishes the directory of services to whoever asks, without sign-in. */
  openReferral: boolean;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** GOV.UK Notify: the key is a secret, and is in no error and no log. */
export interface NotifySettings {
  url: string;
  apiKey: string;
  /** Of a template whose whole text is `((text))`. */
  templateId: string;
}

type Environment = Record<string, string | undefined>;

/** @throws Error naming the variable that cannot be used */
export function readConfig(env: Environment = process.env): Config {
  const port = wholeNumber(env, 'PORT', 3000, 0, 65_535);
  const host = env.HOST ?? '127.0.0.1';
  const databaseUrl = postgresUrl(env, 'DATABASE_URL');
  const databaseOwnerUrl = postgresUrl(env, 'DATABASE_OWNER_URL');
  if (databaseOwnerUrl && !databaseUrl) {
    throw new Error(
      'DATABASE_OWNER_URL is set but DATABASE_URL is not: set both, or neither for the embedded database.',
    );
  }
  const sessionSecret = env.SESSION_SECRET ?? null;
  if (sessionSecret !== null && sessionSecret.length < 32) {
    throw new Error('SESSION_SECRET must be at least 32 characters long.');
  }
  return Object.freeze({
    port,
    host,
    publicUrl: (env.PUBLIC_URL ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`).replace(/\/+$/, ''),
    dataDir: env.DATA_DIR ?? '.data',
    databaseUrl,
    databaseOwnerUrl,
    sessionSecret,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM ?? 'Onward <onward@localhost>',
    notify: notifySettings(env),
    madeUpAuthority: oneOf(env, 'DEMO', ['on', 'off'], 'on') === 'on',
    apiRequestsAMinute: wholeNumber(env, 'API_REQUESTS_A_MINUTE', 600, 1, 1_000_000),
    openReferral: oneOf(env, 'OPEN_REFERRAL', ['on', 'off'], 'off') === 'on',
    logLevel: oneOf(env, 'LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'], 'info'),
  });
}

function wholeNumber(env: Environment, name: string, fallback: number, least: number, most: number): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new Error(`${name} must be a whole number from ${least} to ${most}.`);
  }
  return value;
}

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** What is wrong is named, and its value never told. */
function notifySettings(env: Environment): NotifySettings | null {
  const { NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATE_ID: templateId } = env;
  if (!apiKey && !templateId) return null;
  if (!apiKey || !templateId) throw new Error('Set both NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID, or neither.');
  if (!new RegExp(`${ID}-${ID}$`, 'i').test(apiKey)) {
    throw new Error('NOTIFY_API_KEY must be a whole key of GOV.UK Notify: a name and two ids.');
  }
  if (!new RegExp(`^${ID}$`, 'i').test(templateId)) throw new Error('NOTIFY_TEMPLATE_ID must be the id of a template.');
  const url = (env.NOTIFY_URL ?? 'https://api.notifications.service.gov.uk').replace(/\/+$/, '');
  if (!/^https?:\/\//.test(url)) throw new Error('NOTIFY_URL must begin with https://');
  return { url, apiKey, templateId };
}

function postgresUrl(env: Environment, name: string): string | null {
  const text = env[name];
  if (!text) return null;
  if (!/^postgres(ql)?:\/\//.test(text)) throw new Error(`${name} must begin with postgresql://`);
  return text;
}

function oneOf<T extends string>(env: Environment, name: string, allowed: readonly T[], fallback: T): T {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const found = allowed.find((word) => word === text);
  if (!found) throw new Error(`${name} must be one of ${allowed.join(', ')}.`);
  return found;
}
