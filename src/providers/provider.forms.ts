import { addMonths, type LocalDate } from '../statutory/local-date';
import { typedDate } from '../web/typed-date';
import { choices, NOTHING_CHOSEN, type FieldShown, type FormPage } from './form.page';
import { MARK_WORDS, MARKS, RISK_WORDS, RISKS, STANDARD_KEYS, STANDARDS, VISIT_MONTHS, type Marks } from './monitoring';
import type { ActionOfForm, ActionSaid, IncidentSaid, VacancySaid, VisitSaid } from './monitoring.service';
import {
  INCIDENT_KINDS,
  INCIDENT_WORDS,
  KIND_WORDS,
  PROVIDER_KINDS,
  REGISTRATION_STATES,
  REGISTRATION_WORDS,
} from './provider-kinds';
import { MAY_FOLLOW, STATUS_MEANS, STATUS_WORDS, PROVIDER_STATUSES, type ProviderStatus } from './provider-status';
import { ACTION_STEPS, type Provider } from './provider.entities';
import type { ProviderSaid } from './providers.service';
import type { Reading } from './reading';

const at = (id: string, rest = ''): string => `/providers/${id}${rest}`;
const backTo = ({ id, name }: Pick<Provider, 'id' | 'name'>) => ({ href: at(id), text: `Back to ${name}` });

const OWN_FIELDS: FieldShown[] = [
  { kind: 'line', name: 'name', label: 'Name' },
  {
    kind: 'select',
    name: 'kind',
    label: 'What do they provide?',
    items: [NOTHING_CHOSEN, ...choices(PROVIDER_KINDS, KIND_WORDS)],
  },
  { kind: 'line', name: 'phone', label: 'Phone', type: 'tel', width: 'govuk-input--width-20' },
  {
    kind: 'line',
    name: 'nightPhone',
    label: 'Phone at night and at the weekend',
    hint: 'Duty rings it when somebody needs a bed tonight',
    type: 'tel',
    width: 'govuk-input--width-20',
  },
  { kind: 'line', name: 'email', label: 'E-mail', type: 'email' },
  { kind: 'area', name: 'address', label: 'Address', rows: 3 },
  { kind: 'line', name: 'councilReference', label: 'The council’s own reference', width: 'govuk-input--width-20' },
  {
    kind: 'area',
    name: 'about',
    label: 'What is good to know',
    hint: 'What they offer, and to whom. No names of young people',
  },
];

const OWN_LABELS: Record<keyof ProviderSaid, string> = {
  name: 'Name',
  kind: 'What they provide',
  phone: 'Phone',
  nightPhone: 'At night',
  email: 'E-mail',
  address: 'Address',
  councilReference: 'Reference',
  about: 'Good to know',
};

export function addPage(): FormPage {
  return {
    title: 'Add a provider',
    about:
      'A provider begins on the list as one that applied. Nobody is placed there before a manager approves it. What you write here is about the provider: young people are never named in it.',
    back: { href: '/providers', text: 'Back to providers' },
    action: '/providers/new',
    submit: 'Add the provider',
    fields: [
      ...OWN_FIELDS,
      { kind: 'heading', label: 'How they came to the council' },
      { kind: 'day', name: 'appliedOn', label: 'When did they apply?' },
      { kind: 'area', name: 'reason', label: 'What did they apply for?' },
    ],
  };
}

export function changePage(provider: Provider, current: Provider | null): FormPage {
  return {
    title: 'Change how they are reached',
    caption: provider.name,
    about:
      'The name, the phone numbers and what is good to know of a provider. How it stands on the list is decided on a page of its own. If somebody else changes it while you write, you see both before anything is saved.',
    back: backTo(provider),
    action: at(provider.id, '/change'),
    submit: 'Save',
    now: current
      ? (Object.keys(OWN_LABELS) as (keyof ProviderSaid)[]).map((field) => ({
          label: OWN_LABELS[field],
          value: (field === 'kind' ? KIND_WORDS[current.kind] : current[field]) ?? 'Nothing',
        }))
      : undefined,
    fields: [...OWN_FIELDS, { kind: 'hidden', name: 'version' }],
  };
}

