import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { isListed } from '../caseloads/listed-people';
import { isMine, WITH_ADVISER } from '../caseloads/worker-sql';
import { recordFact } from '../platform/fact';
import { newId } from '../platform/ids';
import { invalid } from '../platform/problem';
import { UnitOfWork } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import type { Named } from '../young-people/names';
import { ContactGroup, type GroupKind } from './contact-group.entity';
import { Contact } from './contact.entity';
import { onTheDay, togetherWith } from './contacts.service';

/** As many as fit on a form, and are locked together without holding up others. */
export const MOST_IN_A_GROUP = 60;

export interface RecordGroup {
  kind: GroupKind;
  /** What it was, without anybody's name: it stands on each record. */
  title: string;
  heldOn: LocalDate;
  /** What was done, for each record alike. */
  note: string | null;
  /** Who came. */
  people: string[];
  /** Which colleagues were there too: they met each who came. */
  alsoThere?: readonly string[];
}

export interface GroupPerson extends Named {
  id: string;
  mine: boolean;
}

/** A group or a drop-in: one entry, and a contact on the record of each who came. */
@Injectable()
export class ContactGroupsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly casework: Casework,
  ) {}

  /** Who may have come: one's own young people first. @throws Problem 'not-allowed' */
  async people(actor: UserActor): Promise<GroupPerson[]> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.read(actor, (work) => {
      const parameters: unknown[] = [actor.staffId];
      return work.manager.query(
        `select y.id, y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
                i.value as "authorityId", coalesce(${isMine('$1')}, false) as mine
           from young_person y left join legal_position l on l.young_person_id = y.id
           left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
           ${WITH_ADVISER}
          where ${visiblePeople(actor, 'y', parameters)} and ${isListed('y', 'l', parameters)} and y.died_on is null
          order by mine desc, lower(y.family_name) nulls last, y.id`,
        parameters,
      );
    });
  }

  /** Which colleagues may have been there too, by name; near: those of the actor's own team. @throws Problem 'not-allowed' */
  async colleagues(
    actor: UserActor,
    today: LocalDate,
  ): Promise<{ staff: { id: string; name: string }[]; near: { id: string; name: string }[] }> {
    mustBeAllowed(actor, 'record-casework');
    const staff: { id: string; name: string; near: boolean }[] = await this.unitOfWork.read(actor, (work) =>
      work.manager.query(
        `select s.id, s.name, coalesce(s.team_id = me.team_id, false) as near
           from staff s left join staff me on me.id = $1
          where s.post not in ('data-officer', 'administrator') and (s.left_on is null or s.left_on > $2)
          order by s.name, s.id`,
        [actor.staffId, today],
      ),
    );
    return { staff, near: staff.filter(({ near }) => near) };
  }

  /**
   * One transaction: each who came has a contact of their own, which names nobody else, and what it meets is closed.
   * @param id given by a form that may be sent twice, so that both are one group
   * @throws Problem 'not-valid' naming `title`, `heldOn`, `alsoThere` or `people`, also for somebody whom the actor may not see
   */
  async record(actor: UserActor, said: RecordGroup, today: LocalDate, id = newId()): Promise<string> {
    const [title, people] = [said.title.trim(), [...new Set(said.people.map((one) => one.toLowerCase()))]];
    mustBeAllowed(actor, 'record-casework');
    if (!title) throw invalid('title', 'Enter what it was');
    if (said.heldOn > today) throw invalid('heldOn', 'The day must be today or in the past');
    if (people.length === 0) throw invalid('people', 'Choose who came');
    if (people.length > MOST_IN_A_GROUP) throw invalid('people', `Choose ${MOST_IN_A_GROUP} people or fewer`);
    return this.casework.changeMany(actor, people, 'record-casework', today, async (work, found) => {
      if (found.length !== people.length) throw invalid('people', 'Choose only young people whom you may see');
      // Whoever sends the form a second time waits for the same people's rows.
      if (await work.manager.existsBy(ContactGroup, { id })) return id;
      const { kind, heldOn } = said;
      await work.manager.insert(ContactGroup, { id, kind, title, heldOn, recordedById: actor.staffId });
      const note = [title, said.note?.trim()].filter(Boolean).join('\n');
      for (const person of found) {
        if (heldOn < person.dateOfBirth) throw invalid('heldOn', 'Somebody who came was not born then');
        const own = await onTheDay(work, person.id, actor.staffId, heldOn);
        const together = { alsoThere: said.alsoThere, staffId: actor.staffId, heldOn };
        const { alsoThere, byRole } = await togetherWith(work, person.id, together, own.byRole);
        const row = await recordFact(work, Contact, {
          youngPersonId: person.id,
          heldOn,
          heldAt: null,
          mode: 'face-to-face',
          byRole,
          staffId: actor.staffId,
          alsoThere,
          place: 'elsewhere',
          accommodationId: null,
          seen: true,
          seenAlone: false,
          safeWhereTheyLive: null,
          note,
          ownWords: null,
          goodNews: null,
          groupId: id,
        });
        await audit(work, {
          did: 'contact.recorded',
          youngPersonId: person.id,
          subjectId: row.factId,
          detail: { mode: 'face-to-face', heldOn, seen: true, byRole, staffId: actor.staffId, alsoThere, groupId: id },
        });
      }
      return id;
    });
  }
}
