import { userForRoot } from './embedded-binaries';

const NOBODY = 'nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin';
const POSTGRES = 'postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash';

describe('whom root hands the database server to', () => {
  it.each([
    [[NOBODY, POSTGRES], { uid: 101, gid: 104 }, 'postgres, where there is one'],
    [[NOBODY], { uid: 65534, gid: 65533 }, 'nobody otherwise'],
  ])('of %j it takes %j: %s', (lines, user) => {
    expect(userForRoot(['root:x:0:0:root:/root:/bin/bash', ...lines, ''].join('\n'))).toEqual(user);
  });

  it('says so when there is neither', () => {
    expect(() => userForRoot('root:x:0:0:root:/root:/bin/bash\n')).toThrow('neither a postgres nor a nobody user');
  });
});
