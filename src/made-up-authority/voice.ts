import { ageOn, type LocalDate } from '../statutory/local-date';
import type { Biography } from './biography';
import type { Dice } from './dice';
import type { Identity } from './identities';
import { list } from './words/list';
import { GOOD_NEWS, OWN_WORDS } from './words/own-words';
import { CLOSINGS, OPENINGS, TOPICS, type Topic } from './words/visit-notes';

const SIBLINGS = list('Ellie, Jake, Tia, Mason, Aaliyah, Josh, Poppy, Kofi, Hana, Riley');
const FRIENDS = list('Mo, Becks, Callum, Dee, Tariq, Soph, Ash, Luca, Jodie, Kwame');
const BABIES = list('Nevaeh, Theo, Ayla, Arlo, Mila, Zion, Bonnie, Noah');
const HOBBIES = list(`
  boxing, five-a-side, street dance, trampolining, judo, football training, netball, the climbing club,
  the drama group, the running club, the cadets, the choir, the swimming club, the cycling club
`);
const DISHES = {
  here: list('chilli, jollof rice, a roast, curry goat, lentil soup, spag bol, pierogi, mac and cheese, fajitas'),
  abroad: list('injera and stew, biryani, lentil soup, fried rice, a big pot of beans, chicken and rice'),
};
const COURSES = list(`
  plumbing, health and social care, business, hair and beauty, construction, public services, catering, media,
  motor vehicle, animal care, art and design, childcare
`);
const DEGREES = list(`
  social work, criminology, nursing, mechanical engineering, English, business, computing, sports science
`);
const JOBS = list(`
  the garden centre, the warehouse, the supermarket, the care home, the bakery, the barber’s, the hotel, the tyre place,
  the leisure centre, the nursery, the café on the quay, the builders’ merchant
`);
const PRONOUNS = {
  F: { they: 'she', them: 'her', their: 'her', theirs: 'hers', themselves: 'herself', s: 's', have: 'has' },
  M: { they: 'he', them: 'him', their: 'his', theirs: 'his', themselves: 'himself', s: 's', have: 'has' },
  U: { they: 'they', them: 'them', their: 'their', theirs: 'theirs', themselves: 'themselves', s: '', have: 'have' },
};

const EVERYBODY: readonly Topic[] = ['money', 'health', 'family', 'plan', 'hobby', 'health', 'money'];
const MOSQUE = new Set(['Pashto', 'Dari', 'Arabic', 'Zaghawa', 'Kurdish (Sorani)']);

/** Where a visit is: it decides how its note begins. */
export type Setting = keyof typeof OPENINGS;

/**
 * What is written about one young person and by them. No sentence comes twice, each suits its day (nobody reads of a
 * tenancy before there is one), and who their brother is, what they study and what they like stays the same.
 */
export class Voice {
  private readonly used = new Set<string>();
  private readonly always: Readonly<Record<string, string>>;
  private readonly marks: readonly string[];

  constructor(
    private readonly dice: Dice,
    private readonly life: Biography,
    identity: Identity,
  ) {
    const name = identity.knownAs ?? identity.givenName ?? '';
    const language = identity.firstLanguage ?? 'English';
    this.marks = [
      life.arrivedFrom,
      ...(identity.interpreter === 'yes' ? ['interpreter'] : []),
      ...(life.asylumSeeker ? [dice.happens(0.6) ? 'leave' : 'waiting'] : []),
      ...(life.asylumSeeker && MOSQUE.has(language) ? ['mosque'] : []),
      ...(life.asylumSeeker && language === 'Tigrinya' ? ['church'] : []),
    ];
    this.always = {
      ...PRONOUNS[identity.sex ?? 'U'],
      name,
      language,
      sibling: dice.pick(SIBLINGS.filter((one) => one !== name)),
      friend: dice.pick(FRIENDS.filter((one) => one !== name)),
      baby: dice.pick(BABIES),
      hobby: dice.pick(HOBBIES),
      dish: dice.pick(DISHES[life.arrivedFrom]),
      course: dice.pick(life.threads.includes('university') ? DEGREES : COURSES),
      job: dice.pick(JOBS),
    };
  }

  visitNote(setting: Setting, on: LocalDate): string {
    const { dice } = this;
    const topics = setting === 'custody' ? (['custody'] as const) : this.topics(on);
    const first = dice.pick(topics);
    const others = topics.filter((topic) => topic !== first);
    const sentences = [
      this.sentence(OPENINGS[setting], on),
      this.sentence(TOPICS[first], on),
      dice.happens(0.6) ? this.sentence(TOPICS[others.length > 0 ? dice.pick(others) : first], on) : null,
      dice.happens(0.55) ? this.sentence(CLOSINGS, on) : null,
    ].filter((one) => one !== null);
    return sentences.length > 0 ? sentences.join(' ') : `Saw ${this.always.name}. All well.`;
  }

