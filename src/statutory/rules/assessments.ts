import type { CaseFile } from '../case-file';
import { outcomeOf, type DueItem, type Meeting, type Situation, type Start } from '../deadline';
import { addDays, addMonths, earlier, formatLong, later, latest, type LocalDate } from '../local-date';
import { isCareLeaver, startOfDuty } from '../milestones';
import { compare } from '../order';
import { policyOn } from '../policy';
import { holdsOn, type Span } from '../spans';
import { spellsWhere } from '../status-history';

const MONTHS_TO_ASSESS = 3;

/** A time during which an assessment is owed, and the one that was made. */
interface OwedAssessment {
  spell: Span;
  start: Start;
  /** The first day on which an assessment or a plan counts; null where any from before counts too. */
  since: LocalDate | null;
  made: Meeting | null;
}

/**
 * AP-01: the needs assessment of an eligible young person is complete within three months of the day they became
 * eligible, which is the 16th birthday at the earliest. One made before that day counts. Leaving care or turning 18
 * ends it.
 *
 * From the case file: `careEpisodes` and what else makes the status, `needsAssessments`.
 *
 * @statute {@link PROVISIONS.cppcrReg42}
 */
export function assessmentWhenEligible(situation: Situation): DueItem[] {
  const { file } = situation;
  return owedToEligible(situation).map((owed) =>
    withinThreeMonths(
      'AP-01',
      owed,
      file,
      (dueOn) =>
        `Eligible since ${formatLong(owed.spell.from)}, so the needs assessment is complete by ${formatLong(dueOn)}`,
    ),
  );
}

/**
 * AP-02: someone who becomes relevant without a pathway plan has their needs assessed within three months. An
 * assessment from before does not count, and a plan alone does not meet it.
 *
 * From the case file: what makes the status, `needsAssessments`, `pathwayPlans`.
 *
 * @statute {@link PROVISIONS.clrReg5}
 */
export function assessmentWhenRelevant(situation: Situation): DueItem[] {
  const { file } = situation;
  return owedToRelevant(situation).map(({ spell, start, made }) => {
    const dueOn = addMonths(spell.from, MONTHS_TO_ASSESS);
    return {
      rule: 'AP-02',
      subject: null,
      start,
      dueOn,
      notBefore: null,
      outcome: outcomeOf({
        dueOn,
        meeting: made,
        endedOn: spell.to,
        partial: () => file.pathwayPlans.some((plan) => holdsOn(spell, plan.completedOn)),
        completeFrom: latest(file.knownSince.needsAssessments, file.knownSince.pathwayPlans),
      }),
      sentence: `Relevant since ${formatLong(spell.from)} without a pathway plan, so needs are assessed by ${formatLong(dueOn)}`,
    };
  });
}

/**
 * AP-03: a former relevant young person of 21 to 24 who asks for help with education or training has their needs
 * assessed within three months of the day the authority was told; where it was told while other duties still ran, of
 * the day section 23CA begins. An assessment made since it was told counts. The end of the request ends it.
 *
 * From the case file: `supportRequests` for education with their ends, `programmes`, `needsAssessments`.
 *
 * @statute {@link PROVISIONS.ca89S23CA} {@link PROVISIONS.clrReg5}
 */
export function assessmentForEducation(situation: Situation): DueItem[] {
  const { file } = situation;
  return owedForEducation(situation).map((owed) =>
    withinThreeMonths(
      'AP-03',
      owed,
      file,
      (dueOn) =>
        `Help with education or training is owed from ${formatLong(owed.spell.from)}, so needs are assessed by ${formatLong(dueOn)}`,
    ),
  );
}

/**
 * AP-04: a former relevant young person of 21 to 24 who asks for advice and support has their needs assessed and a
 * plan made. The law sets no number of days, the policy does. Both are asked for: the plan is made on or after the day
 * of the assessment, and either alone shows as partly done.
 *
 * From the case file: `supportRequests` for support with their ends, `needsAssessments`, `pathwayPlans`.
 *
 * @statute {@link PROVISIONS.ca89S23CZB}
 */
export function assessmentForSupport(situation: Situation): DueItem[] {
  const { file } = situation;
  return owedForSupport(situation).map(({ spell, start, since, made }) => {
    const dueOn = addDays(spell.from, policyOn(file, spell.from).s23czbAssessmentDays);
    const counts = (day: LocalDate) => (since === null || day >= since) && (spell.to === null || day < spell.to);
    const planned = plans(file).filter(({ on }) => counts(on));
    return {
      rule: 'AP-04',
      subject: null,
      start,
      dueOn,
      notBefore: null,
      outcome: outcomeOf({
        dueOn,
        meeting: (made && planned.find(({ on }) => on >= made.on)) ?? null,
        endedOn: spell.to,
        partial: () => made !== null || planned.length > 0,
        completeFrom: latest(file.knownSince.needsAssessments, file.knownSince.pathwayPlans),
      }),
      sentence: `Advice and support are owed from ${formatLong(spell.from)}, so needs are assessed and a plan is made by ${formatLong(dueOn)}`,
    };
  });
}

