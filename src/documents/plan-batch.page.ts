import type { BatchSize } from './document-batch.entities';
import { FORMAT_WORDS } from './document-format-words';
import type { PlanBatchForm } from './plan-batch.form';
import { MOST_PLANS, type PlanBatchesService, type ShownBatch } from './plan-batches.service';

export const BATCH_SIZE_WORDS: Record<BatchSize, string> = {
  wanted: 'As each of them wants it',
  standard: FORMAT_WORDS.standard.text,
  large: FORMAT_WORDS.large.text,
  easy: FORMAT_WORDS.easy.text,
};

/** Asking for plans of many, and what was asked for in the last day. */
export function planBatchesPage(
  { choices, batches }: Awaited<ReturnType<PlanBatchesService['choices']>>,
  form: PlanBatchForm,
) {
  return {
    most: MOST_PLANS,
    anyPlans: choices.some(({ plans }) => plans > 0),
    whose: [
      { value: '', text: 'Choose' },
      ...choices.map(({ value, text, plans }) => ({ value, text: `${text} (${plans})` })),
    ],
    sizes: Object.entries(BATCH_SIZE_WORDS).map(([value, text]) => ({ value, text })),
    batches: batches.map((batch) => ({ ...batch, at: `/plan-documents/${batch.id}`, words: batchWords(batch) })),
    form,
    errors: form.errors,
  };
}

export function planBatchPage({ failures, ...batch }: Awaited<ReturnType<PlanBatchesService['open']>>) {
  return {
    ...batch,
    at: `/plan-documents/${batch.id}`,
    sizeWords: BATCH_SIZE_WORDS[batch.size],
    failures,
    progress: batchProgress(batch),
  };
}

export interface BatchProgress {
  /** `applying` while it goes on, for the script that keeps the bar. */
  state: 'applying' | 'over';
  done: number;
  of: number;
  words: string;
}

/** How far it is, in words. */
export function batchProgress(batch: ShownBatch): BatchProgress {
  const { state, made, failed, inAll } = batch;
  const number = (count: number) => count.toLocaleString('en-GB');
  const words = `${number(made + failed)} of ${number(inAll)} ${inAll === 1 ? 'plan' : 'plans'}.`;
  return { state: state === 'making' ? 'applying' : 'over', done: made + failed, of: inAll, words };
}

function batchWords(batch: ShownBatch): string {
  const { state, made, failed } = batch;
  if (state === 'making') return `Being made: ${batchProgress(batch).words}`;
  if (state === 'unfinished') return `Did not finish: ${batchProgress(batch).words}`;
  const ready = `${made.toLocaleString('en-GB')} ${made === 1 ? 'plan' : 'plans'} ready`;
  return failed > 0 ? `${ready}, ${failed.toLocaleString('en-GB')} could not be made` : ready;
}
