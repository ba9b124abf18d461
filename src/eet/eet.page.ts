import { newId } from '../platform/ids';
import { addDays, ageOn, daysBetween, formatLong, type LocalDate } from '../statutory/local-date';
import { activityWords, checkedWords, DOING_WORDS, doingWords, STARTABLE, TOLD_BY_WORDS } from './activity-words';
import type { Activity, ActivityCheck } from './activity.entity';
import { attainmentOf, standsAgainst, whatItMeans } from './attainment';
import { BURSARY_WORDS } from './bursary';
import { EDUCATION_PLAN_KINDS, SEPTEMBER_STEPS, type EducationPlanKind, type Risk } from './eet.entities';
import type { PlanFinding } from './education-plans.service';
import type { EetOpened } from './eet-reading.service';
import { ENDS_WITHIN_DAYS, type EetState, type EetStanding } from './eet-standing';
import { typedDate } from '../web/typed-date';
import type { ReferralLine } from './opportunities.service';
import { sustainedOn } from './opportunity-match';
import { LEVEL_WORDS } from './qualification';
import { toConflict } from './result-conflict.page';
import { lineWords, schoolYearWords } from './school-record';
import { isOfSeptember, septemberOf } from './school-terms';
import { REFERRAL_WORDS, SEPTEMBER_WORDS } from './step-words';
import { BARRIER_WORDS, EXCLUSION_WORDS, RISK_WORDS } from './tracking-words';
import type { Tracked } from './tracking.service';

export const STATE_TAGS: Record<EetState, { text: string; colour: string }> = {
  eet: { text: 'In education, training or work', colour: 'green' },
  neet: { text: 'Not in education, training or work', colour: 'red' },
  'not-known': { text: 'Not known', colour: 'yellow' },
};

export const PLAN_KIND_WORDS: Record<EducationPlanKind, string> = {
  pep: 'Education plan',
  're-engagement': 'Re-engagement plan',
};

/** How a manager found a plan, and whose turn it is. */
const FOUND: Record<PlanFinding, { words: string; colour: string }> = {
  good: { words: 'Found good', colour: 'green' },
  'sent-back': { words: 'Sent back to be made better', colour: 'orange' },
  'sent-again': { words: 'Handed in again: a manager says how good it is', colour: 'blue' },
};

/** "for 96 days, since 19 August 2026"; for what is not known, since when if somebody said so. */
export function sinceWords({ state, since }: Pick<EetStanding, 'state' | 'since'>, today: LocalDate): string | null {
  if (since === null) return null;
  const days = daysBetween(since, today);
  return state === 'neet'
    ? `for ${days.toLocaleString('en-GB')} ${days === 1 ? 'day' : 'days'}, since ${formatLong(since)}`
    : `since ${formatLong(since)}`;
}

export function trackedWords({ barrier, nextStep, nextByOn }: Tracked, ownerName: string | null) {
  return {
    barrier: barrier && BARRIER_WORDS[barrier],
    nextStep,
    nextWords: [nextByOn && `by ${formatLong(nextByOn)}`, ownerName].filter(Boolean).join(', '),
  };
}

/**
 * Why they may lose what they have, each with the place that it rests on: the activity that ends, the education plan of an
 * exclusion, or what was written.
 * @param at the page of education and work
 */
