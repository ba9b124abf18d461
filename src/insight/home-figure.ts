import type { DistanceBand } from '../contacts/home-distance.entity';
import {
  isPlacedByAuthority,
  isRegisteredOn,
  isSupportedPlacement,
  type HomeFacts,
  type HomeJudgement,
} from '../statutory/suitability';
import type { LocalDate } from '../statutory/local-date';
import type { Accommodation } from '../statutory/case-file';
import type { Nights } from '../statutory/clocks/nights';
import { disagree } from '../statutory/return-judgement';
import type { FollowUpAnswer } from '../accommodation/home.entities';
import { followUpsOf, type FollowUpMark } from '../statutory/clocks/home-follow-ups';
import { bandOf, dfePercent, LEFT_OUT as LEFT_OUT_OF_SHARES, type EetBand } from './eet-figure';
import { percentOf, type Metric } from './metric';

export const HOME_FIGURES = ['suitable', 'nights', 'unregistered', 'away', 'sustained'] as const;
export type HomeFigureId = (typeof HOME_FIGURES)[number];

/** A figure about homes: whom it counts, how, and what it calls each kind of them. Each young person is of one kind. */
export interface HomeFigure {
  title: string;
  metric: Metric<string>;
  /** Whom it counts, as a sentence begins. */
  counts: string;
  means: string;
  words: Readonly<Record<string, string>>;
  /** day: as things stand today · year: also for the year of a return. */
  span: 'day' | 'year';
}

const HOME_NOT_KNOWN = 'No home known';

