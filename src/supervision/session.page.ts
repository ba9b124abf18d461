import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { awayWords } from '../caseloads/away';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { RISK_LEVELS } from '../statutory/risk-level';
import { exemptWords } from './exemption-words';
import { holdsOn } from '../statutory/spans';
import { dueWords } from '../web/day-words';
import type { FieldError } from '../platform/problem';
import { fullName } from '../young-people/names';
import type { Apart } from '../pathway-plans/texts-merge';
import type { BesideSession } from './beside-session.service';
import { MOST_DECISIONS, riskIn, type CaseTexts } from './case-texts';
import { matterWords } from './decision-examples.words';
import { EFFECTS } from './decision-standing';
import { kinderWording } from '../web/kinder-words';
import type { SampleTold } from './samples.service';
import type { Agenda, CaseOpened, SessionOpened, SessionSummary } from './sessions.service';
import {
  agendaPersonWords,
  decisionWords,
  EFFECT_WORDS,
  GRADE_COLOURS,
  GRADE_WORDS,
  RISK_WORDS,
} from './supervision-words';
import { LEVELS } from '../workload/load-words';
import { SINCE_GROUPS, type SinceGroup, type SinceLine } from './since-last-time';
import type { SupervisedWorker } from './worker-supervision';

const STATE_WORDS = { open: 'Being written', signed: 'Signed by both', 'given-up': 'Given up' } as const;
const STATE_COLOURS = { open: 'blue', signed: 'green', 'given-up': 'grey' } as const;

const GROUP_WORDS: Readonly<Record<SinceGroup, string>> = {
  wins: 'Good news',
  risk: 'Risk',
  contacts: 'Visits and contacts',
  home: 'Home',
  plan: 'Plan and assessments',
  work: 'Education and work',
  actions: 'Actions and promises',
  people: 'Who works with them',
  other: 'Beside these',
};

export const sessionAt = (id: string) => `/supervision/${id}`;

/** The sessions of whoever looks, and for managers the workers they supervise. */
export function toSessionsPage(
  sessions: SessionSummary[],
  workers: SupervisedWorker[] | null,
  actor: UserActor,
  today: LocalDate,
  errors: FieldError[] = [],
) {
  return {
    errors,
    isManager: workers !== null,
    workers: (workers ?? []).map((worker) => ({
      name: worker.name,
      team: worker.teamName,
      at: `/supervision/new?worker=${worker.staffId}`,
      next: worker.next ? { words: dueWords(worker.next.dueOn, today), because: worker.next.because } : null,
      isLate: worker.lateDays > 0,
      exempt: exemptWords(worker.exemptNow),
      lastOn: worker.heldOn.at(-1) ?? null,
      away: awayOn(worker, today),
    })),
    sessions: sessions.map((session) => ({
      ...sessionWords(session),
      needsMe:
        session.state === 'open' &&
        [session.staffId, session.managerId].includes(actor.staffId) &&
        !session.signedBy.includes(actor.staffId) &&
        session.signedBy.length > 0,
    })),
  };
}

export function sessionWords(session: SessionSummary) {
  return {
    id: session.id,
    at: sessionAt(session.id),
    worker: session.workerName,
    manager: session.managerName,
    heldOn: session.heldOn,
    people: session.people,
    method: session.methodName,
    state: session.state,
    words: STATE_WORDS[session.state],
    colour: STATE_COLOURS[session.state],
  };
}

