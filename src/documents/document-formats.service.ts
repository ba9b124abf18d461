import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed, type Action } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { invalid, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { DocumentFormat } from './document-format.entity';

/** How they want it, as a form or the API says it. */
export type WishedFormat = Pick<DocumentFormat, 'format' | 'language' | 'note'>;

/** Language and note are null for whoever does not read notes, as all that was written. */
export interface KnownFormat extends WishedFormat {
  saidOn: LocalDate;
  recordedBy: string | null;
  version: number;
}

/** How young people want what is written for them. */
@Injectable()
export class DocumentFormatsService {
  constructor(private readonly casework: Casework) {}

  /** For the form. @throws Problem 'not-found' */
  async form(actor: Actor, personId: string): Promise<{ person: PersonHeading; known: KnownFormat | null }> {
    return this.casework.look(actor, personId, async (work, person) => ({
      person: await headingOf(work, person),
      known: await knownFormat(work, person.id),
    }));
  }

  /**
   * Null where nobody asked. The look is audited.
   * @param action what it is looked at for
   * @throws Problem 'not-found', 'not-allowed'
   */
  async open(actor: Actor, personId: string, action: Action = 'see-young-people'): Promise<KnownFormat | null> {
    return this.casework.view(actor, personId, 'document-format', (work, person) => {
      mustBeAllowed(actor, action);
      return knownFormat(work, person.id);
    });
  }

  /**
   * @param wished what is left out of language and note stays as it is
   * @param version that was looked at; 0 where none was known. The same said twice is saved once.
   * @throws Problem 'changed-by-someone-else', carrying what stands there now; 'not-valid' naming `language`
   */
  async say(
    actor: Actor,
    personId: string,
    wished: Pick<WishedFormat, 'format'> & Partial<Omit<WishedFormat, 'format'>>,
    version: number,
    today: LocalDate,
  ): Promise<void> {
    const { format } = wished;
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const known = await keptFormat(work, person.id);
      const { note = known?.note ?? null } = wished;
      const asked = wished.language === undefined ? (known?.language ?? null) : wished.language;
      const language = format === 'translated' ? asked : null;
      if (format === 'translated' && !language) throw invalid('language', 'Enter the language');
      if (known && known.format === format && known.language === language && known.note === note) return;
      if ((known?.version ?? 0) !== version) {
        throw new Problem('changed-by-someone-else', 'Someone else said how they want it.', [], shownTo(actor, known));
      }
      const said = {
        format,
        language,
        note,
        saidOn: today,
        recordedById: actor.kind === 'user' ? actor.staffId : null,
        version: version + 1,
      };
      if (known) await work.manager.update(DocumentFormat, { youngPersonId: person.id }, said);
      else await work.manager.insert(DocumentFormat, { youngPersonId: person.id, ...said });
      const detail = { from: known && { format: known.format }, to: { format } };
      await audit(work, { did: 'document-format.said', youngPersonId: person.id, detail });
    });
  }
}

/** How a young person wants what is written for them, for the pages that hand something over. */
export async function knownFormat(work: Work, personId: string): Promise<KnownFormat | null> {
  return shownTo(work.actor, await keptFormat(work, personId));
}

/** As an actor may see it. */
export function shownTo(actor: Actor, kept: KnownFormat | null): KnownFormat | null {
  return kept && (may(actor, 'read-notes') ? kept : { ...kept, language: null, note: null });
}

const formatSql = (of: string) =>
  `select f.format, f.language, f.note, f.said_on as "saidOn", f.version, s.name as "recordedBy"
     from document_format f left join staff s on s.id = f.recorded_by_id where f.young_person_id = ${of}`;

/** As one value, for the person `p.id`; to be shown by `shownTo`. */
export const FORMAT_OF_PERSON = `select to_jsonb(f) from (${formatSql('p.id')}) f`;

async function keptFormat({ manager }: Work, personId: string): Promise<KnownFormat | null> {
  const [known] = await manager.query<KnownFormat[]>(formatSql('$1'), [personId]);
  return known ?? null;
}
