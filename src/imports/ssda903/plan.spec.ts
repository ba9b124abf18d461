import { aReturn } from '../../../test/imports/a-return';
import { localDate } from '../../statutory/local-date';
import type { PersonDraft } from './drafts';
import type { KnownEpisode, KnownPerson } from './known-person';
import { planPerson } from './plan';
import { readReturn } from './read-return';

const day = localDate;

function draftOf(tables: Parameters<typeof aReturn>[0]): PersonDraft {
  const [draft] = readReturn(aReturn({ Header: [{}], ...tables }), 2025, day('2025-09-01')).people;
  return draft as PersonDraft;
}

/** The dull episode of `aReturn` as somebody recorded it here. */
const recorded = (given: Partial<KnownEpisode> = {}): KnownEpisode => ({
  id: 'row-1',
  factId: 'fact-1',
  from: day('2019-05-01'),
  to: null,
  legalStatus: 'care-order',
  legalStatusCode: null,
  shortBreak: false,
  placement: 'foster-care',
  placementCode: null,
  reasonCeased: null,
  returnCodes: null,
  collectionYear: null,
  ...given,
});

const known = (given: Partial<KnownPerson> = {}): KnownPerson => ({
  id: 'person-1',
  dateOfBirth: day('2008-03-10'),
  sex: 'F',
  ethnicity: 'WBRI',
  unaccompaniedAsylumSeeker: null,
  parent: null,
  diedOn: null,
  asylumStatusCeasesOn: null,
  historyComplete: true,
  upn: null,
  careEpisodes: [],
  withdrawnStarts: [],
  snapshots: [],
  matters: [],
  ...given,
});

const plan = (draft: PersonDraft, person: KnownPerson) => planPerson(draft, [person], null);

describe('what a return says beside what the record holds', () => {
  it('fills what is not known', () => {
    const { columns, outcome } = plan(draftOf({ OC3: [{}] }), known({ sex: 'U', ethnicity: null }));

    expect(columns).toEqual({ sex: 'F', ethnicity: 'WBRI' });
    expect(outcome).toMatchObject({ outcome: 'changed', because: ['sex', 'ethnicity', 'OC3 of 2025'] });
  });

  it('leaves a value that the record has otherwise, says so, and takes in the rest', () => {
    const { columns, snapshot, outcome } = plan(draftOf({ OC3: [{}] }), known({ ethnicity: 'WIRI' }));

    expect(columns).toEqual({});
    expect(snapshot).not.toBeNull();
    expect(outcome).toMatchObject({
      outcome: 'conflict',
      because: ['The record has another ethnicity.', 'OC3 of 2025'],
    });
  });

  it('ends an episode that was recorded here as running: news, not a contradiction', () => {
    const draft = draftOf({ Episodes: [{ DEC: '01/02/2025', REC: 'E5' }] });
    const { replacedEpisodes, outcome } = plan(draft, known({ careEpisodes: [recorded()] }));

    expect(replacedEpisodes).toMatchObject([{ old: { factId: 'fact-1' }, by: { to: '2025-02-01' } }]);
    expect(outcome.outcome).toBe('changed');
  });

  it('does not add the codes of the return to an episode that was recorded here alike', () => {
    const { replacedEpisodes, outcome } = plan(draftOf({ Episodes: [{}] }), known({ careEpisodes: [recorded()] }));

    expect(replacedEpisodes).toEqual([]);
    expect(outcome.outcome).toBe('same');
  });

  it.each<[string, Partial<KnownEpisode>]>([
    ['another end', { to: day('2025-01-01'), reasonCeased: 'E5' }],
    ['another legal status', { legalStatus: 's20' }],
    ['days that overlap', { from: day('2018-01-01') }],
  ])('changes nothing of a care history recorded here with %s, and asks a manager', (_, given) => {
    const draft = draftOf({
      Episodes: [
        { DEC: '01/02/2025', REC: 'X1' },
        { DECOM: '01/02/2025', RNE: 'P' },
      ],
    });
    const { newEpisodes, replacedEpisodes, matters, outcome } = plan(draft, known({ careEpisodes: [recorded(given)] }));

    expect([newEpisodes, replacedEpisodes]).toEqual([[], []]);
    expect(matters).toMatchObject([{ kind: 'care-history-conflict' }]);
    expect(outcome.outcome).toBe('conflict');
  });

  it('leaves an end of care alone that somebody here found out after the year of the return', () => {
    const found = recorded({ to: day('2025-06-01'), reasonCeased: 'E4A' });
    const { newEpisodes, replacedEpisodes, matters } = plan(
      draftOf({ Episodes: [{}] }),
      known({ careEpisodes: [found] }),
    );

    expect([newEpisodes, replacedEpisodes, matters]).toEqual([[], [], []]);
  });

  it('does not put a matter again that a manager has settled', () => {
    const draft = draftOf({ OC3: [{ IN_TOUCH: 'DIED' }] });
    const [matter] = draft.matters;
    const settled = { kind: matter?.kind ?? '', detail: matter?.detail ?? '', open: false };

    expect(plan(draft, known()).matters).toHaveLength(1);
    expect(plan(draft, known({ matters: [settled] })).matters).toEqual([]);
  });

  it('keeps a mother a mother, and takes a no only where nothing was known', () => {
    const parentAfter = (MOTHER: string, parent: boolean | null) =>
      plan(draftOf({ Header: [{ MOTHER }], OC3: [{}] }), known({ parent })).columns.parent;

    expect(parentAfter('1', false)).toBe(true);
    expect(parentAfter('0', true)).toBeUndefined();
    expect(parentAfter('0', null)).toBe(false);
    expect(parentAfter('1', true)).toBeUndefined();
  });

  it('takes nothing in where two people have the identifier', () => {
    const { outcome, snapshot } = planPerson(draftOf({ OC3: [{}] }), [known(), known({ id: 'person-2' })], null);

    expect(snapshot).toBeNull();
    expect(outcome.outcome).toBe('conflict');
  });

  it('tells a manager of another record with the same pupil number', () => {
    const draft = draftOf({ Header: [{ UPN: 'H801200001001' }], OC3: [{}] });

    expect(planPerson(draft, [], 'person-2')).toMatchObject({
      outcome: { outcome: 'new' },
      matters: [{ kind: 'possible-duplicate' }],
    });
  });
});

describe('a history of which a return does not say that it began with its start', () => {
  it('is not complete either when the same return comes a second time', () => {
    const draft = draftOf({ Episodes: [{ RNE: '' }] });
    const episode = draft.careEpisodes[0]!;
    const kept = recorded({ ...episode, collectionYear: 2025 });

    const again = plan(draft, known({ historyComplete: false, careEpisodes: [kept] }));

    expect(draft.historyComplete).toBe(false);
    expect(again).toMatchObject({ columns: {}, outcome: { outcome: 'same' } });
  });
});