/** The agenda, built before anybody begins. */
export function toAgendaPage(
  agenda: Agenda,
  form: { values: Record<string, string>; people: string[] | null },
  today: LocalDate,
  errors: FieldError[] = [],
) {
  const { worker, people, decisions } = agenda;
  const named = new Map(people.map((person) => [person.personId, fullName(person)]));
  const ticked = form.people ?? people.filter(({ reasons }) => reasons.length > 0).map(({ personId }) => personId);
  return {
    errors,
    form: { values: form.values, errors },
    worker: {
      id: worker.staffId,
      name: worker.name,
      team: worker.teamName,
      people: people.length,
      next: worker.next ? { words: dueWords(worker.next.dueOn, today), because: worker.next.because } : null,
      isLate: worker.lateDays > 0,
      exempt: exemptWords(worker.exemptNow),
      leave: leaveWords(worker, today),
      exemptAt: worker.exemptNow ? '/supervision/policy' : `/supervision/policy/exempt?worker=${worker.staffId}`,
    },
    lastHeldOn: agenda.lastHeldOn,
    openAt: agenda.openId && sessionAt(agenda.openId),
    people: people.map((person) => ({
      ...agendaPersonWords(person, today),
      ticked: ticked.includes(person.personId),
      decisions: decisions.filter(({ personId }) => personId === person.personId).length,
    })),
    decisions: decisions.map((decision) => ({ ...decisionWords(decision, today), name: named.get(decision.personId) })),
    methods: agenda.methods.map(({ id, name, about }) => ({ value: id, text: name, hint: { text: about } })),
  };
}

/** Days away that hold now or come within the next weeks. */
function leaveWords({ leave }: SupervisedWorker, today: LocalDate): string[] {
  return leave
    .filter(({ to }) => to === null || to > today)
    .map(({ from, to }) => `Away from ${formatLong(from)}${to === null ? '' : `, back on ${formatLong(to)}`}`);
}

function awayOn({ leave }: SupervisedWorker, today: LocalDate): string | null {
  const away = leave.find((span) => holdsOn(span, today));
  return away ? awayWords({ backOn: away.to, coverName: null }).split('.')[0]! : null;
}

/** A session: whom it is about, what is still to write, and who signed. */
export function toSessionPage(
  session: SessionOpened,
  { samples, maySample }: { samples: SampleTold[]; maySample: boolean },
  beside: BesideSession | null,
  actor: UserActor,
  today: LocalDate,
  errors: FieldError[] = [],
) {
  const at = sessionAt(session.id);
  const isOpen = session.state === 'open';
  return {
    errors,
    ...sessionWords(session),
    isOpen,
    reader: session.reader,
    isOfTwo: session.reader === 'worker' || session.reader === 'manager',
    managerLeft: session.reader === 'successor',
    isManager: session.reader === 'manager',
    givenUpBecause: session.givenUpBecause,
    signedOn: session.signedOn,
    hidden: session.hidden,
    signatures: signatures(session),
    mineSigned: session.signedBy.includes(actor.staffId),
    cases: session.cases.map((one) => ({
      ...agendaPersonWords(one.person, today),
      writeAt: `${at}/people/${one.person.personId}`,
      takeOutAt: `${at}/people/${one.person.personId}/take-out`,
      isWritten: Object.keys(one.texts).length > 0,
      findings: one.findings,
      faults: one.faults.length,
      asked: one.asked,
      said: one.said,
      despite: one.despite,
    })),
    others: session.others.map((person) => ({ value: person.personId, text: fullName(person) })),
    personal: session.personal && { text: session.personal.text, at: `${at}/personal` },
    beside: beside && besideWords(beside),
    samples: samples.map(sampleWords),
    sampleAt: maySample ? `${at}/sample` : null,
  };
}

function besideWords({ workerId, load, toWeigh, plans }: BesideSession) {
  return {
    load: load && {
      words: `${load.points} points`,
      colour: LEVELS[load.level].colour,
      why: load.why,
      at: `/team/workload/workers/${workerId}`,
    },
    toWeigh,
    weighAt: `/team/workload/weights?worker=${workerId}`,
    plans,
  };
}

export function sampleWords(sample: SampleTold) {
  return {
    ...sample,
    at: sessionAt(sample.sessionId),
    words: GRADE_WORDS[sample.grade],
    colour: GRADE_COLOURS[sample.grade],
  };
}

function signatures(session: SessionSummary) {
  return [
    { name: session.workerName, signed: session.signedBy.includes(session.staffId) },
    { name: session.managerName, signed: session.signedBy.includes(session.managerId) },
  ];
}

