import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit, auditAll } from '../audit/audit';
import { csvText } from '../imports/csv-text';
import { isId } from '../platform/ids';
import { invalid, notFound } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { fullName, type Named } from '../young-people/names';
import { approvedPlans, STANDS, whoseChoices, type Whose, type WhoseChoice } from './approved-plans';
import type { BatchSize, DocumentBatch } from './document-batch.entities';
import { MakePlansService } from './make-plans.service';
import { zipOf, zipped, type ZippedFile } from './zip-file';

export const MOST_PLANS = 1_000;
/** What one user may have asked for in the last day. */
export const MOST_KEPT = 10;
const KEPT_FOR = '1 day';
const FORGET_EVERY_MS = 10 * 60_000;
/** Files in memory while a ZIP is fetched. */
const READ_AT_ONCE = 20;

export interface ShownBatch extends Pick<DocumentBatch, 'id' | 'whose' | 'size' | 'askedAt' | 'expiresAt'> {
  /** `unfinished`: nobody works on it any more, and not everything is made. */
  state: 'making' | 'unfinished' | 'made';
  made: number;
  failed: number;
  inAll: number;
}

/** Plans of many young people made into one file. Only who asked may see it or fetch it. */
@Injectable()
export class PlanBatchesService {
  private readonly logger = new Logger('PlanBatches');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly making: MakePlansService,
  ) {}

  /** Of whom, and what was asked for in the last day. @throws Problem 'not-allowed' */
  async choices(actor: UserActor): Promise<{ choices: WhoseChoice[]; batches: ShownBatch[] }> {
    mustBeAllowed(actor, 'read-notes');
    return this.unitOfWork.read(actor, async (work) => ({
      choices: await whoseChoices(work, actor),
      batches: await shownBatches(work, actor, 'true', []),
    }));
  }

  /**
   * Keeps what was asked for and begins. The same form sent twice is one batch.
   * @param whose one of the choices
   * @throws Problem 'not-allowed'; 'not-valid' naming `whose`, also while another is being made or too many are kept
   */
  async ask(actor: UserActor, whose: string, size: BatchSize, id: string): Promise<void> {
    mustBeAllowed(actor, 'read-notes');
    const attempt = await this.unitOfWork.write(actor, async (work) => {
      await work.manager.query('select pg_advisory_xact_lock(hashtext($1))', [`plan batches of ${actor.userId}`]);
      const kept = await shownBatches(work, actor, 'true', []);
      if (kept.some((batch) => batch.id === id.toLowerCase())) return null;
      mustHaveRoom(kept);
      const choice = (await whoseChoices(work, actor)).find(({ value }) => value === whose);
      const asked = choice && parseWhose(choice.value);
      if (!asked) throw invalid('whose', 'Choose whose plans');
      const plans = await approvedPlans(work, actor, asked);
      if (plans.length === 0) throw invalid('whose', 'Nobody of these has a plan that was approved');
      if (plans.length > MOST_PLANS) {
        const [found, most] = [plans.length, MOST_PLANS].map((count) => count.toLocaleString('en-GB'));
        throw invalid(
          'whose',
          `These are ${found} plans, and no more than ${most} are made at once. Choose a team or a worker`,
        );
      }
      const started = await this.making.keep(work, actor, { id, whose: choice.text, size, plans, keptFor: KEPT_FOR });
      await audit(work, { did: 'plan-batch.asked', subjectId: id, detail: { size, plans: plans.length } });
      return started;
    });
    if (attempt) this.unitOfWork.onceSaved(() => this.making.begin(actor, id, attempt));
  }

  /** @throws Problem 'not-found' for a batch of somebody else's, or one that is gone */
  async open(actor: UserActor, id: string): Promise<ShownBatch & { failures: { personId: string; name: string }[] }> {
    return this.unitOfWork.read(actor, async (work) => {
      const batch = await findBatch(work, actor, id);
      const parameters: unknown[] = [id];
      const failed = await work.manager.query<(Named & { personId: string })[]>(
        `select y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
                (select i.value from person_identifier i
                  where i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn) as "authorityId"
           from document_batch_part p join young_person y on y.id = p.young_person_id
          where p.batch_id = $1 and p.state = 'failed' and ${visiblePeople(actor, 'y', parameters)} order by p.n`,
        parameters,
      );
      return { ...batch, failures: failed.map((one) => ({ personId: one.personId, name: fullName(one) })) };
    });
  }

  /** Goes on with what is not made yet, and tries again what failed of those whom they may still see. @throws Problem 'not-found' */
  async carryOn(actor: UserActor, id: string): Promise<void> {
    const attempt = await this.unitOfWork.write(actor, async (work) => {
      const { state, failed } = await findBatch(work, actor, id, 'for update of b');
      if (state === 'making' || (state === 'made' && failed === 0)) return null;
      await audit(work, { did: 'plan-batch.carried-on', subjectId: id });
      return this.making.takeUp(work, actor, id);
    });
    if (attempt) this.unitOfWork.onceSaved(() => this.making.begin(actor, id, attempt));
  }

  /**
   * The files in one, with a list of what is in it. Whose plans the actor may not see any more, and those taken back, are left out; each look is
   * audited before the first byte.
   * @throws Problem 'not-found'; 'not-valid' while it is being made
   */
  async fetch(actor: UserActor, id: string, at: Date): Promise<AsyncGenerator<Uint8Array>> {
    mustBeAllowed(actor, 'read-notes');
    const parts = await this.unitOfWork.write(actor, async (work) => {
      const { state, made } = await findBatch(work, actor, id);
      if (state !== 'made' || made === 0) throw notFound();
      const parameters: unknown[] = [id];
      const found = await work.manager.query<Part[]>(
        `select p.n, p.young_person_id as "personId", p.state, p.name, v.number,
                coalesce((select i.value from person_identifier i
                  where i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn), y.id::text) as "called"
           from document_batch_part p join young_person y on y.id = p.young_person_id
           join plan_version v on v.id = p.version_id
          where p.batch_id = $1 and ${visiblePeople(actor, 'y', parameters)} and ${STANDS} order by p.n`,
        parameters,
      );
      const looks = found.filter((part) => part.state === 'made');
      await auditAll(
        work,
        looks.map(({ personId }) => ({
          did: 'young-person.viewed',
          youngPersonId: personId,
          subjectId: id,
          detail: { page: 'plan-pdf', together: true },
        })),
      );
      return found;
    });
    return zipOf(this.files(actor, id, parts), at);
  }

  @Interval(FORGET_EVERY_MS)
  async tick(): Promise<void> {
    try {
      await this.forgetOld({ kind: 'system', name: 'documents' });
    } catch (error) {
      this.logger.error(error); // the database is away; the next time does it
    }
  }

  /** What was asked for more than a day ago. */
  async forgetOld(actor: Actor): Promise<void> {
    await this.unitOfWork.write(actor, async (work) => {
      const forgotten = await work.manager.query<{ id: string }[]>(
        `with forgotten as (delete from document_batch where expires_at < now() returning id) select id from forgotten`,
      );
      await auditAll(
        work,
        forgotten.map(({ id }) => ({ did: 'plan-batch.expired', subjectId: id })),
      );
    });
  }

  private async *files(actor: UserActor, id: string, parts: Part[]): AsyncGenerator<ZippedFile> {
    const rows = parts.map(({ called, number, name, state }) => [
      called,
      number,
      name,
      state === 'made' ? 'made' : 'could not be made',
    ]);
    yield zipped('plans.csv', Buffer.from(csvText(['Number', 'Plan', 'File', 'State'], rows)));
    const made = parts.filter(({ state }) => state === 'made').map(({ n }) => n);
    for (let from = 0; from < made.length; from += READ_AT_ONCE) {
      const found = await this.unitOfWork.read(actor, ({ manager }) =>
        manager.query<(Omit<ZippedFile, 'crc'> & { crc: string })[]>(
          `select name, bytes as content, true as "isDeflated", size, crc from document_batch_part
            where batch_id = $1 and n = any($2) and state = 'made' order by n`,
          [id, made.slice(from, from + READ_AT_ONCE)],
        ),
      );
      for (const { crc, ...file } of found) yield { ...file, crc: Number(crc) };
    }
  }
}

