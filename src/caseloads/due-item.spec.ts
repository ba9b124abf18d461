import type { UserActor } from '../access/actor';
import { localDate } from '../statutory/local-date';
import { toDueItem } from './due-item';
import type { DueLine } from './due-line';

const TODAY = localDate('2026-03-09');
const LINE: DueLine = {
  id: 'item',
  rule: 'PA-04',
  subject: null,
  title: 'Visit at home within 2 months of the last',
  dueOn: localDate('2026-03-06'),
  dueAt: null,
  overdue: true,
  because: 'The last visit there was on 6 January 2026, so the next is made by 6 March 2026.',
  dutyBasis: 'statute',
  confirmed: true,
  pausedUntil: null,
  startedById: 'visit',
  startedBy: 'visit visit on 2026-01-06',
  notBefore: null,
  severity: 'S1',
  said: null,
  partly: false,
  late: null,
};

describe('an item of what is due', () => {
  it('never shows a rule whose wording is not confirmed as settled law', () => {
    expect(toDueItem({ ...LINE, confirmed: false }, 'mina', as('adviser'), TODAY).basisWords).toBe(
      'Law, to be confirmed',
    );
  });

  it('says in words how late it is, why, and that it is the law', () => {
    expect(toDueItem(LINE, 'mina', as('adviser'), TODAY)).toMatchObject({
      words: '3 days overdue',
      overdue: true,
      because: LINE.because,
      basisWords: 'Law',
    });
  });

  it('leads an adviser to the form that meets it', () => {
    const item = toDueItem(LINE, 'mina', as('adviser'), TODAY);
    expect(item).toMatchObject({ href: '/young-people/mina/contacts/new', action: 'Record a visit' });
  });

  it('leads those who may not record it to the record', () => {
    const recorded = toDueItem(LINE, 'mina', as('data-officer'), TODAY);
    const allocated = toDueItem({ ...LINE, rule: 'PA-01' }, 'mina', as('adviser'), TODAY);
    expect([recorded.href, allocated.href]).toEqual(['/young-people/mina', '/young-people/mina']);
  });

  it('is not overdue on its day', () => {
    const item = toDueItem({ ...LINE, dueOn: TODAY, overdue: false }, 'mina', as('adviser'), TODAY);
    expect(item).toMatchObject({ words: 'due today', overdue: false });
  });

  it('where hours are counted says the hour, and is overdue from then on', () => {
    const hours = { ...LINE, dueOn: TODAY, dueAt: '2026-03-09T16:30:00+00:00' };
    const before = toDueItem({ ...hours, overdue: false }, 'mina', as('adviser'), TODAY);
    const after = toDueItem(hours, 'mina', as('adviser'), TODAY);
    expect([before.words, before.overdue]).toEqual(['due today at 4:30pm', false]);
    expect([after.words, after.overdue]).toEqual(['overdue since 4:30pm', true]);
  });

  it('says once that it is partly done', () => {
    const because = 'Seen every 8 weeks, so by 6 March 2026; what has been recorded does not meet it.';
    const item = toDueItem({ ...LINE, rule: 'PA-05', because, partly: true }, 'mina', as('adviser'), TODAY);

    expect([item.partly, item.because]).toEqual([
      'Partly done, waits for a manager',
      'Seen every 8 weeks, so by 6 March 2026.',
    ]);
  });

  it('says until when it is paused', () => {
    const item = toDueItem({ ...LINE, pausedUntil: localDate('2026-04-01') }, 'mina', as('adviser'), TODAY);
    expect(item.paused).toBe('Paused until 1 April 2026');
  });

  const SAID = { staffId: 's', name: 'Ada Worker', willDo: 'visit on Thursday', saidOn: localDate('2026-03-02') };

  it.each([
    ['you said', 's', '2026-03-12', { who: 'You said', by: 'by 12 March 2026', gone: false }],
    ['another said', 'another', '2026-03-12', { who: 'Ada Worker said', by: 'by 12 March 2026', gone: false }],
    ['you said by a day that has gone by', 's', '2026-03-08', { by: 'by 8 March 2026, which has gone by', gone: true }],
  ])('says what %s will be done', (_who, staffId, byOn, words) => {
    const said = { ...SAID, staffId, byOn: localDate(byOn) };

    const item = toDueItem({ ...LINE, said }, 'mina', as('adviser'), TODAY);

    expect(item.said).toMatchObject({ ...words, willDo: 'visit on Thursday' });
  });

  it('says to whoever reads no notes who will do something by when, and not what', () => {
    const said = { ...SAID, byOn: localDate('2026-03-12') };

    expect(toDueItem({ ...LINE, said }, 'mina', as('data-officer'), TODAY).said).toMatchObject({
      willDo: null,
      by: 'by 12 March 2026',
    });
  });
});

function as(role: UserActor['role']): UserActor {
  return { kind: 'user', userId: 'u', staffId: 's', name: 'Ada Worker', role, teamIds: [] };
}