export function ownValues(provider: Provider): Record<string, string> {
  const { name, kind, phone, nightPhone, email, address, councilReference, about, version } = provider;
  return {
    ...{ name, kind, phone: phone ?? '', nightPhone: nightPhone ?? '', email: email ?? '', address: address ?? '' },
    ...{ councilReference: councilReference ?? '', about: about ?? '', version: String(version) },
  };
}

function readOwn(reading: Reading): ProviderSaid | null {
  const orNull = (name: string) => reading.text(name) || null;
  const name = reading.text('name');
  const kind = reading.choice('kind', PROVIDER_KINDS, 'Choose what they provide');
  const rest = {
    councilReference: orNull('councilReference'),
    phone: orNull('phone'),
    nightPhone: orNull('nightPhone'),
    email: orNull('email'),
    address: orNull('address'),
    about: orNull('about'),
  };
  return kind && { name, kind, ...rest };
}

export function readApplication(reading: Reading) {
  const own = readOwn(reading);
  const on = reading.day('appliedOn');
  const reason = reading.text('reason');
  return own && on && { own, applied: { on, reason } };
}

export function readChange(reading: Reading) {
  const version = Number(reading.text('version')) || 0;
  const own = readOwn(reading);
  return own && { own, version };
}

export function decidePage(provider: Provider, status: ProviderStatus | null): FormPage {
  const next = status ? MAY_FOLLOW[status] : (['applied'] as const);
  return {
    title: 'Decide how it stands',
    caption: provider.name,
    about:
      'A manager decides how a provider stands on the list, from a day on and with the reason. Under improvement means that a manager signs each placement off; suspended or removed means that nobody new is placed there. Whoever lives there stays until you arrange something else.',
    back: backTo(provider),
    action: at(provider.id, '/decide'),
    submit: 'Save the decision',
    intro: [status ? `It is “${STATUS_WORDS[status]}” now.` : 'Nothing has been decided yet.'],
    fields: [
      {
        kind: 'radios',
        name: 'status',
        label: 'From now on',
        items: next.map((value) => ({ value, text: STATUS_WORDS[value], hint: { text: STATUS_MEANS[value] } })),
      },
      { kind: 'day', name: 'fromOn', label: 'From which day?' },
      { kind: 'area', name: 'reason', label: 'Why, and what was the provider told?' },
    ],
  };
}

export function readDecision(reading: Reading) {
  const status = reading.choice('status', PROVIDER_STATUSES, 'Choose how it stands from now on');
  const fromOn = reading.day('fromOn');
  const reason = reading.text('reason');
  return status && fromOn && { status, fromOn, reason };
}

export function registrationPage(provider: Provider, checkedBefore: string | null): FormPage {
  return {
    title: 'Look up the registration',
    caption: provider.name,
    about:
      'Supported accommodation for anybody of 16 or 17 has to be registered with Ofsted since 28 October 2023. Write what the register says today, with the number. Under 18 nobody is placed where the registration is missing, and no sign-off helps; that a look is trusted for three months is local policy.',
    back: backTo(provider),
    action: at(provider.id, '/registration'),
    submit: 'Save',
    intro: checkedBefore ? [checkedBefore] : [],
    fields: [
      {
        kind: 'radios',
        name: 'state',
        label: 'What does Ofsted’s register say?',
        items: choices(REGISTRATION_STATES, REGISTRATION_WORDS),
      },
      { kind: 'line', name: 'number', label: 'Number in the register', width: 'govuk-input--width-20' },
      { kind: 'day', name: 'checkedOn', label: 'When did you look?' },
      {
        kind: 'area',
        name: 'words',
        label: 'Anything to add',
        hint: 'For an exempt setting, why it need not be registered',
        rows: 3,
      },
    ],
  };
}

export function readRegistration(reading: Reading) {
  const state = reading.choice('state', REGISTRATION_STATES, 'Choose what the register says');
  const number = reading.text('number') || null;
  const checkedOn = reading.day('checkedOn');
  const words = reading.text('words') || null;
  return state && checkedOn && { state, number, checkedOn, words };
}