interface Part {
  n: number;
  personId: string;
  /** The council's own number for them, or the id of the record. */
  called: string;
  number: number;
  state: 'made' | 'failed' | 'waiting';
  name: string | null;
}

/** One is made at a time for each user, and a day's are counted. */
function mustHaveRoom(kept: readonly ShownBatch[]): void {
  if (kept.some(({ state }) => state === 'making')) {
    throw invalid('whose', 'Plans that you asked for are still being made. Ask again when they are ready');
  }
  if (kept.length >= MOST_KEPT) {
    throw invalid(
      'whose',
      `You asked for plans ${MOST_KEPT} times in the last day. Fetch those, or ask again tomorrow`,
    );
  }
}

function parseWhose(value: string): Whose | null {
  if (value === 'everyone') return { kind: 'everyone' };
  const [kind, id] = value.split(':');
  return (kind === 'team' || kind === 'worker') && isId(id ?? '') ? { kind, id: id! } : null;
}

async function findBatch(work: Work, actor: UserActor, id: string, lock = ''): Promise<ShownBatch> {
  mustBeAllowed(actor, 'read-notes');
  if (!isId(id)) throw notFound();
  const [batch] = await shownBatches(work, actor, 'b.id = $2', [id], lock);
  if (!batch) throw notFound();
  return batch;
}

/** What one user asked for, the newest first. */
async function shownBatches(
  { manager }: Work,
  actor: UserActor,
  condition: string,
  parameters: unknown[],
  lock = '',
): Promise<ShownBatch[]> {
  const count = (state: string) =>
    `(select count(*)::int from document_batch_part p where p.batch_id = b.id${state && ` and p.state = '${state}'`})`;
  return manager.query<ShownBatch[]>(
    `select b.id, b.whose, b.size, b.asked_at as "askedAt", b.expires_at as "expiresAt",
            case when b.state = 'making' and b.lease_until < clock_timestamp() then 'unfinished' else b.state end as state,
            ${count('made')} as made, ${count('failed')} as failed, ${count('')} as "inAll"
       from document_batch b where b.asked_by_id = $1 and b.expires_at > now() and ${condition}
      order by b.asked_at desc, b.id ${lock}`,
    [actor.userId, ...parameters],
  );
}
