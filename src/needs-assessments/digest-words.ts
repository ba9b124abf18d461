import { ACCOMMODATION_WORDS } from '../accommodation/accommodation-words';
import { HEALTH_REVIEW_WORDS } from '../health/health-words';
import type { HealthReviewKind } from '../statutory/case-file';
import { activityWords } from '../eet/activity-words';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { DETAINED_WORDS } from '../young-people/care-history-words';
import { careEpisodeWords, livesWithWords } from '../young-people/care-words';
import { ETHNICITIES } from '../young-people/ethnicities';

interface Spell {
  fromOn: LocalDate;
  toOn: LocalDate | null;
}

/** What the record knows of a young person's history, the first first. */
export interface HistoryKnown {
  historyComplete: boolean;
  episodes: (Spell & { placement: string | null; legalStatus: string | null; shortBreak: boolean })[];
  homes: (Spell & { type: string })[];
  atHome: (Spell & { livesWith: string; brokeDown: boolean })[];
  detentions: (Spell & { kind: 'custody' | 'hospital' })[];
  missing: { fromOn: LocalDate; returnedOn: LocalDate | null; interviewed: boolean }[];
  /** Null for whoever may not see it. */
  health: { heldOn: LocalDate; kind: HealthReviewKind; score: number | null }[] | null;
  activities: (Spell & Parameters<typeof activityWords>[0])[];
  contacts: { inAll: number; seen: number; lastSeenOn: LocalDate | null; workers: number };
  /** The last words of their own that somebody wrote down, newest first. */
  ownWords: { on: LocalDate; words: string }[];
  plans: LocalDate[];
  reviews: LocalDate[];
  goals: { goal: string; setOn: LocalDate; result: string | null; cameOf: string | null; resultOn: LocalDate | null }[];
  assessments: { on: LocalDate; recommendations: string[] }[];
  ethnicity: string | null;
  firstLanguage: string | null;
  unaccompaniedAsylumSeeker: boolean | null;
}

/** One part of the digest: a heading and sentences that name days. */
export interface DigestSection {
  key: string;
  title: string;
  lines: string[];
}

/** Of a long list the newest stand; the rest is counted. */
const MOST_LINES = 8;
/** Of what somebody said, as much as fits a line or two; the contact has it whole. */
const LONGEST_QUOTE = 280;

/** The history in sentences, section by section; a section of which nothing is known says so. */
export function digestOf(known: HistoryKnown): DigestSection[] {
  return [
    section('care', 'Care', 'No time in care is recorded.', [
      ...(known.historyComplete ? [] : ['The first part of the care history is not in our records.']),
      ...newest(known.episodes, (one) => `${careEpisodeWords(one)}, ${spell(one)}.`),
    ]),
    section('homes', 'Homes', 'No home is recorded.', [
      ...newest(known.homes, (one) => `${ACCOMMODATION_WORDS[one.type] ?? one.type}, ${spell(one)}.`),
      ...newest(
        known.atHome,
        (one) => `${livesWithWords(one.livesWith)}, ${spell(one)}${one.brokeDown ? '; it broke down' : ''}.`,
      ),
    ]),
    section('custody', 'Custody and hospital', 'None is recorded.', [
      ...newest(known.detentions, (one) => `${DETAINED_WORDS[one.kind]}, ${spell(one)}.`),
    ]),
    section('contacts', 'Contact with us', 'No contact is recorded.', contactLines(known)),
    section('plans', 'Plans and what was tried', 'No plan is recorded.', planLines(known)),
    section('missing', 'Missing', 'They were not recorded as missing.', missingLines(known)),
    ...(known.health === null
      ? []
      : [
          section('health', 'Health', 'No health review is recorded.', [
            ...newest(
              known.health,
              ({ heldOn, kind, score }) =>
                `${HEALTH_REVIEW_WORDS[kind]} on ${formatLong(heldOn)}${score === null ? '' : `: score ${score} of 40`}.`,
            ),
          ]),
        ]),
    section('education', 'Education, training and work', 'Nothing is recorded.', [
      ...newest(known.activities, (one) => `${activityWords(one)}, ${spell(one)}.`),
    ]),
    section('identity', 'Identity, as the record has it', 'Nothing is recorded.', identityLines(known)),
    section('assessments', 'Assessments before', 'None is recorded.', assessmentLines(known)),
  ];
}

