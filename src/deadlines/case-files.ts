import { Injectable } from '@nestjs/common';
import type { Work } from '../platform/unit-of-work';
import { NO_FACTS, type CaseFile } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { policyOn, type Policy } from '../statutory/policy';

/** The versions of the authority's settings: the one in force when a deadline starts decides it. */
export type DatedPolicies = Required<Pick<CaseFile, 'policy' | 'earlierPolicies'>>;

/** The parts of the case file that features fill from their tables. */
export type CaseFilePart = Exclude<keyof CaseFile, 'caseFile' | keyof DatedPolicies>;

export interface CaseFileSource {
  part: CaseFilePart;
  /**
   * A select over the feature's own tables for the person `p.id`, with one column, jsonb `item`, in the words of the
   * case file; for a list in the order of happening.
   */
  sql: string;
  /** One value rather than a list. */
  single?: true;
}

/**
 * Young people's case files, read from the features' tables in one query for many people. The ledger imports no
 * feature: at start-up each hands over its part.
 */
@Injectable()
export class CaseFiles {
  private readonly sources: CaseFileSource[] = [];
  private policies: ((work: Work) => Promise<DatedPolicies>) | null = null;

  provide(...sources: CaseFileSource[]): void {
    for (const source of sources) {
      if (this.sources.some((known) => known.part === source.part)) {
        throw new Error(`Two features fill ${source.part} of the case file.`);
      }
      this.sources.push(source);
    }
  }

  providePolicies(policies: (work: Work) => Promise<DatedPolicies>): void {
    this.policies = policies;
  }

  /** How each part is read, as one text: what is read otherwise may be another case file from the same facts. */
  asRead(): string {
    return JSON.stringify([...this.sources].sort((a, b) => (a.part < b.part ? -1 : 1)));
  }

  /** The authority's settings in force on a day. */
  async policyOn(work: Work, day: LocalDate): Promise<Policy> {
    return policyOn(await this.datedPolicies(work), day);
  }

  /**
   * @param instead parts that are read in another way than the feature's own, where not all of one is needed
   * @returns by person id; people who do not exist are missing
   */
  async load(work: Work, personIds: string[], instead: readonly CaseFileSource[] = []): Promise<Map<string, CaseFile>> {
    const sources = this.sources.map((source) => instead.find(({ part }) => part === source.part) ?? source);
    return this.read(work, personIds, sources);
  }

  /**
   * As `load`, with nothing but some parts: for what rests on few facts of many people.
   * @returns by person id; people who do not exist are missing
   */
  async loadParts(work: Work, personIds: string[], parts: readonly CaseFilePart[]): Promise<Map<string, CaseFile>> {
    return this.read(
      work,
      personIds,
      this.sources.filter(({ part }) => part === 'person' || parts.includes(part)),
    );
  }

  private async read(
    work: Work,
    personIds: string[],
    sources: readonly CaseFileSource[],
  ): Promise<Map<string, CaseFile>> {
    const policies = await this.datedPolicies(work);
    const parts = sources.map(({ part, sql, single }) =>
      single
        ? `(select s.item from (${sql}) s) as "${part}"`
        : `(select coalesce(jsonb_agg(s.item), '[]') from (${sql}) s) as "${part}"`,
    );
    const rows: ({ id: string } & Partial<CaseFile>)[] = await work.manager.query(
      `select p.id, ${parts.join(',\n')} from unnest($1::uuid[]) as p(id)`,
      [personIds],
    );
    return new Map(
      rows
        .filter((row) => row.person)
        .map(({ id, ...filled }) => [
          id,
          atKnownHomes({ caseFile: 1, ...NO_FACTS, ...withoutNulls(filled), ...policies } as CaseFile),
        ]),
    );
  }

  private async datedPolicies(work: Work): Promise<DatedPolicies> {
    if (!this.policies) throw new Error("No one has said yet what the authority's policy is.");
    return this.policies(work);
  }
}

/** A visit to a home that was taken out of the record was to no home that is known: the format knows no other. */
function atKnownHomes(caseFile: CaseFile): CaseFile {
  const homes = new Set(caseFile.accommodation.map(({ id }) => id));
  const isKnown = (home: string | null) => home === null || homes.has(home);
  if (caseFile.contacts.every(({ accommodation }) => isKnown(accommodation))) return caseFile;
  const contacts = caseFile.contacts.map((contact) =>
    isKnown(contact.accommodation) ? contact : { ...contact, accommodation: null },
  );
  return { ...caseFile, contacts };
}

function withoutNulls<T extends object>(parts: T): Partial<T> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null)) as Partial<T>;
}
