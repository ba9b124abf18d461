import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { fullName, type Named } from '../young-people/names';
import { LodgingsHost, LodgingsHostEntry } from './arrangement.entities';
import { HOST_ENTRIES, hostsWhere, type HostTold } from './hosts';
import { checkSaid, LONGEST_LINE, LONGEST_WORDS } from './said-fields';

export interface HostSaid {
  name: string;
  area: string;
  address: string | null;
  suits: string | null;
}

export interface HostOpened {
  host: HostTold;
  /** Who lives there or is to move in, of those the reader may see. */
  living: { personId: string; arrangementId: string; name: string; movesInOn: LocalDate }[];
}

/**
 * The register of hosts of supported lodgings. What is written of a host is never changed; each step is one transaction
 * with its audit event.
 */
@Injectable()
export class HostsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Every host by name. @throws Problem 'not-allowed' */
  async list(actor: Actor): Promise<HostTold[]> {
    return this.unitOfWork.read(actor, async (work) => {
      mustBeAllowed(actor, 'read-notes');
      return hostsWhere(work, 'true', []);
    });
  }

  /** @throws Problem 'not-found', 'not-allowed' */
  async open(actor: Actor, hostId: string): Promise<HostOpened> {
    return this.unitOfWork.read(actor, async (work) => {
      mustBeAllowed(actor, 'read-notes');
      const [host] = isId(hostId) ? await hostsWhere(work, 'h.id = $1', [hostId]) : [];
      if (!host) throw notFound();
      return { host, living: await living(work, host.id) };
    });
  }

  /**
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming the field
   */
  async add(actor: UserActor, said: HostSaid, id = newId()): Promise<string> {
    return this.unitOfWork.write(actor, async (work) => {
      mustBeAllowed(actor, 'record-casework');
      if (await work.manager.existsBy(LodgingsHost, { id })) return id;
      const name = line('name', said.name, LONGEST_LINE);
      if (!name) throw invalid('name', 'Enter the name of the host');
      const area = line('area', said.area, LONGEST_LINE);
      if (!area) throw invalid('area', 'Enter the town or part of town');
      const address = line('address', said.address ?? '', LONGEST_LINE) || null;
      const suits = line('suits', said.suits ?? '', LONGEST_WORDS) || null;
      await work.manager.insert(LodgingsHost, { id, name, area, address, suits, recordedById: actor.staffId });
      await audit(work, { did: 'lodgings-host.added', subjectId: id });
      return id;
    });
  }

  /**
   * A check, a visit, or how the host stands from now on.
   * @throws Problem 'not-found', 'not-allowed'; 'not-valid' naming `onDay` or the field
   */
  async record(
    actor: UserActor,
    hostId: string,
    key: string,
    { onDay, said }: { onDay: LocalDate; said: Readonly<Record<string, unknown>> },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.unitOfWork.write(actor, async (work) => {
      mustBeAllowed(actor, 'record-casework');
      const entry = HOST_ENTRIES.find((one) => one.key === key);
      const found: { id: string }[] = isId(hostId)
        ? await work.manager.query('select id from lodgings_host where id = $1 for update', [hostId])
        : [];
      if (!entry || found.length === 0) throw notFound();
      mustBeAllowed(actor, entry.action ?? 'record-casework');
      if (await work.manager.existsBy(LodgingsHostEntry, { id, hostId })) return id;
      if (onDay > today) throw invalid('onDay', 'The day must be today or in the past');
      const checked = checkSaid(entry.fields, said, today);
      const story = { id: hostId, onDay, said: {}, entries: [], endedOn: null };
      const more =
        checked.errors.length > 0
          ? []
          : (entry.faults?.(checked.said, story, { onDay, today, dateOfBirth: onDay }) ?? []);
      const [first] = [...checked.errors, ...more];
      if (first) throw new Problem('not-valid', first.message, [...checked.errors, ...more]);
      const row = { id, hostId, entry: key, onDay, said: checked.said, recordedById: actor.staffId };
      await work.manager.insert(LodgingsHostEntry, row);
      await audit(work, { did: `lodgings-host.${key}`, subjectId: hostId, detail: { entry: id, onDay } });
      return id;
    });
  }
}

async function living(work: Work, hostId: string): Promise<HostOpened['living']> {
  const parameters: unknown[] = [hostId];
  const rows = await work.manager.query<(Named & { personId: string; arrangementId: string; movesInOn: LocalDate })[]>(
    `select y.id as "personId", a.id as "arrangementId", y.given_name as "givenName", y.family_name as "familyName",
            y.known_as as "knownAs", i.value as "authorityId", a.said ->> 'movesInOn' as "movesInOn"
       from arrangement a join young_person y on y.id = a.young_person_id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
      where a.host_id = $1 and a.ended_on is null and a.taken_out_because is null
        and ${visiblePeople(work.actor, 'y', parameters)} order by "movesInOn", y.id`,
    parameters,
  );
  return rows.map((row) => ({
    personId: row.personId,
    arrangementId: row.arrangementId,
    name: fullName(row),
    movesInOn: row.movesInOn,
  }));
}

function line(field: string, text: string, most: number): string {
  if (text.length > most) throw invalid(field, `Write ${most.toLocaleString('en-GB')} characters or fewer`);
  return text.trim();
}
