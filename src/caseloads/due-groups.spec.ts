import type { UserActor } from '../access/actor';
import { localDate } from '../statutory/local-date';
import { dueGroups, folded, type DueGroup } from './due-groups';
import type { DueLine } from './due-line';

const TODAY = localDate('2026-03-09');
const ADA: UserActor = { kind: 'user', userId: 'u', staffId: 's', name: 'Ada Worker', role: 'adviser', teamIds: [] };

function line(rule: string, dueOn: string, given: Partial<DueLine> = {}): DueLine {
  return {
    id: `${rule} ${dueOn}`,
    rule,
    subject: null,
    title: rule,
    dueOn: localDate(dueOn),
    dueAt: null,
    overdue: dueOn < TODAY,
    because: 'Because.',
    dutyBasis: 'statute',
    confirmed: true,
    pausedUntil: null,
    startedById: `${rule} ${dueOn}`,
    startedBy: `visit on ${dueOn}`,
    notBefore: null,
    severity: 'S1',
    said: null,
    partly: false,
    late: null,
    ...given,
  };
}

const HOME = '019abf8e-6b2a-7c3d-9e4f-5a6b7c8d9e0f';
const movedIn = { startedById: HOME, startedBy: `accommodation ${HOME} on 2026-03-03` };
const told = (group: DueGroup) =>
  group.kind === 'event'
    ? group.words
    : [group.item.title, ...group.also.map(({ title, words }) => `+ ${title}, ${words}`)].join(' ');
const groups = (...lines: DueLine[]) => dueGroups(lines, 'mina', ADA, TODAY).map(told);

describe('the lines of one young person', () => {
  it('are one for all that one event brings', () => {
    expect(
      groups(
        line('RV-03', '2026-03-31', movedIn),
        line('PA-02', '2026-03-10', movedIn),
        line('PA-03', '2026-03-31', movedIn),
      ),
    ).toEqual(['Moved in on 3 March 2026: 3 things due, first by 10 March 2026']);
  });

  it('say how many of an event’s things are overdue', () => {
    expect(groups(line('PA-02', '2026-03-02', movedIn), line('RV-03', '2026-03-31', movedIn))).toEqual([
      'Moved in on 3 March 2026: 2 things due, first by 2 March 2026, 1 of them overdue',
    ]);
  });

  it('open to every item, each with its own reason', () => {
    const [group] = dueGroups(
      [line('PA-02', '2026-03-10', movedIn), line('RV-03', '2026-03-31', movedIn)],
      'mina',
      ADA,
      TODAY,
    );
    expect(group?.kind === 'event' && group.items.map(({ item }) => item.title)).toEqual(['PA-02', 'RV-03']);
  });

  it('are one for what the same step meets, which is named with its own day', () => {
    expect(groups(line('PA-05', '2026-03-01'), line('PA-12', '2026-03-01'))).toEqual(['PA-05 + PA-12, 8 days overdue']);
  });

  it('are not one only because records begin on the same day', () => {
    const begun = { startedById: 'records-begin', startedBy: 'records of this kind began on 2026-01-01' };
    expect(groups(line('PA-05', '2026-03-01', begun), line('RV-01', '2026-03-05', begun))).toEqual(['PA-05', 'RV-01']);
  });

  it('stand in the order of what is due first in each', () => {
    expect(
      groups(line('RV-03', '2026-03-31', movedIn), line('HE-01', '2026-03-11'), line('PA-02', '2026-03-10', movedIn)),
    ).toEqual(['Moved in on 3 March 2026: 2 things due, first by 10 March 2026', 'HE-01']);
  });

  it.each([
    [['2026-03-01', '2026-03-02', '2026-03-03'], 3, '0 more due'],
    [['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'], 2, '2 more overdue'],
    [['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-12'], 2, '2 more, 1 of them overdue'],
    [['2026-03-01', '2026-03-09', '2026-03-10', '2026-03-12'], 2, '2 more due'],
  ])('of %j show %i at once and say: %s', (dueOn, shown, words) => {
    const list = folded(
      dueOn.map((on) => line('PA-04', on)),
      'mina',
      ADA,
      TODAY,
    );
    expect([list.shown.length, list.shown.length + list.more.length]).toEqual([shown, dueOn.length]);
    expect(list.moreWords).toBe(words);
  });
});
