import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { onePage } from '../caseloads/page-links';
import { IN_TOUCH_CODES } from '../statutory/in-touch';
import type { LocalDate } from '../statutory/local-date';
import { agoWords, dueWords } from '../web/day-words';
import { fullName } from '../young-people/names';
import type { PersonHeading } from '../young-people/person-heading';
import type { StaffToChoose } from '../supervision/decisions.service';
import { contactWords } from '../contacts/contact-words';
import {
  CODE_WORDS,
  CONSENT_WORDS,
  COURSE_WORDS,
  effortWords,
  PLACE_OUTCOME_WORDS,
  RESULT_WORDS,
  STANDING_WORDS,
  STEP_WORDS,
} from './engagement-words';
import { ATTEMPT_RESULTS, CONSENTS, COURSES, STANDINGS, TRACING_STEPS } from './engagement.entities';
import type { CodeProposed, CodeSaid } from './in-touch-codes.service';
import type { InTouchList, InTouchShow } from './in-touch-list.service';
import type { Form } from './keeping-in-touch.forms';
import type { CodeTold, PersonTold, PlaceTold, TryTold } from './keeping-in-touch-told';
import type { KeepingInTouch } from './keeping-in-touch.service';

/** Tries that are shown at once; the contacts on the record are all of them. */
const MOST_TRIES = 30;
const IN_TOUCH_A_PAGE = 50;

export const atKeeping = (personId: string): string => `/young-people/${personId}/keeping-in-touch`;

/** The whole of one young person: how things stand, the search, what is owed. */
export function toKeepingPage(kept: KeepingInTouch, actor: UserActor, today: LocalDate) {
  const { person, standings, rhythm, effort } = kept;
  const at = atKeeping(person.id);
  const recordAt = `/young-people/${person.id}`;
  const [now, ...before] = standings.map((one) => ({
    ...one,
    ...STANDING_WORDS[one.standing],
    inErrorAt: `${recordAt}/recorded-in-error/engagement/${one.id}`,
  }));
  const decides = may(actor, 'supervise');
  return {
    person,
    at,
    recordAt,
    phone: kept.phone,
    now: now ?? null,
    before,
    lastInTouch: kept.lastInTouchOn && { on: kept.lastInTouchOn, ago: agoWords(kept.lastInTouchOn, today) },
    /** They were seen or spoken to since it was said that they are lost or refuse. */
    backInTouch:
      now !== undefined && rhythm !== null && kept.lastInTouchOn !== null && kept.lastInTouchOn > now.fromOn
        ? kept.lastInTouchOn
        : null,
    due: kept.due.map((item) => ({
      ...item,
      words: dueWords(item.dueOn, today),
      overdue: item.dueOn < today,
      at: `${recordAt}/due/${item.id}`,
    })),
    effort: effort && { words: effortWords(effort), short: effort.short },
    decision: rhythm && {
      words: dueWords(rhythm.dueOn, today),
      late: rhythm.dueOn < today,
      missed: rhythm.missed,
      since: rhythm.since,
      at: decides ? `${at}/decisions/new` : null,
      askAt: decides ? null : `${recordAt}/questions/new`,
    },
    decisions: kept.decisions.map((one) => ({ ...one, ...COURSE_WORDS[one.course] })),
    rungs: kept.rungs.map(({ step, tries, lastOn }) => ({
      ...STEP_WORDS[step],
      tries,
      lastOn,
      isNext: step === kept.next,
      at: `${at}/attempts/new?step=${step}`,
    })),
    people: kept.people.map((one) => personShown(one, at)),
    places: kept.places.map((one) => placeShown(one, at, today)),
    tries: kept.tries.slice(0, MOST_TRIES).map((one) => tryShown(one, recordAt)),
    moreTries: Math.max(0, kept.tries.length - MOST_TRIES),
    codes: kept.codes.map((one) => codeShown(one, recordAt)),
    withdrawals: kept.withdrawals.map((one) => ({ ...one, at: `${at}/withdrawals/${one.id}` })),
  };
}

function personShown(one: PersonTold, at: string) {
  const { words, colour } = CONSENT_WORDS[one.consent];
  return { ...one, consentWords: words, colour, at: `${at}/people/${one.id}` };
}

function placeShown(one: PlaceTold, at: string, today: LocalDate) {
  return {
    ...one,
    time: one.atTime?.slice(0, 5) ?? null,
    outcomeShown: one.outcome && PLACE_OUTCOME_WORDS[one.outcome],
    words: one.outcome
      ? null
      : one.onDay < today
        ? 'What came of it?'
        : dueWords(one.onDay, today).replace('due', 'on'),
    isPast: one.outcome === null && one.onDay < today,
    at: `${at}/places/${one.id}`,
  };
}

function tryShown(one: TryTold, recordAt: string) {
  const { mode, step, result } = one;
  return {
    ...one,
    what: step
      ? STEP_WORDS[step].words
      : contactWords({ mode, seen: mode === 'text' || mode === 'letter', place: null }),
    resultWords: result && RESULT_WORDS[result],
    at: `${recordAt}/contacts/${one.contactId}`,
  };
}

