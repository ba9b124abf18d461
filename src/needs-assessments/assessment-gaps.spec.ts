import { localDate } from '../statutory/local-date';
import { areasOf, type Answers } from './areas';
import { hintsFor, isIdentityAsked, lawGaps, owedAfterwards, stillToDo } from './assessment-gaps';

const KNOWN = { unaccompaniedAsylumSeeker: false, trafficked: false };
const DAY = localDate('2026-05-01');

/** Everything answered, with the least that counts. */
function full(matters: 'when-eligible' | 'after-care'): Record<string, Answers> {
  return Object.fromEntries(
    areasOf(matters).map(({ key, fields }) => [
      key,
      Object.fromEntries(
        fields.flatMap(({ name, kind }) =>
          kind === 'text' ? [[name, 'written']] : kind === 'day' ? [[name, DAY]] : [],
        ),
      ),
    ]),
  );
}

describe('what the law asks of an assessment and it does not say', () => {
  it.each(['when-eligible', 'after-care'] as const)('nothing, where everything is answered (%s)', (matters) => {
    expect(lawGaps({ matters, answers: full(matters) }, KNOWN, DAY)).toEqual([]);
  });

  it('an empty one lacks the matters, the people to ask, the taking part and the record', () => {
    const rules = lawGaps({ matters: 'after-care', answers: {} }, KNOWN, null).map(({ rule }) => rule);
    expect([...new Set(rules)]).toEqual(['AP-08', 'AP-09', 'AP-10', 'AP-06']);
  });

  it('a matter counts as covered by what is known or by what it means', () => {
    const items = (health: Answers) =>
      lawGaps({ matters: 'after-care', answers: { ...full('after-care'), health } }, KNOWN, DAY).map(
        ({ item }) => item,
      );
    expect(items({ facts: 'Asthma.' })).toEqual([]);
    expect(items({ analysis: 'Nothing stands in the way.' })).toEqual([]);
    expect(items({ facts: ' ', analysis: '\n' })).toEqual(['health']);
  });

  it('of an eligible young person, the views are matters and nobody else has to be asked', () => {
    const answers = { ...full('when-eligible'), people: {}, 'wishes-of-carer': {} };
    expect(lawGaps({ matters: 'when-eligible', answers }, KNOWN, DAY).map(({ item }) => item)).toEqual([
      'wishes-of-carer',
    ]);
  });

  it('needs from being trafficked or unaccompanied are asked for unless both are known not to be so', () => {
    const answers = { ...full('when-eligible'), status: {} };
    const items = (person: typeof KNOWN | { unaccompaniedAsylumSeeker: null; trafficked: null }) =>
      lawGaps({ matters: 'when-eligible', answers }, person, DAY).map(({ item }) => item);
    expect(items(KNOWN)).toEqual([]);
    expect(items({ unaccompaniedAsylumSeeker: null, trafficked: null })).toEqual(['status']);
  });

  it('“not practicable because” stands in for a person asked and for the young person’s part', () => {
    const answers = {
      ...full('after-care'),
      people: { ...full('after-care').people, 'parents-on': '', 'parents-why-not': 'Both have died.' },
      'taking-part': { 'views-why-not': 'In a coma.', 'meetings-why-not': 'In a coma.' },
    };
    expect(lawGaps({ matters: 'after-care', answers }, KNOWN, DAY)).toEqual([]);
  });
});

describe('what this council asks for before a manager gets it', () => {
  it('that their history was weighed, and identity asked about', () => {
    expect(stillToDo({ matters: 'after-care', answers: {} }).map(({ areaKey }) => areaKey)).toEqual([
      'history',
      'history',
      'identity',
      'identity',
      'identity',
    ]);
    expect(stillToDo({ matters: 'after-care', answers: full('after-care') })).toEqual([]);
  });

  it('“asked, did not want to say” is an answer', () => {
    expect(isIdentityAsked({ 'belief-asked': 'did-not-want-to-say' }, 'belief')).toBe(true);
    expect(isIdentityAsked({ belief: ' ' }, 'belief')).toBe(false);
  });
});

describe('the copy after sign-off', () => {
  const nothing = { givenOn: null, explainedOn: null, whyNot: null };

  it.each([
    [[], ['copy', 'explained']],
    [[{ ...nothing, givenOn: DAY }], ['explained']],
    [
      [
        { ...nothing, givenOn: DAY },
        { ...nothing, explainedOn: DAY },
      ],
      [],
    ],
    [[{ ...nothing, whyNot: 'Cannot be found.' }], []],
  ])('after %j, still owed: %j', (copies, items) => {
    expect(owedAfterwards(copies).map(({ item }) => item)).toEqual(items);
  });
});

describe('hints', () => {
  it('ask “so what?” where facts stand alone, and for recommendations', () => {
    const hints = hintsFor({ matters: 'after-care', answers: { health: { facts: 'Asthma.' } } }, []);
    expect(hints).toEqual([
      'Health and development: it tells what is known and not yet what it means. So what?',
      'Nothing is recommended yet. The plan begins from what you recommend.',
    ]);
  });

  it('count the recommendations that do not say when', () => {
    const some = [
      { text: 'a', priority: null },
      { text: 'b', priority: 'now' as const },
    ];
    expect(hintsFor({ matters: 'after-care', answers: {} }, some)).toEqual([
      'One recommendation does not say whether it is for now, next or later.',
    ]);
  });
});