/** Everything that is signed, to be read once more. */
export function toSignPage(
  session: SessionOpened,
  form: { despite: Readonly<Record<string, string>>; errors: FieldError[] },
  actor: UserActor,
  today: LocalDate,
) {
  const isManager = session.reader === 'manager';
  const named = new Map(session.cases.map(({ person }) => [person.personId, fullName(person)]));
  return {
    // In the summary each says of whom; the entry itself stands under the name.
    errors: form.errors.map(({ field, message }) => {
      const name = named.get(field.replace(/^(despite|case)-/, ''));
      return { field, message: name ? `${name}: ${message}` : message };
    }),
    ...sessionWords(session),
    version: session.version,
    isManager,
    hidden: session.hidden,
    signatures: signatures(session),
    mineSigned: session.signedBy.includes(actor.staffId),
    form: {
      values: Object.fromEntries(
        session.cases.map(({ person, despite }) => [
          `despite-${person.personId}`,
          form.despite[person.personId] ?? despite ?? '',
        ]),
      ),
      errors: form.errors,
    },
    cases: session.cases.map((one) => ({
      id: one.person.personId,
      name: fullName(one.person),
      writeAt: `${sessionAt(session.id)}/people/${one.person.personId}`,
      answers: session.method.prompts.map(({ key, title }) => ({
        question: one.questions[key] ?? title,
        text: one.texts[`answer-${key}`] ?? null,
      })),
      decisions: decisionRows(one.texts)
        .filter(({ isEmpty }) => !isEmpty)
        .map(({ what, why, by, facts, options, review }) => ({ what, why, by, facts, options, review })),
      findings: one.findings,
      faults: one.faults,
      despite: one.despite,
      asked: one.asked,
      said: one.said,
    })),
    personal: session.personal?.text ? session.personal.text : null,
    today,
  };
}

interface DecisionRow {
  row: number;
  what: string;
  why: string;
  owner: string;
  by: string;
  facts: string;
  options: string;
  review: string;
  isEmpty: boolean;
}

function decisionRows(texts: CaseTexts): DecisionRow[] {
  return Array.from({ length: MOST_DECISIONS }, (_, at) => {
    const row = at + 1;
    const of = (name: string) => texts[`${name}-${row}`] ?? '';
    const written = { what: of('what'), why: of('why'), by: of('by'), facts: of('facts'), options: of('options') };
    const all = { ...written, review: of('review') };
    return { row, ...all, owner: of('owner'), isEmpty: !Object.values(all).some(Boolean) };
  });
}

/** One young person: left what happened, right what two people think of it. */
export function toCasePage(
  opened: CaseOpened,
  form: { texts: CaseTexts; was: CaseTexts; version: number; errors: FieldError[]; saved: string },
  actor: UserActor,
  today: LocalDate,
) {
  const { session, heading, prompts, questions } = opened;
  const at = `${sessionAt(session.id)}/people/${heading.id}`;
  const isOpen = session.state === 'open' && ['worker', 'manager'].includes(opened.reader);
  const rows = decisionRows(form.texts);
  const filled = rows.filter(({ isEmpty }) => !isEmpty).length;
  const lastFilled = rows.findLastIndex(({ isEmpty }) => !isEmpty);
  // Always one more than is written, and three to begin with.
  const shown = Math.min(MOST_DECISIONS, Math.max(3, lastFilled + 2));
  const values = { ...form.texts };
  for (const { row, owner } of rows) values[`owner-${row}`] = owner || session.staffId;
  return {
    at,
    session: sessionWords(session),
    isOpen,
    inErrorAt:
      opened.stands && may(actor, 'supervise')
        ? `/young-people/${heading.id}/recorded-in-error/supervision/${opened.caseId}`
        : null,
    panelAt: isOpen && opened.reader === 'manager' ? `/young-people/${heading.id}/panels/new` : null,
    saved: form.saved,
    draft: `${heading.id}-${form.version}`,
    userId: actor.userId,
    heading,
    person: agendaPersonWords(opened.person, today),
    since: opened.since,
    groups: SINCE_GROUPS.map((group) => ({ words: GROUP_WORDS[group], lines: told(opened.lines, group) })).filter(
      ({ lines }) => lines.length > 0,
    ),
    form: { values, errors: form.errors },
    errors: form.errors,
    was: Object.entries(form.was).map(([name, value]) => ({ name: `was-${name}`, value })),
    version: form.version,
    prompts: prompts.map(({ key, title }) => ({
      name: `answer-${key}`,
      title,
      question: questions[key] ?? title,
      text: form.texts[`answer-${key}`] ?? null,
    })),
    rows: rows.slice(0, shown),
    written: rows
      .filter(({ isEmpty }) => !isEmpty)
      .map((row) => ({
        ...row,
        owner: opened.staff.find(({ id }) => id === row.owner)?.name ?? null,
      })),
    filled,
    examples: opened.examples.map(matterWords),
    staff: opened.staff.map(({ id, name }) => ({ value: id, text: name })),
    decisions: opened.decisions.map((decision) => ({
      ...decisionWords(decision, today),
      said: form.texts[`effect-${decision.id}`]
        ? EFFECT_WORDS[form.texts[`effect-${decision.id}`] as keyof typeof EFFECT_WORDS]
        : null,
      saidWords: form.texts[`said-${decision.id}`] ?? null,
    })),
    risks: [
      { value: '', text: 'As the record says' },
      ...RISK_LEVELS.map((value) => ({ value, text: RISK_WORDS[value] })),
    ],
    riskSet: riskIn(form.texts).risk,
    effects: EFFECTS.map((value) => ({ value, text: EFFECT_WORDS[value] })),
    findings: Object.keys(form.texts).length > 0 ? opened.findings : [],
    kinder: kinderWording(Object.values(form.texts).join('\n')),
    next: opened.nextPersonId,
  };
}