export const HOME_FIGURE: Readonly<Record<HomeFigureId, HomeFigure>> = {
  suitable: {
    title: 'Suitable homes',
    metric: {
      name: 'live in a suitable home',
      numerator: ['suitable'],
      // As published: who is not known is among those the shares are of.
      among: ['suitable', 'unsuitable', 'not-judged', 'no-home'],
      unknown: [],
      beside: [...LEFT_OUT_OF_SHARES, 'abroad', 'deported', 'residence-not-known'],
    },
    counts: 'Care leavers of 17 to 25: relevant and former relevant, from 22 those who asked for support',
    means:
      'The judgement of the return, 1 or 2, by the definitions of the Department for Education: every share is of all who are counted, those not known too, rounded half up. A home that nobody judged is not known, and never unsuitable. Left out beside those whom every share leaves out: gone abroad, deported, residence not known.',
    words: {
      suitable: 'Suitable',
      unsuitable: 'Not suitable',
      'not-judged': 'Not judged',
      'no-home': HOME_NOT_KNOWN,
      died: 'Died',
      'returned-home': 'Back with parents for 6 months',
      'other-authority': 'Care moved to another council',
      'short-breaks-only': 'Short breaks only',
      'birthday-to-come': 'Birthday of the year still to come',
      abroad: 'Gone abroad',
      deported: 'Deported',
      'residence-not-known': 'Residence not known',
    },
    span: 'year',
  },
  nights: {
    title: 'Bed and breakfast',
    metric: {
      name: 'slept in bed and breakfast',
      numerator: ['under-18', 'from-18'],
      among: ['under-18', 'from-18', 'no-night'],
      unknown: ['home-not-known'],
      beside: [],
    },
    counts: 'Young people who are owed something today, and whoever slept in bed and breakfast',
    means:
      'Nights that are over, from the day they moved in to the one before they left; a night belongs to the day on which it begins. Under 18: at least one night began before the 18th birthday. Not known: no home is recorded for the last of the days, and no night in bed and breakfast.',
    words: {
      'under-18': 'Some night under 18',
      'from-18': 'From 18 only',
      'no-night': 'No night',
      'home-not-known': HOME_NOT_KNOWN,
    },
    span: 'year',
  },
  unregistered: {
    title: 'Not registered, under 18',
    metric: {
      name: 'are with a provider that is not registered',
      numerator: ['not-registered'],
      among: ['not-registered', 'registered'],
      unknown: ['registration-not-known', 'placing-not-known', 'home-not-known'],
      beside: ['exempt', 'not-supported'],
    },
    counts: 'Young people under 18 who are owed something today',
    means:
      'Supported accommodation, supported lodgings and foyers where the council placed them: the provider has to be registered with Ofsted (AC-05). Not known: whether it is, whether the council placed them there, or where they live. Those in an exempt setting (a care home, a hospital, a college …) and in other homes stand beside.',
    words: {
      'not-registered': 'Not registered',
      registered: 'Registered',
      'registration-not-known': 'Registration not known',
      'placing-not-known': 'Not known who placed them',
      'home-not-known': HOME_NOT_KNOWN,
      exempt: 'An exempt setting',
      'not-supported': 'Another kind of home',
    },
    span: 'day',
  },
  away: {
    title: 'Out of area',
    metric: {
      name: 'live out of area',
      numerator: ['over-50', '20-to-50', 'other-council'],
      among: ['over-50', '20-to-50', 'other-council', 'under-20', 'in-our-area'],
      unknown: ['distance-not-said', 'home-not-known'],
      beside: ['abroad'],
    },
    counts: 'Young people who are owed something today',
    means:
      'Twenty miles or more from the council’s offices, as the worker said of the home, or nearer and moved to the area of another council, as their record says. Boundaries are not worked out from postcodes: of whom neither is recorded, nor that the home is in our area, it is not known.',
    words: {
      'over-50': 'More than 50 miles away',
      '20-to-50': '20 to 50 miles away',
      'other-council': 'Nearer, in another council’s area',
      'under-20': 'Less than 20 miles away',
      'in-our-area': 'In our area, distance not said',
      'distance-not-said': 'Distance not said',
      'home-not-known': HOME_NOT_KNOWN,
      abroad: 'Abroad',
    },
    span: 'day',
  },
  sustained: {
    title: 'Homes of their own that last',
    metric: {
      name: 'were still there when the last of these days came',
      numerator: ['well', 'struggling', 'at-risk', 'still-there'],
      among: ['well', 'struggling', 'at-risk', 'still-there', 'left'],
      unknown: ['not-reached', 'not-asked'],
      beside: ['too-soon', 'died'],
    },
    counts:
      'Young people who moved into a home of their own and had been there for 1, 3, 6 or 12 months, or would have been',
    means:
      'Independent living, or a tenancy in their name: what was said 1, 3, 6 and 12 months after the move, of the days that came in this time. Still there without an answer: a later answer or the day they left says so. Left: for whatever reason, also for a better home. Where nobody asked or reached them it is not known. Whoever moved more than once counts with the first of these homes.',
    words: {
      well: 'There, and it goes well',
      struggling: 'There, and they struggle',
      'at-risk': 'There, and they may lose it',
      'still-there': 'There, how it went not said',
      left: 'Left by then',
      'not-reached': 'Not reached',
      'not-asked': 'Nobody asked',
      'too-soon': 'Not there for a month yet',
      died: 'Died',
    },
    span: 'year',
  },
};

/** Every kind of a figure, in the order in which it is said. */
export function homeKindsOf(id: HomeFigureId): string[] {
  const { among, unknown, beside } = HOME_FIGURE[id].metric;
  return [...among, ...unknown, ...beside];
}

/**
 * Where two answers about the same home differ: the assessment of regulation 9 and the judgement of the return; what the
 * young person thinks and that judgement; what our return of the year stated and what the record says.
 */
export const DIFFERENCES = ['regulation-9', 'young-person', 'our-return'] as const;
export type Difference = (typeof DIFFERENCES)[number];
export const DIFFERENCE_WORDS: Record<Difference, string> = {
  'regulation-9': 'The assessment says otherwise',
  'young-person': 'The young person sees it differently',
  'our-return': 'Our return stated otherwise',
};

/** Lists of a figure that are of several kinds; `differs` and each difference are of the suitable homes only. */
export const HOME_LISTS = [
  'numerator',
  'among',
  'not-known',
  'left-out',
  'everyone',
  'differs',
  ...DIFFERENCES,
] as const;