export function riskPage(provider: Provider): FormPage {
  return {
    title: 'Set the risk',
    caption: provider.name,
    about:
      'The risk says how often somebody visits: it is the council’s own measure and no rule of law. Once a year at least a visit is unannounced, whatever the risk. What was set before stays with its reason.',
    back: backTo(provider),
    action: at(provider.id, '/risk'),
    submit: 'Save the risk',
    fields: [
      {
        kind: 'radios',
        name: 'risk',
        label: 'How high is it?',
        items: RISKS.map((value) => ({
          value,
          text: RISK_WORDS[value],
          hint: {
            text: VISIT_MONTHS[value] === 1 ? 'A visit every month' : `A visit every ${VISIT_MONTHS[value]} months`,
          },
        })),
      },
      { kind: 'day', name: 'fromOn', label: 'From which day?' },
      { kind: 'area', name: 'reason', label: 'Why?' },
    ],
  };
}

export function readRisk(reading: Reading) {
  const risk = reading.choice('risk', RISKS, 'Choose how high the risk is');
  const fromOn = reading.day('fromOn');
  const reason = reading.text('reason');
  return risk && fromOn && { risk, fromOn, reason };
}

/** So many things to put right fit on the form of a visit; more are added from the provider's page. */
const ACTION_ROWS = 3;
const OWNERS = ['provider', 'council'] as const;
const OWNER_WORDS = { provider: 'The provider', council: 'The council' } as const;

export function visitPage(provider: Provider, unannounced: boolean): FormPage {
  return {
    title: 'Record a visit',
    caption: provider.name,
    about:
      'A monitoring visit: what was looked at, what you saw, and what young people told you without staff. Count their answers and name nobody; what one of them said that has to be acted on belongs on their own record. What is to be put right stays open on the provider’s page until somebody has seen that it is.',
    back: backTo(provider),
    action: at(provider.id, '/visits/new'),
    submit: 'Save the visit',
    intro: unannounced ? ['The next visit has to be unannounced: the last one was too long ago.'] : [],
    fields: [
      { kind: 'day', name: 'visitedOn', label: 'When were you there?' },
      {
        kind: 'radios',
        name: 'announced',
        label: 'Did they know that you were coming?',
        items: [
          { value: 'no', text: 'No, unannounced' },
          { value: 'yes', text: 'Yes, announced' },
        ],
      },
      { kind: 'line', name: 'place', label: 'Which house or scheme?', hint: 'Leave it empty for all of it' },
      { kind: 'heading', label: 'Standards' },
      ...STANDARD_KEYS.map((name): FieldShown => ({
        kind: 'radios',
        name,
        label: STANDARDS[name],
        items: choices(MARKS, MARK_WORDS),
        inline: true,
      })),
      { kind: 'area', name: 'found', label: 'What did you see and hear?', hint: 'No names of young people', rows: 6 },
      { kind: 'heading', label: 'Young people you spoke to without staff' },
      { kind: 'line', name: 'spokenTo', label: 'How many?', width: 'govuk-input--width-3', number: true },
      {
        kind: 'line',
        name: 'feelSafe',
        label: 'How many said they feel safe there?',
        width: 'govuk-input--width-3',
        number: true,
      },
      {
        kind: 'line',
        name: 'notSafe',
        label: 'How many said they do not?',
        width: 'govuk-input--width-3',
        number: true,
      },
      ...actionRows(),
    ],
  };
}

function actionRows(): FieldShown[] {
  return [
    { kind: 'heading', label: 'To be put right' },
    ...Array.from({ length: ACTION_ROWS }, (_, row) =>
      actionFields(`-${row}`, ` (${row + 1})`, 'Leave it empty for none'),
    ).flat(),
  ];
}

function readActionRows(reading: Reading): ActionOfForm[] {
  return Array.from({ length: ACTION_ROWS }, (_, row) => {
    const isEmpty = ['what', 'owner', 'byOn'].every((name) => !reading.text(`${name}-${row}`));
    const action = isEmpty ? null : readAction(reading, `-${row}`);
    return action && { ...action, row };
  }).filter((action) => action !== null);
}

