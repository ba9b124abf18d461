import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { findDraft, forgetBytes, inputOf, keepComparison, mustBeUndecided } from './import-drafts.service';
import { ImportsService, type ImportInput } from './imports.service';
import { leavesOutNothing, type Choice } from './left-out';
import type { AppliedImport } from './preview';

/** A copy that has not been heard of for so long was killed, or has lost its database. */
const LEASE_MS = 30_000;
const HEARD_EVERY_MS = 1_000;

export type StoppedBecause = 'changed' | 'failed';

/** What a data officer chose after looking at a comparison. */
export interface DraftDecision {
  choice: 'all' | 'leave-out';
  reason: string | null;
  /** When the comparison that they looked at was made. */
  comparedAt: string;
}

/**
 * Takes drafts in, outside the request. Whoever does so holds a lease; that the draft is applied is written in the
 * import's own transaction and only while the lease holds, so a copy that is killed leaves nothing, and one that was cut
 * off and comes back can no longer commit. How far it is goes into transactions of its own.
 */
@Injectable()
export class ApplyDraftsService implements BeforeApplicationShutdown {
  private readonly logger = new Logger('ApplyDrafts');
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportsService,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    await this.idle();
  }

  /** Until nothing that was started here is under way any more. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  /**
   * Records the choice and begins. Pressed twice, or by two people, it is one import: the second finds it under way, or
   * done.
   * @throws Problem 'not-allowed', 'not-found', 'not-valid' naming the field `choice`, 'changed-by-someone-else'
   */
  async start(actor: UserActor, draftId: string, decision: DraftDecision, today: LocalDate): Promise<void> {
    mustBeAllowed(actor, 'import');
    const begun = await this.unitOfWork.write(actor, async (work) => {
      const draft = await findDraft(work, draftId, 'for update of d');
      if (draft.state === 'applying' || draft.state === 'applied') return null;
      mustBeUndecided(draft);
      const { comparedAt, leftOut, counts } = draft;
      if (!comparedAt || !leftOut) throw invalid('choice', 'Compare the files with the record first');
      if (comparedAt.toISOString() !== decision.comparedAt) {
        throw new Problem('changed-by-someone-else', 'These files were compared anew. Look at the counts again.');
      }
      const input = await inputOf(work, draft);
      const choice = choiceOf(decision, leavesOutNothing(leftOut) ? null : leftOut);
      const attempt = newId();
      await work.manager.query(
        `update import_draft
            set state = 'applying', attempt = $2, lease_until = clock_timestamp() + $3 * interval '1 millisecond',
                people_done = null, people_in_all = null, stopped_because = null, choice = $4, choice_reason = $5,
                chosen_by_id = $6, chosen_at = now()
          where id = $1`,
        [draftId, attempt, LEASE_MS, decision.choice, decision.reason, actor.userId],
      );
      await audit(work, {
        did: 'import.chosen',
        subjectId: draftId,
        detail: { kind: draft.kind, choice: decision.choice, counts, leftOut },
      });
      return { attempt, input, choice };
    });
    if (begun === null) return;
    this.unitOfWork.onceSaved(() => {
      const run = this.run(actor, { draftId, ...begun }, today);
      this.running.add(run);
      void run.finally(() => this.running.delete(run));
    });
  }

  private async run(actor: UserActor, attempt: Attempt, today: LocalDate): Promise<void> {
    let reached: [done: number, of: number] | null = null;
    const telling = setInterval(() => void this.tell(actor, attempt, reached), HEARD_EVERY_MS);
    try {
      await this.imports.apply(actor, attempt.input, today, (done, of) => (reached = [done, of]), {
        choice: attempt.choice,
        draftId: attempt.draftId,
        settle: (work, applied) => settle(work, attempt, applied),
      });
    } catch (error) {
      const because = error instanceof Problem && error.kind === 'would-leave-out' ? 'changed' : 'failed';
      if (because === 'failed') this.logger.error(error);
      await this.stop(actor, attempt, because, today);
    } finally {
      clearInterval(telling);
    }
  }

  /** How far it is, and that somebody is still at it. Once the lease has run out it is not taken up again. */
  private async tell(
    actor: UserActor,
    { draftId, attempt }: Attempt,
    reached: [done: number, of: number] | null,
  ): Promise<void> {
    try {
      await this.unitOfWork.write<unknown>(actor, ({ manager }) =>
        manager.query(
          `update import_draft set lease_until = clock_timestamp() + $3 * interval '1 millisecond',
                  people_done = $4, people_in_all = $5
            where id = $1 and attempt = $2 and state = 'applying' and lease_until > clock_timestamp()`,
          [draftId, attempt, LEASE_MS, reached?.[0] ?? null, reached?.[1] ?? null],
        ),
      );
    } catch (error) {
      this.logger.error(error);
    }
  }

  /** When even this cannot be written, the lease runs out and says the same. */
  private async stop(
    actor: UserActor,
    { draftId, attempt, input }: Attempt,
    because: StoppedBecause,
    today: LocalDate,
  ): Promise<void> {
    try {
      const preview = because === 'changed' ? await this.imports.preview(actor, input, today) : null;
      await this.unitOfWork.write(actor, async (work) => {
        const stopped = await stillMine(work, { draftId, attempt }, `state = 'stopped', stopped_because = $3`, because);
        if (!stopped) return;
        if (preview) await keepComparison(work, draftId, preview);
        await audit(work, { did: 'import.stopped', subjectId: draftId, detail: { because } });
      });
    } catch (error) {
      this.logger.error(error);
    }
  }
}

interface Attempt {
  draftId: string;
  attempt: string;
  input: ImportInput;
  choice: Choice;
}

/** @throws Problem 'not-valid' when the choice is not one that these files leave */
function choiceOf(
  { choice, reason }: DraftDecision,
  leftOut: Exclude<Choice, { choice: 'all' }>['agreed'] | null,
): Choice {
  if (leftOut === null) return { choice: 'all' };
  if (choice === 'all') throw invalid('choice', 'Choose whether to leave out what cannot be taken in');
  return { choice, agreed: leftOut, reason };
}

/** The end of the import's own transaction: what was uploaded is now in the record, or the whole import is rolled back. */
async function settle(work: Work, attempt: Attempt, applied: AppliedImport): Promise<void> {
  const { draftId } = attempt;
  const shown: { child: string; outcome: string }[] = await work.manager.query(
    'select child, outcome from import_draft_person where draft_id = $1',
    [draftId],
  );
  const outcomes = new Map(shown.map(({ child, outcome }) => [child, outcome]));
  const otherwise = applied.people.filter(({ child, outcome }) => outcomes.get(child) !== outcome).length;
  const mine = await stillMine(
    work,
    attempt,
    `state = 'applied', import_id = $3, came_out_otherwise = $4`,
    applied.importId,
    otherwise,
  );
  if (!mine) throw new Error('This import was given up, or started again by somebody else, before it was done.');
  if (otherwise > 0) await keepComparison(work, draftId, applied);
  await forgetBytes(work, draftId);
}

async function stillMine(
  { manager }: Work,
  { draftId, attempt }: Pick<Attempt, 'draftId' | 'attempt'>,
  set: string,
  ...values: unknown[]
): Promise<boolean> {
  const held: unknown[] = await manager.query(
    `with held as (
       update import_draft set ${set}
        where id = $1 and attempt = $2 and state = 'applying' and lease_until > clock_timestamp() returning 1
     ) select from held`,
    [draftId, attempt, ...values],
  );
  return held.length > 0;
}
