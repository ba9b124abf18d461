import { isNhsNumber, isUln, upnFault } from '../young-people/identifiers';
import type { PersonIdentifier } from '../young-people/person-identifier.entity';
import type { YoungPerson } from '../young-people/young-person.entity';
import type { Biography } from './biography';
import type { Dice } from './dice';
import { addressOf } from './staff';
import { ARRIVED_ALONE, BACKGROUNDS, SHORT_NAMES } from './words/names';

export type Identity = Pick<
  YoungPerson,
  | 'givenName'
  | 'familyName'
  | 'knownAs'
  | 'sex'
  | 'ethnicity'
  | 'firstLanguage'
  | 'interpreter'
  | 'communicationNeeds'
  | 'disabled'
  | 'phone'
  | 'email'
> & { identifiers: Pick<PersonIdentifier, 'kind' | 'value'>[] };

/** What helps to understand and be understood; with whether it comes with a disability. */
const COMMUNICATION_NEEDS: readonly (readonly [string, boolean])[] = [
  ['Large print and plain words', false],
  ['Autistic: quiet places, plans in writing beforehand', true],
  ['Dyslexic: prefers voice notes to letters', false],
  ['Deaf: British Sign Language interpreter, texts rather than calls', true],
  ['Stammers: more time, no phone calls unless asked', false],
  ['Learning disability: easy-read and one question at a time', true],
  ['Makaton, and someone who knows the signs', true],
];

/** Who each of them is. Names differ but for one pair, as happens. */
export function identities(dice: Dice, people: Biography[]): Map<string, Identity> {
  const taken = new Set<string>();
  const phones = dice.shuffled(Array.from({ length: 1000 }, (_, n) => `07700 900${String(n).padStart(3, '0')}`));
  const found = new Map<string, Identity>();
  people.forEach((life, place) => {
    const own = dice.of(`identity/${place}`);
    found.set(life.id, identity(own, life, place, phones[place]!, taken));
  });
  nameApart(people.map((life) => found.get(life.id)!));
  return found;
}

function identity(dice: Dice, life: Biography, place: number, phone: string, taken: Set<string>): Identity {
  const { background, boy, given, family } = freeName(dice, life, taken);
  taken.add(`${given} ${family}`);
  const language = dice.pick(background.languages);
  const speaksEnglish = language === 'English';
  const [need, disabled] = dice.happens(0.14) ? dice.pick(COMMUNICATION_NEEDS) : [null, false];
  return {
    givenName: given,
    familyName: family,
    knownAs: dice.happens(0.6) ? (SHORT_NAMES[given] ?? null) : null,
    sex: dice.happens(0.01) ? 'U' : boy ? 'M' : 'F',
    ethnicity: dice.pick(background.ethnicity),
    firstLanguage: dice.happens(0.02) ? null : language,
    interpreter: dice.weighted(
      life.arrivedFrom === 'abroad' && !speaksEnglish
        ? [
            ['yes', 7],
            ['no', 3],
            ['withheld', 0.3],
          ]
        : speaksEnglish
          ? [
              ['no', 9],
              ['not-asked', 1],
              ['not-known', 0.5],
            ]
          : [
              ['no', 6],
              ['yes', 2],
              ['not-asked', 1],
              ['withheld', 0.4],
            ],
    ),
    communicationNeeds:
      need ??
      dice.weighted([
        [null, 96],
        ['Did not want to say', 3],
      ]),
    disabled:
      disabled ||
      dice.weighted([
        [false, 20],
        [true, 1],
        [null, 2],
      ]),
    phone: dice.happens(0.94) ? phone : null,
    email: dice.happens(0.8) ? `${addressOf(`${given} ${family}`)}@example.org` : null,
    identifiers: [
      { kind: 'authority-id', value: String(744_100 + place * 7 + dice.between(0, 6)) },
      ...(dice.happens(0.9) ? [{ kind: 'upn' as const, value: upn(dice, life.arrivedFrom === 'abroad') }] : []),
      ...(place % 5 === 4 ? [] : [{ kind: 'uln' as const, value: uln(place) }]),
      ...(dice.happens(0.85) ? [{ kind: 'nhs-number' as const, value: nhsNumber(place) }] : []),
    ],
  };
}

/** Somebody nobody else is called: a small community may run out of names, so each try is a new one. */
function freeName(dice: Dice, life: Biography, taken: ReadonlySet<string>) {
  const backgrounds = life.arrivedFrom === 'abroad' ? ARRIVED_ALONE : BACKGROUNDS;
  for (;;) {
    const background = dice.weighted(backgrounds.map((one) => [one, one.share] as const));
    const boy = dice.happens(life.arrivedFrom === 'abroad' ? 0.93 : 0.54);
    const [given, family] = [dice.pick(boy ? background.boys : background.girls), dice.pick(background.families)];
    if (given !== family && !taken.has(`${given} ${family}`)) return { background, boy, given, family };
  }
}

/** Two young people with one name; one with a very long one; one nobody calls by the name on the certificate. */
function nameApart(all: Identity[]): void {
  const [first, second, long, other] = [all[75]!, all[140]!, all[101]!, all[33]!];
  Object.assign(first, {
    givenName: 'Jayden',
    familyName: 'Williams',
    knownAs: null,
    sex: 'M',
    ethnicity: 'MWBC',
    firstLanguage: 'English',
    email: 'jayden.williams@example.org',
  });
  Object.assign(second, {
    givenName: 'Jayden',
    familyName: 'Williams',
    knownAs: null,
    sex: 'M',
    ethnicity: 'WBRI',
    firstLanguage: 'English',
    email: 'jayden.williams.2@example.org',
  });
  Object.assign(long, {
    givenName: 'Oluwadamilola Temiloluwa-Grace',
    familyName: 'Adebayo-Fitzgerald Montgomery-Ogunleye',
    knownAs: 'Dami',
    sex: 'F',
    ethnicity: 'BAFR',
    firstLanguage: 'English',
    email: 'dami@example.org',
  });
  Object.assign(other, {
    givenName: 'Katherine',
    familyName: "O'Sullivan",
    knownAs: 'Kit',
    sex: 'F',
    ethnicity: 'WBRI',
    firstLanguage: 'English',
    email: 'kit@example.org',
  });
}

/** From 100 000 0000 on, where nobody made up meets anybody: the first that is right of a stretch of their own. */
function uln(place: number): string {
  const candidates = Array.from({ length: 20 }, (_, n) => 1_000_000_000 + place * 200 + n);
  return String(candidates.find((number) => isUln(String(number))));
}

/** In the range from 999 000 0000, which is never given to anybody. */
function nhsNumber(place: number): string {
  const candidates = Array.from({ length: 20 }, (_, n) => 9_990_000_000 + place * 200 + n);
  return String(candidates.find((number) => isNhsNumber(String(number))));
}

/** A number of a local authority that does not exist (999), or the code for someone who went to school abroad. */
function upn(dice: Dice, fromAbroad: boolean): string {
  if (fromAbroad && dice.happens(0.4)) return 'UN3';
  const twelve = `999${dice.between(1000, 9999)}${dice.between(10, 25)}${String(dice.between(0, 999)).padStart(3, '0')}`;
  return [...'ABCDEFGHJKLMNPQRTUVWXYZ'].map((letter) => letter + twelve).find((number) => upnFault(number) === null)!;
}