/** How long after a move into a home of their own it is asked whether they are still there. */
export const MOVE_MARKS = ['1-month', '3-months', '6-months', '12-months'] as const satisfies FollowUpMark[];
export type MoveMark = (typeof MOVE_MARKS)[number];
export const MOVE_MARK_WORDS: Record<MoveMark, string> = {
  '1-month': 'After 1 month',
  '3-months': 'After 3 months',
  '6-months': 'After 6 months',
  '12-months': 'After 12 months',
};

/** What a list is of. */
export interface HomeList {
  kinds: readonly string[];
  differs: readonly Difference[] | null;
  /** Of homes of their own: as it was so long after the move; null: at the last of these days. */
  mark: MoveMark | null;
}

/** What a list is of; null where the figure has no such list. `3-months-left` is the list `left` three months after a move. */
export function homeListOf(id: HomeFigureId, of: string): HomeList | null {
  const { numerator, among, unknown, beside } = HOME_FIGURE[id].metric;
  const all = (kinds: readonly string[]): HomeList => ({ kinds, differs: null, mark: null });
  if (id === 'sustained') {
    const mark = MOVE_MARKS.find((one) => of.startsWith(`${one}-`));
    const within = mark && homeListOf(id, of.slice(mark.length + 1));
    if (mark) return within && within.mark === null ? { ...within, mark } : null;
  }
  if (id === 'suitable') {
    if (of === 'differs') return { ...all(among), differs: DIFFERENCES };
    if ((DIFFERENCES as readonly string[]).includes(of)) return { ...all(among), differs: [of as Difference] };
  }
  switch (of) {
    case 'everyone':
      return all(homeKindsOf(id));
    case 'numerator':
      return all(numerator);
    case 'among':
      return all(among);
    case 'not-known':
      return all(id === 'suitable' ? ['not-judged', 'no-home'] : unknown);
    case 'left-out':
      return all(beside);
    default:
      return homeKindsOf(id).includes(of) ? all([of]) : null;
  }
}

export function homeListWords(id: HomeFigureId, of: string): string {
  const { title, metric, words } = HOME_FIGURE[id];
  const mark = homeListOf(id, of)?.mark;
  if (mark) {
    const within = homeListWords(id, of.slice(mark.length + 1));
    return `${within}, ${MOVE_MARK_WORDS[mark].toLowerCase()}`;
  }
  const said: Readonly<Record<string, string>> = {
    everyone: 'everyone counted',
    among: 'all that the share is of',
    numerator: `all that ${metric.name}`,
    'not-known': 'not known',
    'left-out': id === 'suitable' ? 'left out of the shares' : 'beside the share',
    differs: 'judged differently',
    ...DIFFERENCE_WORDS,
    ...words,
  };
  const what = said[of]!;
  return `${title}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`;
}

export const HOME_BANDS = ['under-17', '17-18', '19-21', '22-25', 'over-25'] as const;
export type HomeBand = (typeof HOME_BANDS)[number];

export function homeBandOf(age: number): HomeBand {
  const band: EetBand | null = bandOf(age);
  return band ?? (age < 17 ? 'under-17' : 'over-25');
}

/** What decides how the home of a care leaver counts on their day. */
export interface SuitableFacts {
  leftOut: (typeof LEFT_OUT_OF_SHARES)[number] | null;
  /** The letter of the home that is recorded; null where none is. */
  type: string | null;
  /** Its letter and judgement for the return; null where nobody can say. */
  inReturn: string | null;
  /** What our return of the year stated; null for today and where it had no answer. */
  stated: string | null;
}

const LEFT_OUT_BY_LETTER: Readonly<Record<string, string>> = { G: 'abroad', H: 'deported', R: 'residence-not-known' };

