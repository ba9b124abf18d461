import { isId, newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import type { Fields } from '../web/fields';
import { typedDate } from '../web/typed-date';
import { DOING, doingOf } from './activity-words';
import { ASKED_LEVELS, OPPORTUNITY_KINDS, REFERRAL_STEPS } from './eet.entities';
import { FormReader, LONGEST_NOTE, type ReadForm } from './form-reader';
import { interestList } from './interest-match';
import type { OpportunityLine, OpportunitySaid, ReferralLine, ReferralStepSaid } from './opportunities.service';

const MOST_PLACES = 9999;
const HIGHEST_GRADE = 9;

export function newOpportunityForm(): ReadForm<OpportunitySaid> {
  return { values: { formId: newId(), isCouncil: 'no', version: '0' }, errors: [], said: null };
}

export function opportunityForm(standing: OpportunitySaid & { version: number }): ReadForm<OpportunitySaid> {
  const { title, provider, isCouncil, kind, about, contact, places, closesOn, interests, isClosed, version } = standing;
  const { asksLevel, asksEnglish, asksMaths } = standing;
  const values = {
    title,
    provider,
    kind,
    isCouncil: isCouncil ? 'yes' : 'no',
    about: about ?? '',
    contact: contact ?? '',
    places: places?.toString() ?? '',
    closesOn: typedDate(closesOn),
    interests: interests.join(', '),
    asksLevel: asksLevel ?? '',
    asksEnglish: asksEnglish?.toString() ?? '',
    asksMaths: asksMaths?.toString() ?? '',
    isClosed: isClosed ? 'yes' : '',
    version: String(version),
  };
  return { values, errors: [], said: null };
}

export function readOpportunity(fields: Fields): ReadForm<OpportunitySaid> & { version: number } {
  const reader = new FormReader(fields);
  const title = reader.needed('title', 'Enter what is offered');
  const kind = reader.choice('kind', OPPORTUNITY_KINDS, 'Choose what it is');
  const isCouncil = reader.choice('isCouncil', ['yes', 'no'], 'Choose who offers it') === 'yes';
  const provider = isCouncil
    ? (reader.text('provider') ?? '')
    : reader.needed('provider', 'Enter the partner or the department');
  const about = reader.text('about', LONGEST_NOTE);
  const contact = reader.text('contact');
  const places = reader.whole('places', MOST_PLACES);
  const closesOn = reader.day('closesOn');
  const interests = interestList([reader.text('interests', LONGEST_NOTE) ?? '']);
  const asked = {
    asksLevel: reader.choice('asksLevel', ASKED_LEVELS),
    asksEnglish: reader.whole('asksEnglish', HIGHEST_GRADE),
    asksMaths: reader.whole('asksMaths', HIGHEST_GRADE),
  };
  const isClosed = reader.isTicked('isClosed');
  const version = Number(reader.text('version') ?? '0');
  const said = { title, provider, isCouncil, about, contact, places, closesOn, interests, ...asked, isClosed };
  return { ...reader.form(() => ({ ...said, kind: kind! })), version };
}

export function newReferralForm(today: LocalDate, opportunityId = ''): ReadForm<ReferralSaid> {
  return { values: { formId: newId(), referredOn: typedDate(today), opportunityId }, errors: [], said: null };
}

export interface ReferralSaid {
  opportunityId: string;
  referredOn: LocalDate;
  words: string | null;
}

export function readReferral(fields: Fields): ReadForm<ReferralSaid> {
  const reader = new FormReader(fields);
  const opportunityId = reader.needed('opportunityId', 'Choose what they are referred to');
  const referredOn = reader.day('referredOn', 'Enter the day');
  const words = reader.text('words', LONGEST_NOTE);
  return reader.form(() => ({ opportunityId, referredOn: referredOn!, words }));
}

/** What an opportunity most likely is for whoever starts. */
export const DOING_OF_OPPORTUNITY: Record<OpportunityLine['kind'], string> = {
  apprenticeship: 'F4',
  job: 'work-F5',
  'work-experience': 'P5',
  training: 'F5',
  course: 'P2',
  mentoring: '',
};

export function newReferralStepForm({ kind }: ReferralLine, today: LocalDate): ReadForm<ReferralStepSaid> {
  const values = { formId: newId(), activityId: newId(), onDay: typedDate(today), doing: DOING_OF_OPPORTUNITY[kind] };
  return { values, errors: [], said: null };
}

/** Who started something that is an activity does so from that day; its name and its partner come from the opportunity. */
export function readReferralStep(fields: Fields, { title, provider }: ReferralLine): ReadForm<ReferralStepSaid> {
  const reader = new FormReader(fields);
  const step = reader.choice('step', REFERRAL_STEPS, 'Choose what came of it');
  const onDay = reader.day('onDay', 'Enter the day');
  const words = reader.text('words', LONGEST_NOTE);
  const sent = reader.text('activityId') ?? '';
  const id = isId(sent) ? sent : newId();
  reader.values.activityId = id;
  const word = reader.choice('doing', DOING);
  const doing = step === 'started' && word ? doingOf(word) : null;
  if (doing && (doing.kind === 'none' || doing.kind === 'not-known')) reader.wrong('doing', 'Choose what they started');
  return reader.form(() => ({
    step: step!,
    onDay: onDay!,
    words,
    doing: doing && {
      id,
      said: {
        ...doing,
        what: title,
        provider,
        hoursAWeek: null,
        expectedEndOn: null,
        inPathwayPlan: false,
        beside: false,
      },
    },
  }));
}
