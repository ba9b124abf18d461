import { localDate } from '../local-date';
import {
  ASSESSMENT_RECORD,
  MATTERS_AFTER_CARE,
  MATTERS_WHEN_ELIGIBLE,
  missingAfterCare,
  missingFromRecord,
  missingWhenEligible,
  notAsked,
  PEOPLE_TO_ASK,
} from './assessment';

function all<K extends string>(parts: readonly { key: K }[], text = 'written'): Record<K, string> {
  return Object.fromEntries(parts.map(({ key }) => [key, text])) as Record<K, string>;
}

describe('the record of an assessment (AP-06)', () => {
  it('lacks nothing where all four are written down', () => {
    expect(missingFromRecord(all(ASSESSMENT_RECORD))).toEqual([]);
  });

  it.each(ASSESSMENT_RECORD.map(({ key }) => key))('says that %s lacks, whether empty, blank or never asked', (key) => {
    for (const nothing of ['', '  \n', null, undefined]) {
      expect(missingFromRecord({ ...all(ASSESSMENT_RECORD), [key]: nothing })).toEqual([
        expect.objectContaining({ rule: 'AP-06', item: key, confirmed: true }),
      ]);
    }
  });

  it('says so in a sentence', () => {
    expect(missingFromRecord({ ...all(ASSESSMENT_RECORD), results: '' })[0]?.sentence).toBe(
      'The assessment does not record: the results.',
    );
  });
});

describe('the assessment of an eligible young person (AP-07)', () => {
  const neither = { unaccompaniedAsylumSeeker: false, trafficked: false };

  it('lacks nothing where every matter is covered', () => {
    expect(missingWhenEligible(all(MATTERS_WHEN_ELIGIBLE), neither)).toEqual([]);
  });

  it.each(MATTERS_WHEN_ELIGIBLE.filter(({ key }) => key !== 'status').map(({ key, confirmed }) => [key, confirmed]))(
    'lacks %s where nothing is said of it (confirmed: %s)',
    (key, confirmed) => {
      expect(missingWhenEligible({ ...all(MATTERS_WHEN_ELIGIBLE), [String(key)]: ' ' }, neither)).toEqual([
        expect.objectContaining({ rule: 'AP-07', item: key, confirmed }),
      ]);
    },
  );

  it.each([
    [true, false, ['status']],
    [false, true, ['status']],
    [null, false, ['status']],
    [false, null, ['status']],
    [false, false, []],
  ])('unaccompanied %s and trafficked %s, needs from that are asked for: %j', (unaccompanied, trafficked, items) => {
    const answers = { ...all(MATTERS_WHEN_ELIGIBLE), status: '' };
    const gaps = missingWhenEligible(answers, { unaccompaniedAsylumSeeker: unaccompanied, trafficked });

    expect(gaps.map(({ item }) => item)).toEqual(items);
  });
});

describe('the assessment of someone who has left care (AP-08)', () => {
  it('lacks nothing where every matter is covered', () => {
    expect(missingAfterCare(all(MATTERS_AFTER_CARE))).toEqual([]);
  });

  it('lacks everything at first, and says what of it has not been confirmed', () => {
    expect(missingAfterCare({}).map(({ item, confirmed }) => `${item} ${confirmed}`)).toEqual([
      'health true',
      'education true',
      'support true',
      'money true',
      'skills false',
      'accommodation false',
    ]);
  });

  it('does not ask for the views that only the assessment in care needs', () => {
    expect(missingAfterCare({ ...all(MATTERS_AFTER_CARE), 'wishes-of-carer': null })).toEqual([]);
  });
});

describe('who is asked (AP-09)', () => {
  const on = localDate('2026-05-01');
  const everybody = Object.fromEntries(PEOPLE_TO_ASK.map(({ key }) => [key, { on, whyNot: null }]));

  it('lacks nobody where all were asked by the day of completion', () => {
    expect(notAsked(everybody, on)).toEqual([]);
    expect(notAsked(everybody, null)).toEqual([]);
  });

  it('somebody asked only afterwards lacks', () => {
    expect(notAsked(everybody, localDate('2026-04-30')).map(({ item }) => item)).toEqual(
      PEOPLE_TO_ASK.map(({ key }) => key),
    );
  });

  it('a reason stands in, a blank one does not', () => {
    const because = (whyNot: string) => notAsked({ ...everybody, parents: { on: null, whyNot } }, on);

    expect(because('Both have died.')).toEqual([]);
    expect(because(' ')).toEqual([
      {
        rule: 'AP-09',
        item: 'parents',
        confirmed: false,
        sentence: 'Not asked yet: parents. Ask them, or record why that is not practicable.',
      },
    ]);
  });

  it('nobody said anything of: not asked', () => {
    expect(notAsked({}, null)).toHaveLength(PEOPLE_TO_ASK.length);
  });
});