/** One kind; and whether only the return of the year says it. No judgement is not known, and never not suitable. */
export function suitableKind({ leftOut, type, inReturn, stated }: SuitableFacts): {
  kind: string;
  fromReturn: boolean;
} {
  if (leftOut) return { kind: leftOut, fromReturn: false };
  // What was stated of another home is no judgement of this one.
  const usable = stated !== null && (type === null || stated.startsWith(type)) ? stated : null;
  const code = inReturn ?? usable;
  const fromReturn = inReturn === null && code !== null;
  const letter = type ?? code?.[0] ?? null;
  if (letter !== null && letter in LEFT_OUT_BY_LETTER) return { kind: LEFT_OUT_BY_LETTER[letter]!, fromReturn };
  if (code !== null) return { kind: code.endsWith('1') ? 'suitable' : 'unsuitable', fromReturn };
  return { kind: type === null ? 'no-home' : 'not-judged', fromReturn: false };
}

/** Where answers differ about a home that has a judgement for the return; none where one of the two is not known. */
export function differencesOf(
  { inReturn, stated }: Pick<SuitableFacts, 'inReturn' | 'stated'>,
  suitability: Pick<HomeJudgement, 'code'> | null,
  view: Parameters<typeof disagree>[0],
): Difference[] {
  if (inReturn === null) return [];
  const isSuitable = inReturn.endsWith('1');
  const byRegulation9 = suitability?.code ?? 'not-determined';
  return [
    ...(byRegulation9 !== 'not-determined' && (byRegulation9 === 'suitable') !== isSuitable
      ? (['regulation-9'] as const)
      : []),
    ...(disagree(view, inReturn) === true ? (['young-person'] as const) : []),
    ...(stated !== null && stated.endsWith('1') !== isSuitable ? (['our-return'] as const) : []),
  ];
}

/** @param homeKnown a home is recorded, and it is not that nobody knows where they live */
export function nightsKind({ all, under18 }: Nights, homeKnown: boolean): string {
  if (under18 > 0) return 'under-18';
  if (all > 0) return 'from-18';
  return homeKnown ? 'no-night' : 'home-not-known';
}

const SUPPORTED: readonly (string | null)[] = ['D', 'E', 'T'];

/** AC-05 of somebody under 18. @param home where they live today; null where that is not known */
export function registrationKind(home: Accommodation | null, facts: HomeFacts, today: LocalDate): string {
  if (home === null || home.type === 'R') return 'home-not-known';
  if (!isSupportedPlacement(home, facts, today)) {
    const mayBePlaced = home.placedByAuthority === null && home.providedUnder === 'unknown';
    return SUPPORTED.includes(home.type) && mayBePlaced && !isPlacedByAuthority(home)
      ? 'placing-not-known'
      : 'not-supported';
  }
  if (home.exempt) return 'exempt';
  const registered = isRegisteredOn(home, today);
  if (registered === null) return 'registration-not-known';
  return registered ? 'registered' : 'not-registered';
}

/**
 * @param otherCouncil moved to the area of another council, as the record says
 * @param ours the home is in our area, as was said of the move
 */
export function awayKind(type: string | null, band: DistanceBand | null, otherCouncil: boolean, ours: boolean): string {
  if (type === null || type === 'R') return 'home-not-known';
  if (type === 'G' || type === 'H') return 'abroad';
  if (band === 'over-50' || band === '20-to-50') return band;
  if (otherCouncil) return 'other-council';
  return band ?? (ours ? 'in-our-area' : 'distance-not-said');
}

/** A home of their own, and what was said of it after each time. */
export interface OwnHome {
  type: string;
  tenure: string | null;
  from: LocalDate;
  to: LocalDate | null;
  answers: Partial<Record<FollowUpMark, FollowUpAnswer>>;
}

/**
 * What became of a move into a home of their own after 1, 3, 6 and 12 months, of those days that fall within; `to` is the
 * first day no longer. Null where neither the move nor any of the days does.
 */
