import type { ContactMode } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { TRACING_STEPS, type TracingStep } from './engagement.entities';

/** Something that was tried, from the contacts. */
export interface Try {
  on: LocalDate;
  mode: ContactMode;
  /** Where it was recorded as a step of the search; null for a contact that says no more. */
  step: TracingStep | null;
}

export interface Rung {
  step: TracingStep;
  tries: number;
  lastOn: LocalDate | null;
}

/**
 * What was tried since they were last seen or spoken to, step by step. A contact that was recorded without the search in
 * mind counts too: a call nobody answered is a call.
 */
export function ladderOf(tries: readonly Try[]): Rung[] {
  return TRACING_STEPS.map((step) => {
    const days = tries.filter((one) => (one.step ?? STEP_OF[one.mode]) === step).map(({ on }) => on);
    return { step, tries: days.length, lastOn: days.toSorted().at(-1) ?? null };
  });
}

/** The first step that nobody has taken; null once all were. A place to be at is a step only where one is known. */
export function nextStep(rungs: readonly Rung[], knowsOfAPlace: boolean): TracingStep | null {
  return rungs.find(({ step, tries }) => tries === 0 && (step !== 'place' || knowsOfAPlace))?.step ?? null;
}

const STEP_OF: Readonly<Record<ContactMode, TracingStep>> = {
  phone: 'call',
  video: 'call',
  text: 'message',
  letter: 'letter',
  'face-to-face': 'visit',
  'third-party': 'people',
};
