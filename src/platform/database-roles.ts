import { Client } from 'pg';

export const OWNER_ROLE = 'onward_owner';
export const APPLICATION_ROLE = 'onward_app';
export const DATABASE = 'onward';
const OLDEST_MAJOR = 15;
const EXTENSIONS = ['btree_gist', 'pg_trgm', 'unaccent'] as const;
/** Predefined roles that pass every grant we make. */
const ROLES_PAST_GRANTS = ['pg_write_all_data', 'pg_execute_server_program', 'pg_write_server_files'] as const;

/**
 * Gives a cluster of ours its owner role, its application role and the owner's database with the extensions in it.
 * Whatever is there already is put right, so a start that was cut short is repaired by the next.
 */
export async function prepareRoles(superuserUrl: string, database: string = DATABASE): Promise<void> {
  await withClient(superuserUrl, async (cluster) => {
    for (const role of [OWNER_ROLE, APPLICATION_ROLE]) {
      const known = await cluster.query('select from pg_roles where rolname = $1', [role]);
      if (known.rowCount === 0) await cluster.query(`create role ${role}`);
      await cluster.query(
        `alter role ${role} login inherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls`,
      );
    }
    const known = await cluster.query('select from pg_database where datname = $1', [database]);
    if (known.rowCount === 0) await cluster.query(`create database "${database}" owner ${OWNER_ROLE}`);
  });
  await withClient(loginUrl(superuserUrl, { database }), async (inside) => {
    for (const extension of EXTENSIONS) await inside.query(`create extension if not exists ${extension}`);
  });
}

/** The same server and password; another role, another database, or both. */
export function loginUrl(url: string, to: { role?: string; database?: string }): string {
  const [scheme, role, password, server, database, query = ''] = partsOf(url);
  return `${scheme}${to.role ?? role}${password}@${server}/${to.database ?? database}${query}`;
}

/** Whom the application's address logs in as, also where the server is a socket: `postgresql://role@/database?host=/run`. */
export function roleIn(applicationUrl: string): string {
  const role = decodeURIComponent(partsOf(applicationUrl)[1]!);
  if (!role) throw new Error('DATABASE_URL must name the role that the application logs in as.');
  return role;
}

/** Not URL's own: to it an address without a server's name is none. */
function partsOf(url: string): string[] {
  const parts = /^(postgres(?:ql)?:\/\/)([^:@/]*)([^@/]*)@([^/?]*)\/?([^?]*)(\?.*)?$/.exec(url);
  if (!parts) throw new Error('A database address looks like postgresql://role@server/database.');
  return parts.slice(1);
}

/**
 * That the database's own guard holds: the application's role can neither alter the tables, nor become their owner, nor
 * pass the grants by being a superuser; and the server is one that Onward's SQL runs on.
 *
 * @throws with every reason at once, each saying which setting to mend
 */
export async function assertThreeRoles({ appUrl, ownerUrl }: { appUrl: string; ownerUrl?: string }): Promise<void> {
  const application = await withClient(appUrl, readStanding);
  const owner = ownerUrl === undefined ? undefined : await withClient(ownerUrl, readStanding);
  const faults = roleFaults(application, owner);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** What a role is in its database. */
export interface Standing {
  role: string;
  database: string;
  /** The server's major version. */
  major: number;
  superuser: boolean;
  /** Roles that this one is a member of, or is. */
  mayBecome: string[];
  /** What it may do that the application's role must not, in words that follow "a role that". */
  powers: string[];
}

export function roleFaults(application: Standing, owner: Standing | undefined): string[] {
  const faults: string[] = [];
  if (application.major < OLDEST_MAJOR) {
    faults.push(`The server is PostgreSQL ${application.major}; Onward needs ${OLDEST_MAJOR} or later.`);
  }
  for (const power of application.powers) {
    faults.push(`DATABASE_URL logs in as a role that ${power}: use a role with no rights of its own.`);
  }
  if (!owner) return faults;
  if (owner.database !== application.database) {
    faults.push('DATABASE_URL and DATABASE_OWNER_URL name different databases.');
  }
  if (owner.superuser) {
    faults.push('DATABASE_OWNER_URL logs in as a superuser: use a role that only owns the database.');
  }
  if (application.powers.length === 0 && application.mayBecome.includes(owner.role)) {
    faults.push('DATABASE_URL logs in as the owner or a member of it: the application needs a role of its own.');
  }
  return faults;
}

async function readStanding(client: Client): Promise<Standing> {
  const { rows } = await client.query<Omit<Standing, 'powers'> & Record<string, boolean>>(
    `select session_user as role, current_database() as database,
            current_setting('server_version_num')::int / 10000 as major,
            r.rolsuper as superuser, r.rolbypassrls as "passesRowPolicies",
            r.rolcreaterole as "makesRoles", r.rolreplication as replicates,
            (select coalesce(array_agg(o.rolname::text), '{}') from pg_roles o
              where pg_has_role(r.oid, o.oid, 'member')) as "mayBecome",
            exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where n.nspname !~ '^(pg_|information_schema$)' and pg_has_role(r.oid, c.relowner, 'member'))
              as "ownsTables",
            (select pg_has_role(r.oid, d.datdba, 'member') from pg_database d where d.datname = current_database())
              as "ownsDatabase"
       from pg_roles r where r.rolname = session_user`,
  );
  const [row] = rows;
  if (!row) throw new Error('The database does not know the role that it let in.');
  if (row.superuser) return { ...row, powers: ['is a superuser'] };
  const powers = [
    row.ownsTables && 'owns tables, or is a member of one that does',
    row.ownsDatabase && 'owns the database, or is a member of one that does',
    row.makesRoles && 'may make roles',
    row.passesRowPolicies && 'passes row policies',
    row.replicates && 'may replicate the database',
    ...ROLES_PAST_GRANTS.map((past) => row.mayBecome.includes(past) && `is a member of ${past}`),
  ];
  return { ...row, powers: powers.filter((power) => typeof power === 'string') };
}

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
