import { addDays, daysBetween, formatLong, type LocalDate } from '../statutory/local-date';
import type { Activity, ActivityCode, ActivityKind, ToldBy } from './activity.entity';

/** One thing to choose: what somebody does, with the code of the return that it has. */
export interface Doing {
  kind: ActivityKind;
  code: ActivityCode | null;
}

/** As a form offers it, and as it is said. The value is what a form sends. */
export const DOING_WORDS = {
  F2: 'School, college or other education, full time',
  P2: 'School, college or other education, part time',
  F1: 'University or other higher education, full time',
  P1: 'University or other higher education, part time',
  F4: 'Apprenticeship, full time',
  P4: 'Apprenticeship, part time',
  'work-F5': 'Work, full time',
  'work-P5': 'Work, part time',
  F5: 'Other training, full time',
  P5: 'Other training, part time',
  G5: 'Not in education, work or training',
  G4: 'Not in education, work or training: illness or disability',
  G6: 'Not in education, work or training: pregnancy or being a parent',
  'not-known': 'Not known',
} as const;
export type DoingWord = keyof typeof DOING_WORDS;
export const DOING = Object.keys(DOING_WORDS) as DoingWord[];

/** What somebody can start; to have nothing, or that it is not known, is nothing to start. */
export const STARTABLE = DOING.filter((word) => word !== 'not-known' && !word.startsWith('G'));

export function doingOf(word: DoingWord): Doing {
  if (word === 'not-known') return { kind: 'not-known', code: null };
  if (word === 'work-F5' || word === 'work-P5') return { kind: 'work', code: word === 'work-F5' ? 'F5' : 'P5' };
  if (word.startsWith('G')) return { kind: 'none', code: word };
  return { kind: KIND_OF[word[1] as unknown as keyof typeof KIND_OF], code: word };
}

/** F and P by the digit; every G is none. */
const KIND_OF = { 1: 'education', 2: 'education', 4: 'training', 5: 'training' } as const;

/** The word of a form for what is recorded; empty where its code was not said. */
export function doingWordOf({ kind, code }: Doing): DoingWord | '' {
  if (kind === 'not-known') return kind;
  if (code === null) return '';
  return kind === 'work' ? (code === 'P5' ? 'work-P5' : 'work-F5') : code;
}

const WITHOUT_CODE: Record<ActivityKind, string> = {
  education: 'Education',
  training: 'Training',
  work: 'Work',
  none: 'Not in education, work or training',
  'not-known': 'Not known',
};

/** "School, college or other education, full time". */
export function doingWords(doing: Doing): string {
  const word = doingWordOf(doing);
  return word === '' ? WITHOUT_CODE[doing.kind] : DOING_WORDS[word];
}

/** What it is in one line: "Apprenticeship, full time: joinery, at Fell & Sons, 30 hours a week". */
export function activityWords(activity: Doing & Pick<Activity, 'what' | 'provider' | 'hoursAWeek'>): string {
  const { what, provider, hoursAWeek } = activity;
  const more = [
    what,
    provider && `at ${provider}`,
    hoursAWeek && `${hoursAWeek} ${hoursAWeek === 1 ? 'hour' : 'hours'} a week`,
  ];
  const said = more.filter(Boolean).join(', ');
  return said ? `${doingWords(activity)}: ${said}` : doingWords(activity);
}

export const TOLD_BY_WORDS: Record<ToldBy, string> = {
  'young-person': 'The young person',
  provider: 'The school, college or employer',
  family: 'Family or carer',
  other: 'Somebody else',
};

/** After that many days what was checked is asked about again. */
export const CHECK_AGAIN_DAYS = 90;

/** "Last checked on 3 March 2026", and whether that is long ago. */
export function checkedWords(checkedOn: LocalDate | null, today: LocalDate): { words: string; isOld: boolean } {
  if (checkedOn === null) return { words: 'Never checked', isOld: true };
  const isOld = addDays(checkedOn, CHECK_AGAIN_DAYS) < today;
  const days = daysBetween(checkedOn, today);
  return { words: `Last checked ${days === 0 ? 'today' : `on ${formatLong(checkedOn)}`}`, isOld };
}
