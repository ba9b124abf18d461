import { leftToOthers, may, mustBeAllowed, type Action } from './access';
import type { UserActor } from './actor';

const ADVISER: UserActor = { kind: 'user', userId: 'u', staffId: 's', name: 'Ada', role: 'adviser', teamIds: [] };
const TRAINEE: UserActor = { ...ADVISER, trainee: true };

describe('what a trainee may do', () => {
  it.each<Action>(['record-casework', 'read-notes', 'see-young-people', 'edit-person', 'see-duty'])(
    'works with young people as every adviser does: %s',
    (action) => expect([may(ADVISER, action), may(TRAINEE, action)]).toEqual([true, true]),
  );

  it.each<[Action, string]>([
    ['sign-records', 'You are a trainee: a colleague or a manager reads what you wrote and finishes it.'],
    ['take-out', 'You are a trainee: a colleague or a manager takes this out of the record for you.'],
    ['ask-for-pause', 'You are a trainee: a colleague or a manager asks for the pause.'],
  ])('leaves to a colleague or a manager, and is told so: %s', (action, sentence) => {
    expect([may(ADVISER, action), may(TRAINEE, action)]).toEqual([true, false]);
    expect([leftToOthers(ADVISER, action), leftToOthers(TRAINEE, action)]).toEqual([null, sentence]);
    expect(() => mustBeAllowed(TRAINEE, action)).toThrow(sentence);
  });

  it('is told of what no adviser may do as every adviser is', () => {
    expect(leftToOthers(TRAINEE, 'allocate')).toBeNull();
    expect(() => mustBeAllowed(TRAINEE, 'allocate')).toThrow('Your role does not include this.');
  });

  it('is kept from no more by a token than by their own hand, and never from less', () => {
    const token = { id: 't', scopes: ['write:casework' as const] };
    expect(may({ ...ADVISER, token }, 'sign-records')).toBe(true);
    expect(may({ ...TRAINEE, token }, 'sign-records')).toBe(false);
    expect(may({ ...ADVISER, token: { ...token, scopes: ['read:people'] } }, 'sign-records')).toBe(false);
  });
});