function actionFields(suffix: string, which: string, hint?: string): FieldShown[] {
  return [
    { kind: 'area', name: `what${suffix}`, label: `What is to be put right?${which}`, hint, rows: 2 },
    {
      kind: 'radios',
      name: `owner${suffix}`,
      label: `Who does it?${which}`,
      items: choices(OWNERS, OWNER_WORDS),
      inline: true,
    },
    { kind: 'day', name: `byOn${suffix}`, label: `By when?${which}` },
  ];
}

export function readVisit(reading: Reading): VisitSaid | null {
  const visitedOn = reading.day('visitedOn');
  const announced = reading.choice('announced', ['yes', 'no'], 'Choose whether they knew that you were coming');
  const place = reading.text('place') || null;
  const standards: Marks = {};
  for (const standard of STANDARD_KEYS) {
    standards[standard] =
      reading.choice(standard, MARKS, `${STANDARDS[standard]}: choose how you found it`) ?? undefined;
  }
  const found = reading.text('found');
  const spokenTo = reading.whole('spokenTo', 'Enter how many young people you spoke to, 0 for nobody');
  const feelSafe = reading.whole('feelSafe', 'Enter how many said they feel safe there, 0 for nobody');
  const notSafe = reading.whole('notSafe', 'Enter how many said they do not feel safe there, 0 for nobody');
  const actions = readActionRows(reading);
  if (!visitedOn || !announced || spokenTo === null || feelSafe === null || notSafe === null) return null;
  return { visitedOn, announced: announced === 'yes', place, standards, found, spokenTo, feelSafe, notSafe, actions };
}

/** @param incident that it comes of, if it does */
export function actionPage(provider: Provider, incident: { id: string; what: string } | null): FormPage {
  return {
    title: 'Add something to put right',
    caption: provider.name,
    about:
      'Something that the provider, or the council, puts right by a day. It stays open on the provider’s page until somebody writes how they know that it was done. What came of a visit or an incident is best written with it; an incident stays open until all that came of it is settled.',
    back: backTo(provider),
    action: at(provider.id, `/actions/new${incident ? `?of=${incident.id}` : ''}`),
    submit: 'Add it',
    intro: incident ? [`Of the incident: ${incident.what}`] : [],
    fields: actionFields('', ''),
  };
}

/** @param suffix of the names of its fields, where a form has several */
export function readAction(reading: Reading, suffix = ''): ActionSaid | null {
  const what = reading.text(`what${suffix}`);
  if (!what) reading.wrong(`what${suffix}`, 'Write what is to be put right');
  const owner = reading.choice(`owner${suffix}`, OWNERS, 'Choose who does it');
  const byOn = reading.day(`byOn${suffix}`);
  return owner && byOn && { what, owner, byOn };
}

export const ACTION_STEP_WORDS = {
  done: 'Done',
  'not-needed': 'Not needed any more',
  'to-do': 'To be done after all',
} as const;

export function actionStepPage(provider: Provider, action: { id: string; what: string }): FormPage {
  return {
    title: 'What became of it?',
    caption: provider.name,
    about:
      'Write that something was put right only when you know it, and how you know. It then leaves the open list and stays below it. If it turns out not to be done, say so here, and it is open again.',
    back: backTo(provider),
    action: at(provider.id, `/actions/${action.id}`),
    submit: 'Save',
    intro: [action.what],
    fields: [
      { kind: 'radios', name: 'step', label: 'It is', items: choices(ACTION_STEPS, ACTION_STEP_WORDS) },
      { kind: 'day', name: 'onDay', label: 'Since when?' },
      { kind: 'area', name: 'words', label: 'How do you know, or why?', rows: 3 },
    ],
  };
}

export function readActionStep(reading: Reading) {
  const step = reading.choice('step', ACTION_STEPS, 'Choose what became of it');
  const onDay = reading.day('onDay');
  const words = reading.text('words');
  return step && onDay && { step, onDay, words };
}