function codeShown(one: CodeTold, recordAt: string) {
  return {
    ...one,
    words: CODE_WORDS[one.code],
    proposedWords: CODE_WORDS[one.proposed],
    differs: one.code !== one.proposed,
    inErrorAt: `${recordAt}/recorded-in-error/in-touch-code/${one.id}`,
  };
}

const staffItems = (staff: StaffToChoose[]) => [
  { value: '', text: 'Choose' },
  ...staff.map(({ id, name }) => ({ value: id, text: name })),
];

const withHints = <Key extends string>(
  keys: readonly Key[],
  words: Readonly<Record<Key, { words: string; hint: string }>>,
) => keys.map((value) => ({ value, text: words[value].words, hint: { text: words[value].hint } }));

interface ToRecord {
  person: PersonHeading;
  staff: StaffToChoose[];
  people: PersonTold[];
}

/** What the forms about one young person choose from. */
export function toFormPage({ person, staff, people }: ToRecord, form: Form<unknown>) {
  return {
    person,
    at: atKeeping(person.id),
    form,
    errors: form.errors,
    staff: staffItems(staff),
    standings: withHints(STANDINGS, STANDING_WORDS),
    steps: withHints(
      TRACING_STEPS.filter((step) => step !== 'place'),
      STEP_WORDS,
    ),
    results: ATTEMPT_RESULTS.map((value) => ({ value, text: RESULT_WORDS[value] })),
    consents: CONSENTS.map((value) => ({ value, text: CONSENT_WORDS[value].words })),
    courses: withHints(COURSES, COURSE_WORDS),
    people: [
      { value: '', text: 'Nobody of these' },
      ...people.map(({ id, name, relation, consent }) => ({
        value: id,
        text: `${name}, ${relation}${consent === 'said-no' ? ' (not to be asked)' : ''}`,
      })),
    ],
  };
}

export type CodeDay = 'today' | 'birthday';

/** The code for one of two days, with the evidence for it. */
export function toCodePage(
  proposed: { person: PersonHeading; today: CodeProposed; birthday: CodeProposed | null },
  day: CodeDay,
  form: Form<Omit<CodeSaid, 'asOf'>>,
) {
  const { person, birthday } = proposed;
  const at = `${atKeeping(person.id)}/code`;
  const shown = day === 'birthday' && birthday ? birthday : proposed.today;
  const recordAt = `/young-people/${person.id}`;
  const code = form.values.code || shown.confirmed?.code || shown.proposal?.code || '';
  return {
    person,
    at,
    keepingAt: atKeeping(person.id),
    day: shown === birthday ? 'birthday' : 'today',
    asOf: shown.asOf,
    days: [
      { text: 'Today', href: at, current: shown === proposed.today },
      ...(birthday ? [{ text: 'On their last birthday', href: `${at}?of=birthday`, current: shown === birthday }] : []),
    ],
    proposal: shown.proposal && {
      code: shown.proposal.code,
      words: CODE_WORDS[shown.proposal.code],
      because: shown.proposal.because,
    },
    confirmed: shown.confirmed && codeShown(shown.confirmed, recordAt),
    codes: IN_TOUCH_CODES.map((value) => ({ value, text: `${CODE_WORDS[value]} (${value})` })),
    form: { ...form, values: { ...form.values, code } },
    errors: form.errors,
  };
}

const SHOW_WORDS: Readonly<Record<InTouchShow, string>> = {
  all: 'Everyone',
  lost: 'Lost touch',
  refusing: 'Say no to contact',
  wavering: 'Wavering',
  unsaid: 'Touch counts as lost, nobody has said how things stand',
  undecided: 'The month’s decision is late',
  short: 'Fewer tries than asked for',
};

/** Whom a manager's teams are not in touch with. */
export function toInTouchListPage({ counts, lines }: InTouchList, show: InTouchShow, page: number, today: LocalDate) {
  const address = (to: InTouchShow) => `/team/keeping-in-touch?show=${to}`;
  const { shown, pagination } = onePage(lines, page, IN_TOUCH_A_PAGE, (to) => `${address(show)}&page=${to}`);
  return {
    show: SHOW_WORDS[show],
    counts,
    links: Object.entries(SHOW_WORDS).map(([value, text]) => ({
      text: `${text} (${counts[value as InTouchShow]})`,
      href: address(value as InTouchShow),
      current: value === show,
    })),
    lines: shown.map((line) => ({
      name: fullName(line),
      at: atKeeping(line.id),
      adviser: line.adviserName,
      team: line.teamName,
      standing: line.standing && STANDING_WORDS[line.standing],
      fromOn: line.fromOn,
      // Said to be lost, it need not be said twice.
      countsAsLost: line.countsAsLost && line.standing !== 'lost',
      lastInTouch: line.lastInTouchOn && agoWords(line.lastInTouchOn, today),
      effort: line.effort && { words: effortWords(line.effort), short: line.effort.short },
      decision: line.rhythm && {
        words: dueWords(line.rhythm.dueOn, today),
        late: line.rhythm.dueOn < today,
        missed: line.rhythm.missed,
      },
      nextPlace: line.nextPlace,
    })),
    pagination,
  };
}