export function riskFlags(
  { risks, exclusionProvision, exclusionReviewOn }: Tracked,
  running: readonly Pick<Activity, 'factId' | 'expectedEndOn'>[],
  { at, educationPlanId, today }: { at: string; educationPlanId: string | null; today: LocalDate },
): { words: string; href: string }[] {
  const by = addDays(today, ENDS_WITHIN_DAYS);
  const ending = running.find(({ expectedEndOn }) => expectedEndOn !== null && expectedEndOn <= by);
  const flagged: Risk[] = ending ? ['contract-end', ...risks.filter((risk) => risk !== 'contract-end')] : risks;
  return flagged.map((risk) => {
    const words = RISK_WORDS[risk];
    if (risk === 'contract-end') {
      const activity = ending ?? running[0];
      const endsOn = activity?.expectedEndOn ?? null;
      const ends = endsOn !== null && endsOn < today ? 'The contract or course was to end' : words;
      const day = endsOn === null ? '' : ` on ${formatLong(endsOn)}`;
      return { words: ends + day, href: activity ? `${at}/${activity.factId}/correct` : `${at}/tracking` };
    }
    if (risk !== 'exclusion') return { words, href: `${at}/tracking` };
    const where = exclusionProvision && EXCLUSION_WORDS[exclusionProvision].toLowerCase();
    const again = exclusionReviewOn && `looked at again on ${formatLong(exclusionReviewOn)}`;
    const more = [where, again].filter(Boolean).join(', ');
    return {
      words: more ? `${words}: ${more}` : words,
      href: educationPlanId ? `${at}/plans/${educationPlanId}` : `${at}/tracking`,
    };
  });
}

/** A young person's page of education and work, in words. */
export function toEetPage(opened: EetOpened, today: LocalDate) {
  const { person, standing, activities, checks, plans, september, bursaries } = opened;
  const at = `/young-people/${person.id}/eet`;
  const running = standing.running;
  const attainment = attainmentOf(opened.qualifications, today);
  const year = septemberOf(today);
  // Whoever started in the September before is asked about it until weeks after the next one is spoken of.
  const septembers = [year - 1, year].filter((one) => isOfSeptember(person.dateOfBirth, one));
  return {
    person,
    at,
    state: STATE_TAGS[standing.state],
    isKnown: running.length > 0,
    since: sinceWords(standing, today),
    isLookedFor: standing.state === 'not-known' && opened.diedOn === null,
    looks: opened.looks,
    lookBy: opened.lookBy && { on: opened.lookBy, isLate: opened.lookBy < today },
    looker: opened.ownerName,
    looking: { formId: newId(), lookedOn: typedDate(today) },
    now: running.map((one) => ({
      id: one.factId,
      words: activityWords(one),
      fromOn: one.fromOn,
      expectedEndOn: one.expectedEndOn,
      isOver: one.expectedEndOn !== null && one.expectedEndOn < today,
      checked: checkedWords(checks.get(one.factId)?.checkedOn ?? null, today),
      by: checkedBy(checks.get(one.factId)),
      correctAt: `${at}/${one.factId}/correct`,
      checkFormId: newId(),
    })),
    before: activities
      .filter((one) => !running.includes(one))
      .map((one) => ({
        words: activityWords(one),
        fromOn: one.fromOn,
        toOn: one.toOn,
        whyEnded: one.whyEnded,
        correctAt: `${at}/${one.factId}/correct`,
        short: doingWords(one),
      })),
    toldBy: Object.entries(TOLD_BY_WORDS).map(([value, text]) => ({ value, text })),
    tracked: trackedWords(opened.tracking, opened.ownerName),
    flags: riskFlags(opened.tracking, running, {
      at,
      educationPlanId: plans.find(({ endedOn }) => endedOn === null)?.id ?? null,
      today,
    }),
    worker: opened.worker,
    isTracked: opened.tracking.barrier !== null || opened.tracking.nextStep !== null,
    actBy: opened.actBy && { ...opened.actBy, isLate: opened.actBy.on < today },
    actions: opened.actions,
    plans: plans.map((plan) => ({
      at: `${at}/plans/${plan.id}`,
      words: PLAN_KIND_WORDS[plan.kind],
      writtenOn: plan.writtenOn,
      endedOn: plan.endedOn,
      reviewOn: plan.reviewOn,
      isLate: plan.endedOn === null && plan.reviewOn < today,
      found: plan.endedOn === null && plan.found ? FOUND[plan.found] : null,
    })),
    planOwed: opened.planOwed,
    planKinds: EDUCATION_PLAN_KINDS.map((kind) => ({
      href: `${at}/plans/new?kind=${kind}`,
      words: PLAN_KIND_WORDS[kind],
    })),
    september: {
      year: septembers.at(-1) ?? year,
      isShown: septembers.includes(year) || september.length > 0,
      mayRecord: septembers.length > 0,
      years: septembers.map((one) => ({ value: String(one), text: `September ${one}` })),
      formId: newId(),
      activityId: newId(),
      doing: [
        { value: '', text: 'It is recorded already' },
        ...STARTABLE.map((value) => ({ value, text: DOING_WORDS[value] })),
      ],
      steps: september.map((one) => ({ ...one, stepWords: SEPTEMBER_WORDS[one.step] })),
      choices: SEPTEMBER_STEPS.map((value) => ({ value, text: SEPTEMBER_WORDS[value] })),
    },
    referrals: opened.referrals.map((one) => ({
      ...referralWords(one, at, today),
      standing: isRunning(one) ? standsAgainst(one.asks, attainment) : null,
    })),
    meaning: whatItMeans(attainment, ageOn(opened.dateOfBirth, today)),
    schoolYears: opened.schoolYears.map(schoolYearWords),
    qualifications: opened.qualifications.map((one) => ({
      words: [one.title, one.grade && `grade ${one.grade}`].filter(Boolean).join(', '),
      level: LEVEL_WORDS[one.level],
      awardedOn: one.awardedOn,
      provider: one.provider,
      source: one.importLine === null ? null : `From the virtual school’s file, ${lineWords(one.importLine)}`,
      inErrorAt: `/young-people/${person.id}/recorded-in-error/qualification/${one.factId}`,
      conflicts: opened.conflicts.filter(({ factId }) => factId === one.factId).map(toConflict),
    })),
    bursaries: bursaries.map((one) => ({
      at: `${at}/bursaries/${one.factId}`,
      words: one.what ?? BURSARY_WORDS[one.kind],
      ...bursaryState(one),
    })),
    mayAskFor: opened.mayAskFor,
  };
}

