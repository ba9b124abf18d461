import { loginUrl, roleFaults, roleIn, type Standing } from './database-roles';

const application: Standing = {
  role: 'app',
  database: 'onward',
  major: 15,
  superuser: false,
  mayBecome: ['app'],
  powers: [],
};
const owner: Standing = { ...application, role: 'owner', mayBecome: ['owner'], powers: ['owns the database'] };

describe('the roles that Onward starts with', () => {
  it('are right when the application has no rights of its own and the owner is another role', () => {
    expect(roleFaults(application, owner)).toEqual([]);
    expect(roleFaults(application, undefined)).toEqual([]);
  });

  it('are refused on a server that is too old, which the message names', () => {
    expect(roleFaults({ ...application, major: 14 }, owner)).toEqual([
      'The server is PostgreSQL 14; Onward needs 15 or later.',
    ]);
  });

  it('are refused with every fault at once', () => {
    expect(
      roleFaults({ ...application, major: 13, powers: ['is a superuser'] }, { ...owner, superuser: true }),
    ).toHaveLength(3);
  });

  it('are refused when the application has the owner’s login, even before the owner owns anything', () => {
    expect(roleFaults(application, application)).toEqual([expect.stringContaining('logs in as the owner')]);
  });
});

describe('the role in the application’s address', () => {
  it.each([
    ['postgresql://app@/d?host=%2Frun', 'app'],
    ['postgres://a%20b:s%40crt@db.example:6432/d', 'a b'],
  ])('of %s is %s', (url, role) => {
    expect(roleIn(url)).toBe(role);
  });

  it('must be there, since it is given its rights', () => {
    expect(() => roleIn('postgresql://@db.example/d')).toThrow('DATABASE_URL must name the role');
  });
});

describe('another role’s address on the same server', () => {
  it.each([
    ['postgresql://postgres@/postgres?host=%2Frun&port=5432', 'postgresql://app@/d?host=%2Frun&port=5432'],
    ['postgres://boss:s%40crt@db.example:6432/postgres', 'postgres://app:s%40crt@db.example:6432/d'],
    ['postgresql://boss@[::1]', 'postgresql://app@[::1]/d'],
  ])('of %s is %s', (url, expected) => {
    expect(loginUrl(url, { role: 'app', database: 'd' })).toBe(expected);
  });

  it('keeps what is not changed', () => {
    const url = 'postgresql://boss@/postgres?host=%2Frun';
    expect(loginUrl(url, { database: 'd' })).toBe('postgresql://boss@/d?host=%2Frun');
    expect(loginUrl(url, { role: 'app' })).toBe('postgresql://app@/postgres?host=%2Frun');
  });

  it('cannot be made of something else, which is not repeated because it may hold a password', () => {
    expect(() => loginUrl('mysql://me:secret@host/d', { role: 'app' })).toThrow(
      /^A database address looks like (?!.*secret)/,
    );
  });
});