/**
 * AP-05: once the assessment that AP-01 to AP-04 ask for is complete, the pathway plan is prepared in writing: as soon
 * as possible, which the policy's days make a date. Where the assessment was made before the status began that asks
 * for it, the days run from the beginning.
 *
 * A plan completed on the day of the assessment or later meets it. One from before rests on no assessment: within as
 * many days as the plan may take it shows as partly done, so that someone looks whether it only wants its date put
 * right; an older one is not this plan at all. It is owed on through every status that has a plan, so leaving care
 * does not end it.
 *
 * From the case file: `needsAssessments`, `pathwayPlans`. That the plan was signed off is not in it.
 *
 * @statute {@link PROVISIONS.cppcrReg43} {@link PROVISIONS.clrReg6}
 */
export function planAfterAssessment(situation: Situation): DueItem[] {
  const { file, history } = situation;
  // In order of time: what an assessment met first is what its plan is owed for, whatever it is found to meet later.
  const asked = [owedToEligible, owedToRelevant, owedForEducation, owedForSupport]
    .flatMap((owed) => owed(situation))
    .sort((a, b) => compare(a.spell.from, b.spell.from));
  const withPlan = spellsWhere(history, (status) => status.code === 'eligible' || isCareLeaver(status));
  const seen = new Set<string>();
  return asked.flatMap(({ spell, made }): DueItem[] => {
    if (!made || seen.has(made.id)) return [];
    seen.add(made.id);
    const from = later(made.on, spell.from);
    const days = policyOn(file, from).planAfterAssessmentDays;
    const dueOn = addDays(from, days);
    const endedOn = withPlan.find((span) => holdsOn(span, from))?.to ?? null;
    const before = addDays(made.on, -days);
    return [
      {
        rule: 'AP-05',
        subject: null,
        start: { id: made.id, on: made.on, text: `needs assessment ${made.id}` },
        dueOn,
        notBefore: null,
        outcome: outcomeOf({
          dueOn,
          meeting: plans(file).find(({ on }) => on >= made.on && (endedOn === null || on < endedOn)) ?? null,
          endedOn,
          partial: () => plans(file).some(({ on }) => on >= before && on < made.on),
          completeFrom: file.knownSince.pathwayPlans ?? null,
        }),
        sentence: `Needs were assessed on ${formatLong(made.on)}, so the pathway plan is written by ${formatLong(dueOn)}`,
      },
    ];
  });
}

/** Assessed within three months of the day it came to be owed, and no longer owed once that time ends. */
function withinThreeMonths(
  rule: 'AP-01' | 'AP-03',
  { spell, start, made }: OwedAssessment,
  file: CaseFile,
  sentence: (dueOn: LocalDate) => string,
): DueItem {
  const dueOn = addMonths(spell.from, MONTHS_TO_ASSESS);
  return {
    rule,
    subject: null,
    start,
    dueOn,
    notBefore: null,
    outcome: outcomeOf({
      dueOn,
      meeting: made,
      endedOn: spell.to,
      partial: () => false,
      completeFrom: file.knownSince.needsAssessments ?? null,
    }),
    sentence: sentence(dueOn),
  };
}

function owedToEligible({ file, history }: Situation): OwedAssessment[] {
  return spellsWhere(history, (status) => status.code === 'eligible').map((spell) => owedAssessment(file, spell, null));
}

function owedToRelevant({ file, history }: Situation): OwedAssessment[] {
  return spellsWhere(history, (status) => status.code === 'relevant')
    .filter((spell) => !file.pathwayPlans.some((plan) => plan.completedOn <= spell.from))
    .map((spell) => owedAssessment(file, spell, spell.from));
}

function owedForEducation(situation: Situation): OwedAssessment[] {
  return owedOnRequest(situation, 'education', 's23CA');
}

function owedForSupport(situation: Situation): OwedAssessment[] {
  return owedOnRequest(situation, 'support', 's23CZB');
}

/** What is made once the authority was told counts, even where the status it leads to begins only later. */
function owedOnRequest(
  { file, history }: Situation,
  purpose: 'education' | 'support',
  basis: string,
): OwedAssessment[] {
  if (file.supportRequests.length === 0) return [];
  return spellsWhere(history, (status) => status.basis.includes(basis)).map((spell) => {
    const told = file.supportRequests.find(
      (request) => request.for === purpose && holdsOn({ from: request.on, to: request.endedOn }, spell.from),
    );
    return owedAssessment(file, spell, told ? earlier(told.on, spell.from) : spell.from);
  });
}

function owedAssessment(file: CaseFile, spell: Span, since: LocalDate | null): OwedAssessment {
  const counts = (day: LocalDate) => (since === null || day >= since) && (spell.to === null || day < spell.to);
  const found = file.needsAssessments.find(({ completedOn }) => counts(completedOn));
  const made = found ? { id: found.id, on: found.completedOn, substitute: false } : null;
  return { spell, start: startOfDuty(file, spell.from), since, made };
}

function plans(file: CaseFile): Meeting[] {
  return file.pathwayPlans.map(({ id, completedOn }) => ({ id, on: completedOn, substitute: false }));
}