function checkedBy(check: { toldBy: string; by: string | null } | undefined): string | null {
  if (!check) return null;
  const told = TOLD_BY_WORDS[check.toldBy as ActivityCheck['toldBy']].toLowerCase();
  return check.by ? `${told} said so to ${check.by}` : `${told} said so`;
}

/** What somebody stands against matters until they start, or it came to nothing. */
function isRunning({ steps }: ReferralLine): boolean {
  return steps.every(({ step }) => step === 'offered');
}

/** How far a referral has come, with what is still to be asked. */
export function referralWords(referral: ReferralLine, at: string, today: LocalDate) {
  const { steps, title, provider, referredOn } = referral;
  const last = steps.at(-1);
  const started = steps.find(({ step }) => step === 'started');
  const isOpen = started !== undefined && !steps.some(({ step }) => step === 'sustained' || step === 'ended');
  const askOn = started && isOpen ? sustainedOn(started.onDay) : null;
  return {
    at: `${at}/referrals/${referral.id}`,
    title,
    provider,
    words: REFERRAL_WORDS[last?.step ?? 'referred'],
    onDay: last?.onDay ?? referredOn,
    askOn,
    isToAsk: askOn !== null && askOn <= today,
  };
}

export function bursaryState(bursary: EetOpened['bursaries'][number]) {
  const { pounds, agreedOn, refusedOn, refusedBecause, askedOn, paid } = bursary;
  const sum = pounds === null ? '' : `£${pounds.toLocaleString('en-GB')}`;
  if (refusedOn !== null) return { state: `Refused on ${formatLong(refusedOn)}: ${refusedBecause!}`, isOpen: false };
  if (agreedOn === null)
    return { state: [`Asked for on ${formatLong(askedOn)}`, sum].filter(Boolean).join(', '), isOpen: true };
  const left = pounds! - paid;
  const words =
    left === 0 ? 'all paid' : `£${paid.toLocaleString('en-GB')} paid, £${left.toLocaleString('en-GB')} to come`;
  return { state: `${sum} agreed on ${formatLong(agreedOn)}, ${words}`, isOpen: left > 0 };
}