function told(lines: readonly SinceLine[], group: SinceGroup): SinceLine[] {
  return lines.filter((line) => line.group === group);
}

/** Both texts, field by field. */
export function toBothPage(
  about: { action: string; backAt: string; caption: string; by: string | null },
  sent: { values: CaseTexts; version: number },
  theirs: CaseTexts,
  apart: readonly Apart[],
  words: (field: string, value: string) => { label: string; value: string },
  isAgain: boolean,
) {
  return {
    ...about,
    errors: isAgain
      ? apart
          .filter(({ keep }) => keep === null)
          .map(({ field }) => ({ field: `keep-${field}`, message: 'Choose what to keep' }))
      : [],
    sent: [
      { name: 'version', value: String(sent.version) },
      ...Object.entries(sent.values).map(([name, value]) => ({ name, value })),
      ...Object.entries(theirs).map(([name, value]) => ({ name: `was-${name}`, value })),
    ],
    rows: apart.map(({ field, mine, theirs: other, keep, canKeepBoth }) => ({
      name: `keep-${field}`,
      label: words(field, mine).label,
      mine: words(field, mine).value || '(empty)',
      theirs: words(field, other).value || '(empty)',
      keep,
      canKeepBoth,
    })),
  };
}

/** What a field of an entry is called, and its value as people read it. */
export function fieldWords(opened: Pick<CaseOpened, 'questions' | 'staff' | 'decisions'>) {
  const parts: Record<string, string> = {
    what: 'what was decided',
    why: 'why',
    owner: 'who does it',
    by: 'by when',
    facts: 'the facts',
    options: 'what else was considered',
    review: 'when to look at it again',
  };
  return (field: string, value: string): { label: string; value: string } => {
    const [kind, ...rest] = field.split('-');
    const key = rest.join('-');
    if (kind === 'answer') return { label: opened.questions[key] ?? key, value };
    if (kind === 'effect' || kind === 'said') {
      const what = opened.decisions.find(({ id }) => id === key)?.what ?? 'A decision from before';
      const effect = EFFECTS.find((one) => one === value);
      return { label: `What difference: ${what}`, value: kind === 'effect' && effect ? EFFECT_WORDS[effect] : value };
    }
    if (kind === 'risk') return { label: key ? 'Why the risk is this high' : 'How high the risk is', value };
    const owner = kind === 'owner' ? opened.staff.find(({ id }) => id === value)?.name : undefined;
    return { label: `Decision ${key}, ${parts[kind!] ?? kind}`, value: owner ?? value };
  };
}
