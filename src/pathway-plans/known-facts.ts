import { may } from '../access/access';
import { ACCOMMODATION_WORDS } from '../accommodation/accommodation-words';
import { AccommodationPeriod } from '../accommodation/accommodation-period.entity';
import { eetFacts } from '../eet/plan-facts';
import type { Work } from '../platform/unit-of-work';
import type { SectionKey } from '../statutory/content/plan';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { ETHNICITIES } from '../young-people/ethnicities';
import { LEAVE_KIND_WORDS } from '../young-people/immigration';
import { Immigration } from '../young-people/immigration.entity';
import { TRAFFICKING_WORDS, traffickingOf } from '../young-people/trafficking';
import type { YoungPerson } from '../young-people/young-person.entity';
import type { RecordFact } from './plan-document';

/** What the adviser that is allocated is called among the facts. */
export const ADVISER_LABEL = 'Personal adviser';

/**
 * What the record holds on a matter of the plan, as it stands now. It is shown beside the topic while it is
 * written, and the record stays the one place where it is changed. Of health see `healthItems`.
 */
export async function knownFacts(
  work: Work,
  person: YoungPerson,
  matter: SectionKey | null,
  today: LocalDate,
): Promise<RecordFact[]> {
  switch (matter) {
    case 'accommodation':
      return homeFacts(work, person, today);
    case 'education':
    case 'employment':
      return eetFacts(work, person.id, matter, today);
    case 'support':
    case 'adviser':
      return supportFacts(work, person, today);
    case 'identity':
      return identityFacts(person);
    case 'status':
      return statusFacts(work, person);
    case 'relationships':
      return person.parent === null ? [] : [fact('Has a child', person.parent ? 'Yes' : 'No')];
    default:
      return [];
  }
}

const IN_FORCE = 'f.youngPersonId = :youngPersonId and f.replacedById is null and not f.withdrawn';

async function homeFacts({ manager }: Work, { id }: YoungPerson, today: LocalDate): Promise<RecordFact[]> {
  const home = await manager
    .createQueryBuilder(AccommodationPeriod, 'f')
    .where(IN_FORCE, { youngPersonId: id })
    .andWhere('f.fromOn <= :today and (f.toOn is null or f.toOn > :today)', { today })
    .orderBy('f.fromOn', 'DESC')
    .getOne();
  if (!home) return [];
  const address = [home.address, home.postcode].filter((one) => one !== null).join(', ');
  return [
    fact('Lives in', ACCOMMODATION_WORDS[home.type] ?? 'Other accommodation'),
    ...(address ? [fact('Address', address)] : []),
    ...(home.carer ? [fact('With', home.carer)] : []),
    ...(home.provider ? [fact('Provided by', home.provider)] : []),
    fact('Since', formatLong(home.fromOn)),
  ];
}

interface Contacted {
  adviser: string | null;
  lastSeenOn: LocalDate | null;
  planned: { on: LocalDate; by: string } | null;
}

async function supportFacts({ manager }: Work, person: YoungPerson, today: LocalDate): Promise<RecordFact[]> {
  const [found] = await manager.query<Contacted[]>(
    `select (select s.name from allocation a join staff s on s.id = a.staff_id
              where a.young_person_id = $1 and a.role = 'personal-adviser' and a.replaced_by_id is null
                and not a.withdrawn and (a.to_on is null or a.to_on > $2) order by a.from_on desc limit 1) as adviser,
            (select max(c.held_on) from contact c where c.young_person_id = $1 and c.replaced_by_id is null
                and not c.withdrawn and c.seen and c.mode = 'face-to-face') as "lastSeenOn",
            (select jsonb_build_object('on', (p.planned_at at time zone 'Europe/London')::date, 'by', s.name)
               from appointment p join staff s on s.id = p.staff_id
              where p.young_person_id = $1 and p.state = 'planned' and p.planned_at >= $2::date
              order by p.planned_at limit 1) as planned`,
    [person.id, today],
  );
  const { adviser, lastSeenOn, planned } = found!;
  return [
    ...(adviser ? [fact(ADVISER_LABEL, adviser)] : []),
    ...(lastSeenOn ? [fact('Last seen', formatLong(lastSeenOn))] : []),
    ...(planned ? [fact('Next time planned', `${formatLong(planned.on)}, with ${planned.by}`)] : []),
    ...(person.phone ? [fact('Phone', person.phone)] : []),
    ...(person.email ? [fact('Email', person.email)] : []),
    ...(person.communicationNeeds ? [fact('How to communicate', person.communicationNeeds)] : []),
  ];
}

function identityFacts({ ethnicity, firstLanguage, interpreter, communicationNeeds }: YoungPerson): RecordFact[] {
  return [
    ...(ethnicity ? [fact('Ethnicity', ETHNICITIES[ethnicity] ?? ethnicity)] : []),
    ...(firstLanguage ? [fact('First language', firstLanguage)] : []),
    ...(interpreter === 'yes' ? [fact('Interpreter', 'Needed')] : []),
    ...(communicationNeeds ? [fact('How to communicate', communicationNeeds)] : []),
  ];
}

async function statusFacts(work: Work, person: YoungPerson): Promise<RecordFact[]> {
  const leave = await work.manager
    .createQueryBuilder(Immigration, 'f')
    .where(IN_FORCE, { youngPersonId: person.id })
    .getOne();
  const trafficking = may(work.actor, 'read-notes') ? await traffickingOf(work, person.id) : null;
  const { unaccompaniedAsylumSeeker: alone } = person;
  return [
    ...(alone === null ? [] : [fact('Came here on their own as a child', alone ? 'Yes' : 'No')]),
    ...(trafficking
      ? [
          fact(
            'Trafficking',
            `${TRAFFICKING_WORDS[trafficking.answer]}, known since ${formatLong(trafficking.knownOn)}`,
          ),
        ]
      : []),
    ...(leave?.leaveKind ? [fact('Leave to remain', LEAVE_KIND_WORDS[leave.leaveKind])] : []),
    ...(leave?.leaveExpiresOn ? [fact('Leave ends', formatLong(leave.leaveExpiresOn))] : []),
    ...(leave?.applicationMadeOn ? [fact('Applied on', formatLong(leave.applicationMadeOn))] : []),
  ];
}

function fact(label: string, words: string): RecordFact {
  return { label, words };
}