export function incidentPage(provider: Provider): FormPage {
  return {
    title: 'Record an incident',
    caption: provider.name,
    about:
      'What went wrong at a provider, and what was done. It names no young person: what happened to somebody is recorded on their own record, where only those see it who may. Serious means that a child or young person was harmed or nearly was, or that the police or Ofsted were told. It stays open until all that is to be put right is settled.',
    back: backTo(provider),
    action: at(provider.id, '/incidents/new'),
    submit: 'Save the incident',
    fields: [
      {
        kind: 'select',
        name: 'kind',
        label: 'What kind?',
        items: [NOTHING_CHOSEN, ...choices(INCIDENT_KINDS, INCIDENT_WORDS)],
      },
      { kind: 'radios', name: 'serious', label: 'Was it serious?', items: YES_NO, inline: true },
      { kind: 'day', name: 'happenedOn', label: 'When did it happen?' },
      { kind: 'day', name: 'toldOn', label: 'When were we told?' },
      { kind: 'area', name: 'what', label: 'What happened?', hint: 'No names of young people' },
      { kind: 'area', name: 'done', label: 'What was done about it?' },
      ...actionRows(),
    ],
  };
}

const YES_NO = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];

export function readIncident(reading: Reading): IncidentSaid | null {
  const kind = reading.choice('kind', INCIDENT_KINDS, 'Choose what kind of incident it was');
  const serious = reading.choice('serious', ['yes', 'no'], 'Choose whether it was serious');
  const happenedOn = reading.day('happenedOn');
  const toldOn = reading.day('toldOn');
  const [what, done] = [reading.text('what'), reading.text('done')];
  const actions = readActionRows(reading);
  if (!kind || !serious || !happenedOn || !toldOn) return null;
  return { kind, serious: serious === 'yes', happenedOn, toldOn, what, done, actions };
}

export function vacancyPage(provider: Provider): FormPage {
  return {
    title: 'Say which places are free',
    caption: provider.name,
    about:
      'How many places a provider has in a house or scheme, and from when. What was said last counts, so say 0 once they are full. The list shows how long ago it was said: ask again before you count on it.',
    back: backTo(provider),
    action: at(provider.id, '/vacancies/new'),
    submit: 'Save',
    fields: [
      { kind: 'line', name: 'place', label: 'House or scheme' },
      { kind: 'line', name: 'free', label: 'How many places are free?', width: 'govuk-input--width-3', number: true },
      { kind: 'day', name: 'fromOn', label: 'Free from' },
      {
        kind: 'line',
        name: 'youngest',
        label: 'The youngest age it takes',
        width: 'govuk-input--width-3',
        number: true,
      },
      { kind: 'area', name: 'words', label: 'For whom is it right?', rows: 2 },
      { kind: 'day', name: 'toldOn', label: 'When did they tell you?' },
    ],
  };
}

export function readVacancy(reading: Reading): VacancySaid | null {
  const place = reading.text('place');
  const free = reading.whole('free', 'Enter how many places are free, 0 for none');
  const fromOn = reading.day('fromOn');
  const youngest = reading.whole('youngest', 'Enter the youngest age it takes, as 16 or 18');
  const words = reading.text('words') || null;
  const toldOn = reading.day('toldOn');
  if (free === null || youngest === null || !fromOn || !toldOn) return null;
  return { place, free, fromOn, youngest, words, toldOn };
}

export function takeBackPage(provider: Provider, recordId: string, what: string): FormPage {
  return {
    title: 'Recorded in error?',
    caption: provider.name,
    about:
      'What was written down in error is taken back with the reason. It stays in the history and counts no more: not for the next visit, not for placements. Write what is right as a new record.',
    back: backTo(provider),
    action: at(provider.id, `/taken-back/${recordId}`),
    submit: 'Take it back',
    intro: [what],
    fields: [{ kind: 'area', name: 'reason', label: 'Why was it in error?', rows: 3 }],
  };
}

/** What a form about a day begins with. */
export function onDays(today: LocalDate, ...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, typedDate(today)]));
}

/** A day by which something can be put right. */
export function inAMonth(today: LocalDate): string {
  return typedDate(addMonths(today, 1));
}