  ownWords(on: LocalDate): string | null {
    const any = this.life.asylumSeeker || this.isInCustody(on) ? [] : OWN_WORDS.any;
    return this.sentence([...any, ...this.about(OWN_WORDS, on)], on);
  }

  goodNews(on: LocalDate): string | null {
    const any = this.isInCustody(on) ? [] : GOOD_NEWS.any;
    return this.sentence([...any, ...this.about(GOOD_NEWS, on)], on);
  }

  isInCustody(on: LocalDate): boolean {
    return this.homeThread(on) === 'custody';
  }

  /** One of these that suits the day and is not on this page yet; null when there is none. */
  sentence(bank: readonly string[], on: LocalDate): string | null {
    const suiting = new Set<string>([...this.marks, ...this.threads(on)]);
    const carer = this.carer(on);
    const suits = (one: string) => {
      const mark = /^\((\w+)\) /.exec(one)?.[1];
      return !this.used.has(one) && (!mark || suiting.has(mark)) && (carer !== null || !one.includes('{carer}'));
    };
    const fitting = bank.filter(suits);
    if (fitting.length === 0) return null;
    const chosen = this.dice.pick(fitting);
    this.used.add(chosen);
    return this.filledIn(chosen.replace(/^\(\w+\) /, ''), carer ?? '');
  }

  private filledIn(sentence: string, carer: string): string {
    return sentence.replaceAll(/(^|[.!?] )?\{(\w+)\}/g, (slot, start: string | undefined, word: string) => {
      const value = word === 'carer' ? carer : this.always[word.toLowerCase()];
      if (value === undefined) return slot;
      const isCapital = start !== undefined || word !== word.toLowerCase();
      return (start ?? '') + (isCapital ? value.charAt(0).toUpperCase() + value.slice(1) : value);
    });
  }

  /** What runs through this life on the day, of a bank that has words for some of it. */
  private about(bank: Partial<Record<string, readonly string[]>>, on: LocalDate): string[] {
    return this.threads(on).flatMap((thread) => bank[thread] ?? []);
  }

  private topics(on: LocalDate): Topic[] {
    const own = this.threads(on).filter((thread): thread is Topic => thread in TOPICS);
    const young = ageOn(this.life.born, on) < 20 ? (['documents'] as const) : [];
    return [...EVERYBODY, ...young, ...own, ...own, ...own];
  }

  /** Studies only while they last; a tenancy only while there is one. */
  private threads(on: LocalDate): string[] {
    const { life } = this;
    const age = ageOn(life.born, on);
    const studies = life.facts.activities.some(
      ({ kind, fromOn, toOn }) =>
        (kind === 'education' || kind === 'training') && fromOn <= on && (toOn === null || toOn > on),
    );
    const home = this.homeThread(on);
    return [
      age < 18 ? 'young' : 'adult',
      ...(age === 17 ? ['eighteen'] : []),
      ...(home ? [home] : []),
      ...(home === 'custody' ? [] : ['outside']),
      ...(home === 'custody' ? [] : life.threads).filter(
        (thread) => studies || !['college', 'university', 'apprenticeship'].includes(thread),
      ),
    ];
  }

  private homeThread(on: LocalDate): Topic | 'fostered' | null {
    const type = this.life.homeOn(on)?.type;
    const placement = this.placement(on);
    if (type === 'X' || (!type && placement === 'custody')) return 'custody';
    if (!type) return placement === 'foster-care' ? 'fostered' : 'supported';
    if (type === 'U' || type === 'K') return 'tenancy';
    if (type === 'D' || type === 'E' || type === 'T') return 'supported';
    if (type === 'S' || type === 'V' || type === 'W') return 'homeless';
    return type === 'Z' ? 'fostered' : null;
  }

  private placement(on: LocalDate): string | null {
    return this.life.facts.careEpisodes.findLast((episode) => episode.fromOn <= on)?.placement ?? null;
  }

  /** Whom they live with on the day, or lived with last. */
  private carer(on: LocalDate): string | null {
    const { facts } = this.life;
    const home = this.life.homeOn(on);
    if (home?.type === 'B') return facts.specialGuardianships.length > 0 ? 'nan' : 'mum';
    const before = facts.careEpisodes.findLast(({ fromOn, carer }) => fromOn <= on && carer !== null)?.carer;
    return (home?.carer ?? before)?.split(' ')[0] ?? null;
  }
}