/** Which sections of the digest help with an area; the history itself has all of them. */
const SECTIONS_OF: Readonly<Record<string, readonly string[]>> = {
  identity: ['identity'],
  health: ['health'],
  education: ['education'],
  accommodation: ['homes', 'custody'],
  support: ['contacts'],
  status: ['identity'],
  'taking-part': ['contacts'],
};

/** What the record knows already about an area, so that nobody types it again. */
export function knownFor(areaKey: string, digest: readonly DigestSection[]): DigestSection[] {
  if (areaKey === 'history') return [...digest];
  const keys = SECTIONS_OF[areaKey] ?? [];
  return digest.filter(({ key }) => keys.includes(key));
}

function section(key: string, title: string, nothing: string, lines: string[]): DigestSection {
  return { key, title, lines: lines.length > 0 ? lines : [nothing] };
}

function newest<T>(all: readonly T[], line: (one: T) => string): string[] {
  const shown = all.slice(-MOST_LINES).map(line);
  const left = all.length - shown.length;
  return left > 0 ? [`${left} before these.`, ...shown] : shown;
}

function spell({ fromOn, toOn }: Spell): string {
  return toOn ? `from ${formatLong(fromOn)} to ${formatLong(toOn)}` : `since ${formatLong(fromOn)}`;
}

function contactLines({ contacts, ownWords }: HistoryKnown): string[] {
  if (contacts.inAll === 0) return [];
  const seen = contacts.lastSeenOn ? `last seen on ${formatLong(contacts.lastSeenOn)}` : 'never seen face to face';
  return [
    `${count(contacts.inAll, 'contact')}, in ${contacts.seen} of which they were seen or spoke with us; ${seen}.`,
    ...(contacts.workers > 0 ? [`${count(contacts.workers, 'worker')} so far.`] : []),
    ...ownWords.map(({ on, words }) => `On ${formatLong(on)} they said: “${quoted(words)}”`),
  ];
}

const RESULT_WORDS: Readonly<Record<string, string>> = {
  done: 'done',
  kept: 'kept on',
  changed: 'changed',
  stopped: 'stopped',
};

function planLines({ plans, reviews, goals }: HistoryKnown): string[] {
  const [plan, review] = [plans.at(-1), reviews.at(-1)];
  return [
    ...(plan ? [`${count(plans.length, 'plan')}, the last completed on ${formatLong(plan)}.`] : []),
    ...(review ? [`${count(reviews.length, 'review')}, the last held on ${formatLong(review)}.`] : []),
    ...newest(goals, ({ goal, setOn, result, cameOf, resultOn }) => {
      const set = `Tried: “${quoted(goal)}”, set on ${formatLong(setOn)}`;
      if (!result || !resultOn) return `${set}; not looked at yet.`;
      return `${set}; ${RESULT_WORDS[result] ?? result} on ${formatLong(resultOn)}${cameOf ? `. What came of it: ${quoted(cameOf)}` : '.'}`;
    }),
  ];
}

function missingLines({ missing }: HistoryKnown): string[] {
  const lines = newest(missing, ({ fromOn, returnedOn, interviewed }) => {
    if (!returnedOn) return `Missing since ${formatLong(fromOn)}.`;
    const interview = interviewed ? 'a return interview was held' : 'no return interview was held';
    return `Missing from ${formatLong(fromOn)} to ${formatLong(returnedOn)}; ${interview}.`;
  });
  return missing.length > 1 ? [`${count(missing.length, 'time')} in all.`, ...lines] : lines;
}

function identityLines({ ethnicity, firstLanguage, unaccompaniedAsylumSeeker }: HistoryKnown): string[] {
  return [
    ...(ethnicity ? [`Ethnicity: ${ETHNICITIES[ethnicity] ?? ethnicity}.`] : []),
    ...(firstLanguage ? [`First language: ${firstLanguage}.`] : []),
    ...(unaccompaniedAsylumSeeker ? ['Came as an unaccompanied asylum-seeking child.'] : []),
  ];
}

function assessmentLines({ assessments }: HistoryKnown): string[] {
  return newest(assessments, ({ on, recommendations }) => {
    const said = recommendations.map((one) => `“${quoted(one)}”`).join('; ');
    return `Completed on ${formatLong(on)}${said ? `. Recommended: ${said}` : '.'}`;
  });
}

function count(many: number, one: string): string {
  return `${many} ${one}${many === 1 ? '' : 's'}`;
}

function quoted(words: string): string {
  const flat = words.replaceAll(/\s+/g, ' ').trim();
  return flat.length > LONGEST_QUOTE ? `${flat.slice(0, LONGEST_QUOTE)} …` : flat;
}
