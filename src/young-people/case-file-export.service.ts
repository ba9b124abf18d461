import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit, auditAll } from '../audit/audit';
import { CaseFiles } from '../deadlines/case-files';
import { Ledger } from '../deadlines/ledger';
import { Problem } from '../platform/problem';
import { UnitOfWork } from '../platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import type { Fault } from '../statutory/fault';
import type { LocalDate } from '../statutory/local-date';
import { portable, type Portable } from '../statutory/portable';
import { Casework } from './casework';
import { PersonIdentifier } from './person-identifier.entity';

/** Whose case file it is, by what a file may be named after. */
export interface CaseFileOf {
  id: string;
  authorityId: string | null;
}

export type ExportedCaseFile = CaseFileOf & Portable;

/** Young people's case files for `onward explain` or another system. Each is written down as an export. */
@Injectable()
export class CaseFileExportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly casework: Casework,
    private readonly ledger: Ledger,
    private readonly caseFiles: CaseFiles,
  ) {}

  /**
   * @throws Problem 'not-found'; 'not-allowed' for roles that export nothing; 'not-valid' naming each place where the
   * record contradicts itself
   */
  async ofPerson(actor: Actor, personId: string, today: LocalDate): Promise<ExportedCaseFile> {
    return this.casework.view(actor, personId, 'case-file', async (work, person) => {
      mustBeAllowed(actor, 'export-case-file');
      const given = portable(await this.ledger.caseFile(work, person.id), today, ENGLAND_AND_WALES);
      if ('faults' in given) throw contradictsItself(given.faults);
      await audit(work, { did: 'case-file.exported', youngPersonId: person.id });
      const own = { youngPersonId: person.id, kind: 'authority-id' as const, withdrawn: false };
      const named = await work.manager.findOneBy(PersonIdentifier, own);
      return { id: person.id, authorityId: named?.value ?? null, ...given };
    });
  }

  /**
   * Everyone in use whom the actor may see, or those of them who have one of these ids: the authority's own or the
   * record's.
   */
  async find(actor: Actor, ids: string[] | 'all'): Promise<CaseFileOf[]> {
    mustBeAllowed(actor, 'export-case-file');
    return this.unitOfWork.read(actor, ({ manager }) => {
      const parameters: unknown[] = [];
      const conditions = [
        visiblePeople(actor, 'y', parameters),
        'y.merged_into_id is null',
        'y.withdrawn_at is null',
        ...(ids === 'all'
          ? []
          : [`(i.value = any($${parameters.push(ids)}) or y.id::text = any($${parameters.length}))`]),
      ];
      return manager.query<CaseFileOf[]>(
        `select y.id, i.value as "authorityId" from young_person y
           left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
          where ${conditions.join(' and ')} order by i.value, y.id`,
        parameters,
      );
    });
  }

  /** The case files of people whom `find` found, a few hundred at a time. Whose record contradicts itself has faults. */
  async ofMany(
    actor: Actor,
    people: CaseFileOf[],
    today: LocalDate,
  ): Promise<(ExportedCaseFile | (CaseFileOf & { faults: Fault[] }))[]> {
    mustBeAllowed(actor, 'export-case-file');
    return this.unitOfWork.write(actor, async (work) => {
      const loaded = await this.caseFiles.load(
        work,
        people.map(({ id }) => id),
      );
      const given = people.flatMap((person) => {
        const record = loaded.get(person.id);
        return record ? [{ ...person, ...portable(record, today, ENGLAND_AND_WALES) }] : [];
      });
      const exported = given.filter((one) => !('faults' in one));
      await auditAll(
        work,
        exported.map(({ id }) => ({ did: 'case-file.exported', youngPersonId: id })),
      );
      return given;
    });
  }
}

/** What a case file is called: the authority's own number, or the record's id where there is none that makes a name. */
export function fileNameOf({ id, authorityId }: CaseFileOf): string {
  return `${authorityId && /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(authorityId) ? authorityId : id}.json`;
}

function contradictsItself(faults: Fault[]): Problem {
  return new Problem(
    'not-valid',
    'This record contradicts itself, so it has no case file. Correct it first.',
    faults.map(({ path, message }) => ({ field: path, message })),
  );
}
