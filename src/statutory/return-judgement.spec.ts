import { disagree, judgementInReturn, refusalOfJudgement } from './return-judgement';

describe('the judgement of the return', () => {
  it.each([
    ['S', '1', true, true, 'S1 is refused to everybody'],
    ['X', '1', true, true, 'X1 is refused to everybody'],
    ['S', '2', false, false, 'S2 is the only answer'],
    ['W', '1', false, true, 'W1 is refused to an adviser'],
    ['W', '1', true, false, 'W1 is taken from a manager, with a reason'],
    ['V', '1', false, true, 'V1 is refused to an adviser'],
    ['U', '1', false, false, 'U1 is anybody’s'],
  ] as const)('%s%s, by a manager %s: refused %s (%s)', (type, judgement, byManager, isRefused, _why) => {
    const home = { type, needsManager: type === 'W' || type === 'V' };
    expect(refusalOfJudgement(home, { judgement, byManager }) !== null).toBe(isRefused);
  });

  it('a house in multiple occupation is 1 only for a manager', () => {
    const home = { type: 'U', needsManager: true };
    expect(refusalOfJudgement(home, { judgement: '1', byManager: false })).toContain('Only a manager');
    expect(refusalOfJudgement(home, { judgement: '1', byManager: true })).toBeNull();
  });

  it.each([
    ['U', 'U1', '2', 'U2', 'what a worker gave stands before the assessment'],
    ['U', null, '1', 'U1', 'and where the assessment is open'],
    ['U', 'U2', null, 'U2', 'an assessment with an answer gives it'],
    ['U', null, null, null, 'an open one gives none'],
    ['X', null, '1', 'X2', 'custody is 2 whatever was said'],
    ['S', 'S2', '1', 'S2', 'no fixed abode is 2 whatever was said'],
    ['W', 'W2', '1', 'W2', 'bed and breakfast follows the manager’s reason on the home'],
  ] as const)('%s, assessed %s, given %s: %s (%s)', (type, ssda903, given, expected, _why) => {
    expect(judgementInReturn(type, { ssda903 }, given && { judgement: given, byManager: false })).toBe(expected);
  });

  it.each([
    ['no', 'U1', true],
    ['yes', 'U2', true],
    ['yes', 'U1', false],
    ['partly', 'U1', false],
    ['partly', 'U2', false],
    ['no', 'U2', false],
    ['not-said', 'U1', null],
    [null, 'U1', null],
    ['no', null, null],
  ] as const)('they think %s of a home that is %s: disagreement %s', (view, inReturn, expected) => {
    expect(disagree(view, inReturn)).toBe(expected);
  });
});
