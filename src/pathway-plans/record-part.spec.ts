import { aPlan } from '../../test/support/plan-documents';
import { may } from '../access/access';
import { ROLES, SCOPES, type UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import { localDate } from '../statutory/local-date';
import { adviserKept } from './record-part';

describe('what a plan keeps of the record', () => {
  it('is read by nobody who may read a plan and not the record’s facts on health', () => {
    const asUser = (role: UserActor['role'], token: UserActor['token']): UserActor => ({
      kind: 'user',
      userId: newId(),
      staffId: newId(),
      name: 'Ada Worker',
      role,
      teamIds: [],
      token,
    });
    for (const role of ROLES) {
      const tokens = [undefined, ...SCOPES.map((scope) => ({ id: newId(), scopes: [scope] }))];
      for (const actor of tokens.map((token) => asUser(role, token))) {
        expect([role, actor.token?.scopes, may(actor, 'see-health')]).toEqual([
          role,
          actor.token?.scopes,
          may(actor, 'read-notes'),
        ]);
      }
    }
  });

  it('names the adviser of then, or nobody', () => {
    const facts = [{ label: 'Personal adviser', words: 'Ada Worker' }];
    const asOf = localDate('2026-11-23');
    expect(adviserKept(aPlan([], { fromRecord: { asOf, topics: [{ key: 'support', facts }] } }))).toBe('Ada Worker');
    expect(adviserKept(aPlan([], { fromRecord: { asOf, topics: [] } }))).toBeNull();
    expect(adviserKept(aPlan([]))).toBeNull();
  });
});
