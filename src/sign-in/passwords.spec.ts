import { hashPassword, isPassword, makePassword } from './passwords';

describe('passwords', () => {
  it('are kept as argon2id with 19 MiB and two passes', async () => {
    expect(await hashPassword('correct horse battery')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('are told from others', async () => {
    const hash = await hashPassword('correct horse battery');

    expect(await isPassword('correct horse battery', hash)).toBe(true);
    expect(await isPassword('Correct horse battery', hash)).toBe(false);
  });

  it('never fit an account that is not there', async () => {
    expect(await isPassword('', null)).toBe(false);
  });

  it('that are made differ, and hold nothing that is read wrongly', () => {
    const made = new Set(Array.from({ length: 100 }, makePassword));

    expect(made.size).toBe(100);
    for (const password of made) expect(password).toMatch(/^([a-hj-kmnp-z2-9]{5}-){3}[a-hj-kmnp-z2-9]{5}$/);
  });
});
