import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem, type FieldError } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Inspection, INSPECTION_KINDS } from './inspection.entity';
import { inspectionsWhere, type InspectionTold } from './inspections-told';

export const LONGEST_SAID = 2000;
const LONGEST_WHO = 200;
const LONGEST_URL = 500;

export type InspectionSaid = Pick<Inspection, 'heldOn' | 'kind' | 'who' | 'said' | 'reportUrl'>;

/** When the service was inspected, by whom, and what was said of caseloads. Each step is one transaction with its event. */
@Injectable()
export class InspectionsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The last first, also those that were withdrawn. @throws Problem 'not-allowed' */
  async list(actor: UserActor): Promise<{ inspections: InspectionTold[]; mayKeep: boolean }> {
    mustBeAllowed(actor, 'see-improvement');
    const inspections = await this.unitOfWork.read(actor, (work) => inspectionsWhere(work, 'true'));
    return { inspections, mayKeep: may(actor, 'keep-inspections') };
  }

  /** @throws Problem 'not-found' */
  async open(actor: UserActor, id: string): Promise<InspectionTold> {
    mustBeAllowed(actor, 'see-improvement');
    return this.unitOfWork.read(actor, (work) => told(work, id));
  }

  /** To be corrected or withdrawn. @throws Problem 'not-found', also where it is withdrawn */
  async toCorrect(actor: UserActor, id: string): Promise<InspectionTold> {
    mustBeAllowed(actor, 'keep-inspections');
    const found = await this.open(actor, id);
    if (found.withdrawnOn !== null) throw notFound();
    return found;
  }

  /**
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming its field
   */
  async record(actor: UserActor, said: InspectionSaid, today: LocalDate, id = newId()): Promise<string> {
    mustBeAllowed(actor, 'keep-inspections');
    return this.unitOfWork.write(actor, async (work) => {
      if (await work.manager.existsBy(Inspection, { id, recordedById: actor.staffId })) return id;
      const row = checked(said, today);
      await work.manager.insert(Inspection, { id, ...row, recordedById: actor.staffId });
      const detail = { kind: row.kind, heldOn: row.heldOn };
      await audit(work, { did: 'inspection.recorded', subjectId: id, detail });
      return id;
    });
  }

  /**
   * Says it otherwise; the event keeps what it said before.
   * @param said what is to be otherwise
   * @param version as it was read
   * @throws Problem 'not-valid', 'not-found', 'changed-by-someone-else' where somebody corrected or withdrew it since
   */
  async correct(
    actor: UserActor,
    id: string,
    said: Partial<InspectionSaid>,
    version: number,
    today: LocalDate,
  ): Promise<void> {
    mustBeAllowed(actor, 'keep-inspections');
    await this.unitOfWork.write(actor, async (work) => {
      const before = await locked(work, id, version);
      const { heldOn, kind, who, said: words, reportUrl } = before;
      const was = { heldOn, kind, who, said: words, reportUrl };
      const row = checked({ ...was, ...said }, today);
      await work.manager.update(Inspection, { id: before.id }, { ...row, version: version + 1 });
      await audit(work, { did: 'inspection.corrected', subjectId: before.id, detail: { was } });
    });
  }

  /**
   * It never took place, or is recorded twice. It stays in the list, and nothing counts from it any more.
   * @throws Problem 'not-valid' naming `because`, 'not-found', 'changed-by-someone-else'
   */
  async withdraw(actor: UserActor, id: string, because: string, version: number, today: LocalDate): Promise<void> {
    mustBeAllowed(actor, 'keep-inspections');
    await this.unitOfWork.write(actor, async (work) => {
      const before = await locked(work, id, version);
      if (!because.trim()) throw invalid('because', 'Enter why it is withdrawn');
      if (because.length > LONGEST_SAID) throw invalid('because', 'Write 2,000 characters or fewer');
      const withdrawn = { withdrawnOn: today, withdrawnById: actor.staffId, withdrawnBecause: because.trim() };
      await work.manager.update(Inspection, { id: before.id }, { ...withdrawn, version: version + 1 });
      await audit(work, { did: 'inspection.withdrawn', subjectId: before.id });
    });
  }
}

async function told(work: Work, id: string): Promise<InspectionTold> {
  const [found] = isId(id) ? await inspectionsWhere(work, 'i.id = $1', [id]) : [];
  if (!found) throw notFound();
  return found;
}

/** Two who write at the same moment wait for each other here. */
async function locked(work: Work, id: string, version: number): Promise<InspectionTold> {
  const { id: found } = await told(work, id);
  await work.manager.query('select id from inspection where id = $1 for update', [found]);
  const now = await told(work, found);
  if (now.version === version && now.withdrawnOn === null) return now;
  throw new Problem(
    'changed-by-someone-else',
    'Somebody corrected or withdrew this inspection since you opened it. Nothing was saved.',
  );
}

/** The columns of what was said. @throws Problem 'not-valid' */
function checked(said: InspectionSaid, today: LocalDate): InspectionSaid {
  const faults: FieldError[] = [];
  const text = (field: 'who' | 'said' | 'reportUrl', most: number) => {
    const words = said[field]?.trim() || null;
    if ((words?.length ?? 0) > most) {
      faults.push({ field, message: `Write ${most.toLocaleString('en-GB')} characters or fewer` });
    }
    return words;
  };
  if (said.heldOn > today) faults.push({ field: 'heldOn', message: 'Must be today or earlier' });
  if (!INSPECTION_KINDS.includes(said.kind)) faults.push({ field: 'kind', message: 'Choose who inspected' });
  const row = {
    who: text('who', LONGEST_WHO),
    said: text('said', LONGEST_SAID),
    reportUrl: text('reportUrl', LONGEST_URL),
  };
  if (said.kind === 'other' && row.who === null) faults.push({ field: 'who', message: 'Enter who inspected' });
  if (row.reportUrl && !isHttps(row.reportUrl)) {
    faults.push({ field: 'reportUrl', message: 'Enter an address that begins with https://' });
  }
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
  return { heldOn: said.heldOn, kind: said.kind, ...row };
}

/** A page of its own on the web, with no name or password in its address. */
function isHttps(text: string): boolean {
  if (!/^https:\/\/\S+$/.test(text) || !URL.canParse(text)) return false;
  const { username, password, hostname } = new URL(text);
  return username === '' && password === '' && hostname !== '';
}
