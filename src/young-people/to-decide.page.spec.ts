import { localDate } from '../statutory/local-date';
import { readKind, readWayBack, toDecideAddress } from './matter-way-back';
import type { DecisionList } from './matters.service';
import { toDecidePage } from './to-decide.page';

const TODAY = localDate('2026-03-09');
const LIST: DecisionList = {
  matters: [
    {
      personId: 'mina',
      key: 'abc',
      kind: 'death-without-a-date',
      text: 'The return says that the young person died, not when.',
      facts: ['The return says that the young person died, not when.'],
      status: 'former-relevant',
      because: ['Looked after and eligible on reaching 18.'],
      decided: null,
      since: new Date('2026-03-01T10:00:00Z'),
      teamName: null,
      givenName: 'Mina',
      familyName: 'Fable',
      knownAs: null,
      authorityId: null,
    },
  ],
  kinds: [
    { kind: 'death-without-a-date', total: 1 },
    { kind: 'something-new', total: 60 },
  ],
  inAll: 61,
  page: 1,
  pages: 2,
};

describe('things to decide', () => {
  it('says what, about whom and since when, and leads to where it is settled', () => {
    expect(toDecidePage(LIST, null, true, TODAY).matters[0]).toMatchObject({
      name: 'Mina Fable',
      kind: 'A death, no date given',
      ago: '8 days ago',
      team: 'No team yet',
      settleAt: '/young-people/mina/matters/abc?from=to-decide',
    });
  });

  it('leads to the decision about the status with what the record gives and what was decided before', () => {
    const [first] = LIST.matters;
    const on = localDate('2026-02-01');
    const decided = { status: 'relevant' as const, on, by: 'Bo Manager', whenRecordGave: 'qualifying' as const };
    const asked = { ...first!, kind: 'status-question', facts: ['One.', 'Two.'] };
    const shown = (matter: typeof asked & { decided: typeof decided | null }) =>
      toDecidePage({ ...LIST, matters: [matter] }, 'status-question', true, TODAY).matters[0]!;

    expect(shown({ ...asked, decided })).toMatchObject({
      facts: ['One.', 'Two.'],
      record: 'The record gives: Former relevant. Looked after and eligible on reaching 18.',
      settleAt: '/young-people/mina/status-decisions/new?from=to-decide&kind=status-question',
      decided: { words: 'Relevant', on, by: 'Bo Manager', whenRecordGave: 'Qualifying', leavesNothingDue: false },
    });
    expect(shown({ ...asked, decided: { ...decided, whenRecordGave: 'former-relevant' as never } }).decided).toEqual(
      expect.objectContaining({ whenRecordGave: null }),
    );
    expect(shown({ ...asked, kind: 'status-undetermined', status: 'undetermined', decided }).decided).toEqual(
      expect.objectContaining({ leavesNothingDue: true }),
    );
  });

  it('offers each kind with its count, also one that it has no words for', () => {
    expect(toDecidePage(LIST, 'something-new', false, TODAY).shows).toEqual([
      { text: 'All (61)', href: '/team/to-decide', current: false },
      { text: 'A death, no date given (1)', href: '/team/to-decide?kind=death-without-a-date', current: false },
      { text: 'Something new (60)', href: '/team/to-decide?kind=something-new', current: true },
    ]);
  });

  it('keeps the kind on the way to the next page and back from the form', () => {
    const page = toDecidePage(LIST, 'something-new', false, TODAY);
    expect([page.previousHref, page.nextHref]).toEqual([null, '/team/to-decide?kind=something-new&page=2']);
    expect(page.matters[0]!.settleAt).toMatch(/\?from=to-decide&kind=something-new$/);
    expect(readWayBack({ from: 'to-decide', kind: 'something-new' })?.href).toBe(toDecideAddress('something-new'));
  });

  it.each([
    [{}, null],
    [{ from: 'https://evil.example' }, null],
    [{ from: 'to-decide', kind: '//evil.example' }, '/team/to-decide'],
  ])('leads nowhere but to a list of ours: %j', (fields, href) => {
    expect(readWayBack(fields)?.href ?? null).toBe(href);
    expect(readKind({ kind: ['a', 'b'] })).toBeNull();
  });
});
