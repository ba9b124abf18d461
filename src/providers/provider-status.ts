import type { LocalDate } from '../statutory/local-date';

/** How a provider stands on the council's list. */
export const PROVIDER_STATUSES = ['applied', 'approved', 'under-improvement', 'suspended', 'removed'] as const;
export type ProviderStatus = (typeof PROVIDER_STATUSES)[number];

export const STATUS_WORDS: Readonly<Record<ProviderStatus, string>> = {
  applied: 'Applied',
  approved: 'Approved',
  'under-improvement': 'Under improvement',
  suspended: 'Suspended',
  removed: 'Removed from the list',
};

/** What it means for whoever looks for a home. */
export const STATUS_MEANS: Readonly<Record<ProviderStatus, string>> = {
  applied: 'Nobody is placed there before it is approved.',
  approved: 'May take young people.',
  'under-improvement': 'Takes a young person only when a manager signs it off.',
  suspended: 'Takes nobody new until it is put right.',
  removed: 'Takes nobody. It may apply again.',
};

/** What may come after each; a provider that is not on the list begins as applied. */
export const MAY_FOLLOW: Readonly<Record<ProviderStatus, readonly ProviderStatus[]>> = {
  applied: ['approved', 'removed'],
  approved: ['under-improvement', 'suspended', 'removed'],
  'under-improvement': ['approved', 'suspended', 'removed'],
  suspended: ['under-improvement', 'approved', 'removed'],
  removed: ['applied'],
};

/** What was decided of a provider: from when it holds, and when that was written down. */
export interface StatusStep {
  status: ProviderStatus;
  fromOn: LocalDate;
  saidAt: Date;
}

/** How a provider stood on a day: the last decision that held by then; null before the first. */
export function statusOn<Step extends StatusStep>(steps: readonly Step[], day: LocalDate): Step | null {
  let found: Step | null = null;
  for (const step of steps) {
    if (step.fromOn > day) continue;
    if (!found || step.fromOn > found.fromOn || (step.fromOn === found.fromOn && step.saidAt > found.saidAt)) {
      found = step;
    }
  }
  return found;
}
