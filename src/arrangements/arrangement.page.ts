import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { ACCOMMODATION_WORDS } from '../accommodation/accommodation-words';
import type { FieldError } from '../platform/problem';
import { DEADLINE_RULES } from '../statutory/rule-book';
import { daysBetween, formatLong, type LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import {
  nextDay,
  type ArrangementLine,
  type ArrangementOpened,
  type HomeOpened,
  type ToWrite,
} from './arrangements.service';
import { againstHost } from './hosts';
import { leftOf } from './kinds/private-renting';
import { PROBATION_ENTRY } from './kinds/custody';
import { decisionOf, type Decision } from './kinds/decided';
import { standing, type ArrangementKind, type EntryKind, type Story } from './kinds/kind';
import { entryOf, kindOf, KINDS } from './kinds/kinds';
import { SUPPORT_PACKAGE } from './kinds/support-package';
import { consentOf, signalWords } from './kinds/tenancy-at-risk';
import type { SaidField } from './said-fields';
import type { SaidForm } from './said.form';
import { pounds, saidLines, type SaidLine } from './said-words';
import type { StepTold } from './steps';
import { probationOf } from './probation-officer';
import { storyOf, type ArrangementTold } from './stories';

/** A form to take something out that was refused. */
export interface TakeOutForm {
  /** Null for the whole arrangement. */
  entryId: string | null;
  reason: string;
  errors: FieldError[];
}

export function stepLine(step: StepTold, today: LocalDate) {
  const late = step.doneOn === null && step.dueOn !== null && step.dueOn < today;
  return { ...step, late, days: late ? daysBetween(step.dueOn!, today) : 0 };
}

/** What has no day comes after everything that has one. */
const NO_DAY = '9999-12-31';

function openSteps(steps: readonly StepTold[], today: LocalDate) {
  const open = steps.filter(({ doneOn }) => doneOn === null).map((step) => stepLine(step, today));
  return open.sort((a, b) => (a.dueOn ?? NO_DAY).localeCompare(b.dueOn ?? NO_DAY));
}

/** The first day on which something is due; what has none comes last. */
const dayOf = ([first]: { dueOn: LocalDate | null }[]): string => first?.dueOn ?? NO_DAY;

/** Where somebody lives, what runs about it with what comes next, and what can be begun. */
export function toHomePage(opened: HomeOpened, today: LocalDate) {
  const { person, home, stayingPut, custody } = opened;
  const at = `/young-people/${person.id}/home`;
  const lines = opened.arrangements
    .filter(({ takenOutBecause }) => takenOutBecause === null)
    .map((one) => {
      const kind = kindOf(one.kind)!;
      return {
        at: `${at}/${one.id}`,
        title: kind.title,
        line: one.hostName ? `with ${one.hostName}` : kind.line(one.said),
        onDay: one.onDay,
        endedOn: one.endedOn,
        steps: openSteps(one.steps, today),
      };
    });
  return {
    person,
    at,
    home: home && { words: home.type ? (ACCOMMODATION_WORDS[home.type] ?? home.type) : 'Not said', from: home.from },
    stayingPut,
    custody: custody && { fromOn: custody.fromOn, href: `${at}/new/custody` },
    running: lines
      .filter(({ endedOn, steps }) => endedOn === null || steps.length > 0)
      .sort((a, b) => dayOf(a.steps).localeCompare(dayOf(b.steps))),
    ended: lines.filter(({ endedOn, steps }) => endedOn !== null && steps.length === 0),
    takenOut: opened.arrangements
      .filter(({ takenOutBecause }) => takenOutBecause !== null)
      .map((one) => ({
        at: `${at}/${one.id}`,
        title: kindOf(one.kind)!.title,
        onDay: one.onDay,
        because: one.takenOutBecause,
      })),
    kinds: KINDS.map(({ key, link, about }) => ({ href: `${at}/new/${key}`, link, about })),
  };
}

/** One arrangement: what comes next, what the rules say, what can be written, and its story, the latest first. */
export function toArrangementPage(
  { person, arrangement, kind, law, due }: ArrangementOpened,
  actor: UserActor,
  today: LocalDate,
  takeOut: TakeOutForm | null = null,
) {
  const at = `/young-people/${person.id}/home/${arrangement.id}`;
  const story = storyOf(arrangement);
  const lines = arrangement.entries.map((one) => {
    const entry = entryOf(kind, one.entry);
    return {
      id: one.id,
      title: entry?.title ?? one.entry,
      onDay: one.onDay,
      by: one.by,
      homeAt: one.homeId && `/young-people/${person.id}/homes/${one.homeId}`,
      lines: [...saidLines(entry?.fields ?? [], one.said), ...workedOut(kind, one.entry, story, one.said)],
      takenOutBecause: one.takenOutBecause,
    };
  });
  const { takenOutBecause, endedOn } = arrangement;
  return {
    person,
    at,
    home: `/young-people/${person.id}/home`,
    title: kind.title,
    line: arrangement.hostName ? `with ${arrangement.hostName}` : kind.line(arrangement.said),
    hostAt: arrangement.hostId && `/lodgings-hosts/${arrangement.hostId}`,
    isCustody: kind.key === 'custody',
    probation: kind.key === 'custody' ? probationShown(story, at) : null,
    endedOn,
    takenOutBecause,
    law,
    due: due.map((one) => ({
      ...one,
      title: titleOfRule(one.rule),
      href: `/young-people/${person.id}/due/${one.id}`,
      late: one.dueOn < today,
    })),
    steps: takenOutBecause === null ? openSteps(arrangement.steps, today) : [],
    done: arrangement.steps.filter(({ doneOn }) => doneOn !== null),
    links:
      takenOutBecause === null
        ? entriesToWrite(kind, story, { dateOfBirth: person.dateOfBirth, today }, actor).map((entry) =>
            // What ends it may have other reasons than a move: its form leads on to that.
            entry.move && !entry.ends
              ? { href: moveAt(person.id, arrangement.id, entry.key), text: entry.move.link }
              : { href: `${at}/record/${entry.key}`, text: entry.link },
          )
        : [],
    letterAt: kind.letter && decisionOf(story) ? `${at}/letter` : null,
    began: {
      onDay: arrangement.onDay,
      by: arrangement.by,
      lines: saidLines(kind.fields, arrangement.said, arrangement.hostName),
    },
    entries: lines.filter((one) => one.takenOutBecause === null).reverse(),
    takenOut: lines.filter((one) => one.takenOutBecause !== null),
    takeOut: takeOut && { ...takeOut, key: takeOut.entryId ?? 'whole' },
    errors: takeOut?.errors ?? [],
  };
}

/** The form of the move that an entry of a story is. */
const moveAt = (personId: string, arrangementId: string, entry: string) =>
  `/young-people/${personId}/moves/new?from=${arrangementId}&entry=${entry}`;

/** Who their probation officer is; what nobody said says so. */
function probationShown(story: Story, at: string) {
  const stands = probationOf(story);
  const writeAt = `${at}/record/${PROBATION_ENTRY}`;
  if (stands === null || typeof stands === 'string') {
    const words = { none: 'They have none', 'not-known': 'Not known yet' };
    return { writeAt, officer: null, words: stands === null ? 'Not recorded' : words[stands] };
  }
  return { writeAt, officer: stands, words: null };
}

/** What the actor may write as the story stands. */
export function entriesToWrite(
  kind: ArrangementKind,
  story: Story,
  about: { dateOfBirth: LocalDate; today: LocalDate },
  actor: UserActor,
): EntryKind[] {
  return kind.entries.filter(
    (entry) =>
      may(actor, entry.action ?? 'record-casework') &&
      (story.endedOn === null || entry.afterEnd === true) &&
      (entry.offered?.(story, about) ?? true),
  );
}

function workedOut(kind: ArrangementKind, entry: string, story: Story, said: Story['said']): SaidLine[] {
  if (kind.key !== 'private-renting' || entry !== 'affordability') return [];
  return [{ label: 'Left for everything else a month', text: pounds(leftOf(story, said)), isOwn: false }];
}

function titleOfRule(rule: string): string {
  return (DEADLINE_RULES as Record<string, { title: string }>)[rule]?.title ?? rule;
}

/** The form of a new arrangement, or of a line of its story. */
export function toWritePage(
  { person, kind, arrangement, hosts, detention }: ToWrite,
  entry: EntryKind | null,
  form: SaidForm,
  today: LocalDate,
) {
  const home = `/young-people/${person.id}/home`;
  const story = arrangement && storyOf(arrangement);
  const fields = (entry?.fields ?? kind.fields).map((field) => ({
    ...field,
    label:
      field.required || field.type === 'host' || entry?.key === 'arrange' ? field.label : `${field.label} (optional)`,
    hint: [field.hint, entry && story && standsWords(field, story)].filter(Boolean).join('. '),
    choices: field.type === 'host' ? hostChoices(hosts, today) : field.choices,
  }));
  return {
    person,
    back: arrangement
      ? { href: `${home}/${arrangement.id}`, text: `Back to ${kind.title.toLowerCase()}` }
      : { href: home, text: 'Back to home' },
    action: arrangement ? `${home}/${arrangement.id}/record/${entry!.key}` : `${home}/new/${kind.key}`,
    title: entry ? `${kind.title}: ${entry.title.toLowerCase()}` : kind.link,
    hint: entry?.hint ?? kind.about,
    move:
      arrangement && entry?.move && form.errors.length === 0
        ? { href: moveAt(person.id, arrangement.id, entry.key), text: entry.move.link }
        : null,
    when: entry ? 'When was it?' : kind.when,
    detention,
    probation:
      arrangement && (entry?.key === 'arrange' || entry?.key === 'release')
        ? probationShown(storyOf(arrangement), `${home}/${arrangement.id}`)
        : null,
    noHosts: kind.key === 'supported-lodgings' && !hosts.some((one) => againstHost(one, today).length === 0),
    asksManager: !arrangement && kind.key === 'tenancy-at-risk',
    fields,
    form,
    errors: form.errors,
  };
}

/** What stands of a field, beside its empty input: what is left empty stays. */
function standsWords(field: SaidField, story: Story): string | null {
  if (field.required || field.type === 'own-words' || field.type === 'several') return null;
  const stands = standing(story, field.name);
  if (stands === null) return null;
  const [line] = saidLines([field], { [field.name]: stands });
  return line ? `Stands now: ${line.text}` : null;
}

function hostChoices(hosts: ToWrite['hosts'], today: LocalDate) {
  return [
    { value: '', text: 'Choose a host' },
    ...hosts.map((host) => {
      const against = againstHost(host, today);
      return { value: host.id, text: `${host.name}, ${host.area}${against.length > 0 ? ` (${against[0]})` : ''}` };
    }),
  ];
}

/** What was decided as the letter to the young person; null before it is, and for what is not decided so. */
export function toLetterPage({ person, arrangement, kind }: ArrangementOpened) {
  const decided = arrangement.entries.findLast(
    ({ entry, takenOutBecause }) => entry === 'decision' && takenOutBecause === null,
  );
  if (!decided || !kind.letter) return null;
  const { pays, arranged, reason, decision } = decided.said;
  return {
    person,
    back: { href: `/young-people/${person.id}/home/${arrangement.id}`, text: `Back to ${kind.title.toLowerCase()}` },
    on: decided.onDay,
    by: decided.by,
    ...kind.letter(arrangement.said),
    decision: decision as Decision,
    arranged: [
      ...(arranged === undefined ? [] : [arranged as string]),
      ...(pays === undefined ? [] : [`We pay ${pounds(pays as number)}.`]),
      ...(decision !== 'refused' && kind.key === SUPPORT_PACKAGE.key
        ? [supportWords(storyOf(arrangement), decided.onDay)]
        : []),
    ],
    reason,
  };
}

/** "You get 10 hours a week from Mentors, from 7 December 2026 to 5 March 2027." As it was decided, whatever changed since. */
function supportWords(story: Story, decidedOn: LocalDate): string {
  const then = { ...story, entries: story.entries.filter(({ onDay }) => onDay <= decidedOn) };
  const [hours, provider] = [standing<number>(then, 'hours'), standing<string>(then, 'provider')];
  const { said } = decisionOf(then)!;
  const until = standing<LocalDate & string>(then, 'endsOn');
  const days = `from ${formatLong(said.startsOn as LocalDate)}${until ? ` to ${formatLong(until)}` : ''}`;
  return `You get ${hours === 1 ? '1 hour' : `${hours} hours`} a week from ${provider}, ${days}.`;
}

export const AT_RISK_SHOWS = {
  all: 'All',
  late: 'Something is late',
  'to-refer': 'Agreed, council not told yet',
  'to-ask': 'Not asked about a referral yet',
  referred: 'Council told',
} as const;
export type AtRiskShow = keyof typeof AT_RISK_SHOWS;

/** Homes at risk with how the referral stands, by what comes next; those of `show`. */
export function toAtRisk(lines: ArrangementLine[], show: AtRiskShow, today: LocalDate) {
  const all = lines.map((line) => {
    const story = storyOf(line.arrangement);
    const steps = openSteps(line.steps, today);
    return {
      personId: line.personId,
      arrangementId: line.arrangement.id,
      name: fullName(line),
      at: `/young-people/${line.personId}/home/${line.arrangement.id}`,
      adviser: line.adviserName,
      noticedOn: line.arrangement.onDay,
      signals: signalWords(line.arrangement.said.signals as string[]),
      mustLeaveOn: standing<LocalDate & string>(story, 'mustLeaveOn'),
      referral: referralOf(line.arrangement, line.steps),
      next: steps[0] ?? null,
      late: steps.some((step) => step.late),
      nextOn: nextDay(line.steps),
    };
  });
  const shown = {
    all: () => true,
    late: ({ late }: (typeof all)[number]) => late,
    'to-refer': ({ referral }: (typeof all)[number]) => referral.code === 'agreed',
    'to-ask': ({ referral }: (typeof all)[number]) => referral.code === 'not-asked' || referral.code === 'not-decided',
    referred: ({ referral }: (typeof all)[number]) => referral.code === 'told' || referral.code === 'answered',
  };
  const keys = Object.keys(AT_RISK_SHOWS) as AtRiskShow[];
  return {
    shows: keys.map((key) => ({
      key,
      text: AT_RISK_SHOWS[key],
      count: all.filter(shown[key]).length,
      isShown: key === show,
    })),
    lines: all.filter(shown[show]),
    inAll: all.length,
  };
}

export const REFERRAL_CODES = [
  'under-18',
  'not-asked',
  'not-decided',
  'refused',
  'agreed',
  'told',
  'answered',
] as const;

/** How the referral to a council stands. */
function referralOf(
  arrangement: ArrangementTold,
  steps: readonly StepTold[],
): { code: (typeof REFERRAL_CODES)[number]; words: string } {
  const consent = consentOf(storyOf(arrangement));
  if (!consent) {
    return steps.some(({ step }) => step === 'ask-consent')
      ? { code: 'not-asked', words: 'Not asked yet' }
      : { code: 'under-18', words: 'Under 18: no referral to housing' };
  }
  if (consent.agrees === null)
    return { code: 'not-decided', words: `Asked on ${formatLong(consent.onDay)}, not decided` };
  if (!consent.agrees) return { code: 'refused', words: `Does not wish it, said on ${formatLong(consent.onDay)}` };
  const doneOn = (key: string) => steps.find(({ step }) => step === key)?.doneOn ?? null;
  const [told, answered] = [doneOn('refer'), doneOn('answer')];
  if (answered) return { code: 'answered', words: `${consent.council} answered on ${formatLong(answered)}` };
  if (told) return { code: 'told', words: `${consent.council} told on ${formatLong(told)}` };
  return { code: 'agreed', words: `Agreed on ${formatLong(consent.onDay)}: ${consent.council}, not told yet` };
}

export const PACKAGE_SHOWS = {
  asked: 'Asked for',
  running: 'Running',
  refused: 'Not agreed',
} as const;
export type PackageShow = keyof typeof PACKAGE_SHOWS;
export const PACKAGE_ORDERS = { review: 'By what comes next', cost: 'By cost' } as const;
export type PackageOrder = keyof typeof PACKAGE_ORDERS;

/** Support packages that have not ended: those to decide, those that run with what they cost, and those not agreed to. */
export function toPackages(given: ArrangementLine[], show: PackageShow, by: PackageOrder, today: LocalDate) {
  const all = given.map((line) => {
    const story = storyOf(line.arrangement);
    const steps = openSteps(line.steps, today);
    const decision = decisionOf(story)?.decision ?? null;
    const stands: PackageShow = decision === null ? 'asked' : decision === 'refused' ? 'refused' : 'running';
    return {
      personId: line.personId,
      arrangementId: line.arrangement.id,
      name: fullName(line),
      at: `/young-people/${line.personId}/home/${line.arrangement.id}`,
      adviser: line.adviserName,
      askedOn: line.arrangement.onDay,
      stands,
      purpose: String(line.arrangement.said.purpose),
      hours: standing<number>(story, 'hours')!,
      provider: standing<string>(story, 'provider'),
      weeklyCostPence: standing<number>(story, 'weeklyCost')!,
      cost: pounds(standing<number>(story, 'weeklyCost')!),
      endsOn: standing<LocalDate & string>(story, 'endsOn'),
      reviewOn: line.steps.find(({ step, doneOn }) => step === 'review' && doneOn === null)?.dueOn ?? null,
      next: steps[0] ?? null,
      decideAt:
        stands === 'asked' ? `/young-people/${line.personId}/home/${line.arrangement.id}/record/decision` : null,
    };
  });
  const of = (key: PackageShow) => all.filter(({ stands }) => stands === key);
  const weekly = (key: PackageShow) => of(key).reduce((sum, one) => sum + one.weeklyCostPence, 0);
  const lines = of(show);
  if (by === 'cost') lines.sort((a, b) => b.weeklyCostPence - a.weeklyCostPence);
  else lines.sort((a, b) => (a.next?.dueOn ?? NO_DAY).localeCompare(b.next?.dueOn ?? NO_DAY));
  const keys = Object.keys(PACKAGE_SHOWS) as PackageShow[];
  return {
    shows: keys.map((key) => ({ key, text: PACKAGE_SHOWS[key], count: of(key).length, isShown: key === show })),
    orders: (Object.keys(PACKAGE_ORDERS) as PackageOrder[]).map((key) => ({
      key,
      text: PACKAGE_ORDERS[key],
      isShown: key === by,
    })),
    show,
    by,
    lines,
    inAll: all.length,
    weekly: pounds(weekly(show)),
    weeklyPence: weekly(show),
  };
}