export function sustainedKinds(
  { answers, ...home }: OwnHome,
  diedOn: LocalDate | null,
  within: { from: LocalDate; to: LocalDate },
): { kind: string; marks: Partial<Record<MoveMark, string>> } | null {
  const isIn = (day: LocalDate) => day >= within.from && day < within.to;
  const all = followUpsOf({ ...home, to: null, inMultipleOccupation: false });
  const marks = all
    .filter(({ dueOn }) => isIn(dueOn))
    .map(({ mark, dueOn }) => {
      const answer = answers[mark];
      const kind = () => {
        if (diedOn !== null && diedOn <= dueOn) return 'died';
        if (home.to !== null && home.to <= dueOn) return 'left';
        if (answer !== undefined && answer !== 'not-reached') return answer;
        const later = all.filter((one) => one.dueOn > dueOn).map((one) => answers[one.mark] ?? 'not-reached');
        if (home.to !== null || later.some((one) => one !== 'not-reached')) return 'still-there';
        return answer ?? 'not-asked';
      };
      return [mark as MoveMark, kind()] as const;
    });
  const last = marks.at(-1);
  if (last) return { kind: last[1], marks: Object.fromEntries(marks) };
  return isIn(home.from) && all[0]!.dueOn >= within.to ? { kind: 'too-soon', marks: {} } : null;
}

/** What a count needs of each young person. */
export interface HomeCounted {
  kind: string;
  differs: readonly Difference[];
  nights: Nights | null;
  /** Of homes of their own: what it was after each time. */
  marks?: Partial<Record<MoveMark, string>>;
}

/** How many young people are of each kind of a figure, in which they differ, and how many nights they slept. */
export interface HomeCounts {
  kinds: Record<string, number>;
  differs: Record<Difference, number>;
  /** With any difference: each young person once. */
  anyDiffers: number;
  nights: Nights;
  /** Of homes of their own: how many are of each kind after each time. */
  marks: Record<MoveMark, Record<string, number>>;
}

export function countHomes(id: HomeFigureId, rows: readonly HomeCounted[]): HomeCounts {
  const kinds = Object.fromEntries(homeKindsOf(id).map((kind) => [kind, 0]));
  const counts: HomeCounts = {
    kinds,
    differs: { 'regulation-9': 0, 'young-person': 0, 'our-return': 0 },
    anyDiffers: 0,
    nights: { all: 0, under18: 0 },
    marks: Object.fromEntries(MOVE_MARKS.map((mark) => [mark, { ...kinds }])) as HomeCounts['marks'],
  };
  for (const { kind, differs, nights, marks = {} } of rows) {
    kinds[kind]! += 1;
    for (const mark of MOVE_MARKS) if (marks[mark] !== undefined) counts.marks[mark][marks[mark]]! += 1;
    if (HOME_FIGURE[id].metric.among.includes(kind) && differs.length > 0) {
      counts.anyDiffers += 1;
      for (const one of differs) counts.differs[one] += 1;
    }
    if (nights) {
      counts.nights.all += nights.all;
      counts.nights.under18 += nights.under18;
    }
  }
  return counts;
}

/** The three shares of suitable homes as they are published, and what they are of. */
export function suitableShares({ kinds }: Pick<HomeCounts, 'kinds'>) {
  const sum = (of: string) => homeListOf('suitable', of)!.kinds.reduce((all, kind) => all + kinds[kind]!, 0);
  const total = sum('among');
  const share = (of: string) => ({ count: sum(of), percent: dfePercent(sum(of), total) });
  return {
    total,
    suitable: share('suitable'),
    unsuitable: share('unsuitable'),
    notKnown: share('not-known'),
    leftOut: sum('left-out'),
  };
}

/** What a figure says: the part, the whole, the share, and of how many it is not known. */
export function homeShare(id: HomeFigureId, { kinds }: Pick<HomeCounts, 'kinds'>) {
  const sum = (list: readonly string[]) => list.reduce((all, kind) => all + kinds[kind]!, 0);
  const { metric } = HOME_FIGURE[id];
  const [numerator, among] = [sum(metric.numerator), sum(metric.among)];
  const percent = id === 'suitable' ? dfePercent(numerator, among) : percentOf(numerator, among);
  return { numerator, among, percent, unknown: sum(homeListOf(id, 'not-known')!.kinds) };
}
