import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import type { AccommodationPeriod } from '../accommodation/accommodation-period.entity';
import { AccommodationService } from '../accommodation/accommodation.service';
import { audit } from '../audit/audit';
import { WITH_ADVISER } from '../caseloads/worker-sql';
import { Ledger } from '../deadlines/ledger';
import { recordFact } from '../platform/fact';
import { idOf, isId, newId } from '../platform/ids';
import { invalid, notFound, Problem, type FieldError } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { Accommodation, CaseFile, LegalStatus } from '../statutory/case-file';
import { legalStatus } from '../statutory/legal-status';
import { formatLong, type LocalDate } from '../statutory/local-date';
import type { Step } from '../statutory/clocks/step';
import { homeOn } from '../statutory/suitability';
import { DecisionsService } from '../supervision/decisions.service';
import { Detention } from '../young-people/care-history.entities';
import { correctPeriod, DETENTION } from '../young-people/care-history.service';
import { Casework } from '../young-people/casework';
import type { Named } from '../young-people/names';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import { Arrangement, ArrangementEntry } from './arrangement.entities';
import { againstHost, hostsWhere, type HostTold } from './hosts';
import { AREA_MOVE } from './kinds/area-move';
import {
  lastOf,
  type ArrangementKind,
  type Entry,
  type EntryKind,
  type MoveBegun,
  type MoveOfEntry,
  standing,
  type Story,
} from './kinds/kind';
import { entryOf, kindOf } from './kinds/kinds';
import { PRIVATE_RENTING } from './kinds/private-renting';
import { sameName } from './kinds/tenancy-at-risk';
import { lawLines, type LawLines } from './law-lines';
import { ABOUT_DEPOSIT, LetDeposits } from './let-deposits';
import { checkSaid, LONGEST_WORDS, type SaidValues } from './said-fields';
import { ArrangementSteps, stepsOf, type StepTold } from './steps';
import { arrangementsWhere, storyOf, type ArrangementTold } from './stories';

/** What is said when something begins or is written down: its day, and the fields of its kind by name. */
export interface SaidOnDay {
  onDay: LocalDate;
  said: Readonly<Record<string, unknown>>;
}

export type ToldWithSteps = ArrangementTold & { steps: StepTold[] };

/** What the page about somebody's home opens with. */
export interface HomeOpened {
  person: PersonHeading;
  status: LegalStatus;
  home: Accommodation | null;
  stayingPut: LawLines | null;
  arrangements: ToldWithSteps[];
  /** Custody that runs and that nothing is arranged for yet. */
  custody: { fromOn: LocalDate } | null;
}

export interface ArrangementOpened {
  person: PersonHeading;
  arrangement: ToldWithSteps;
  kind: ArrangementKind;
  law: LawLines | null;
  /** Of custody: its dates in law, open ones first. */
  due: { id: string; rule: string; dueOn: LocalDate; state: string }[];
}

export interface ToWrite {
  person: PersonHeading;
  kind: ArrangementKind;
  arrangement: ArrangementTold | null;
  hosts: HostTold[];
  /** Of a new custody: the detention that runs already. */
  detention: { fromOn: LocalDate; releaseExpectedOn: LocalDate | null } | null;
  /** Of a new one that a question after a move led to: what was said then. */
  heard: { askedOn: LocalDate; words: string } | null;
  /** Of what is one at a time: the id of the one that runs. */
  running: string | null;
}

/** Which question after a move somebody answered. */
export interface FollowUpHeard {
  homeId: string;
  mark: string;
}

/** The entry of a story that a move is. */
export interface StoryOfMove {
  arrangementId: string;
  /** A key of the kind's entries. */
  entry: string;
  said: SaidOnDay['said'];
}

/** A move to the area of another council: which, and, where no story runs about it, who wanted it and why. */
export interface Crossing {
  council: string;
  whose: string | null;
  why: string | null;
}

/** For the form of a move that is part of a story. */
export interface MoveOpened {
  arrangement: ArrangementTold;
  kind: ArrangementKind;
  entry: EntryKind;
  move: MoveOfEntry;
  begin: MoveBegun;
  /** The home that stayed theirs while they were in custody. */
  keptHome: AccommodationPeriod | null;
}

/** What a move would write in a story: "Private renting", "Moved in", and what is to be done then. */
export interface StoryForetold {
  title: string;
  entry: string;
  steps: Step[];
}

/** Something arranged, with whom it is about and what comes next. */
export type ArrangementLine = Named & {
  personId: string;
  adviserName: string | null;
  arrangement: ArrangementTold;
  steps: StepTold[];
};

/**
 * What is arranged about where a young person lives, as dated stories: nothing that was written is changed, it is taken
 * out with a reason. Each step is one transaction with its audit event, the ledger and what the story asks for next.
 */
@Injectable()
export class ArrangementsService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly steps: ArrangementSteps,
    private readonly decisions: DecisionsService,
    private readonly accommodation: AccommodationService,
    private readonly deposits: LetDeposits,
  ) {}

  /** All of one young person's, with where they live. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async list(actor: Actor, personId: string, today: LocalDate): Promise<HomeOpened> {
    return this.casework.view(actor, personId, 'home', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const { file, status } = await this.standing(work, person, today);
      const arrangements = await this.told(work, person, today, 'a.young_person_id = $1', [person.id]);
      const detention = await runningCustody(work, person, today);
      const isArranged = arrangements.some(
        (one) => one.takenOutBecause === null && one.detentionId === detention?.factId,
      );
      const stays = arrangements.some((one) => one.kind === 'staying-put' && one.takenOutBecause === null);
      const law = lawLines('staying-put', {}, { file, status, on: today });
      return {
        person: await headingOf(work, person),
        status,
        home: homeOn(file, today),
        stayingPut: stays || law?.answer?.startsWith('Staying put') ? law : null,
        arrangements,
        custody: detention && !isArranged ? { fromOn: detention.fromOn } : null,
      };
    });
  }

  /** One with its story. The look is audited. @throws Problem 'not-found' also for one of somebody else; 'not-allowed' */
  async open(actor: Actor, personId: string, arrangementId: string, today: LocalDate): Promise<ArrangementOpened> {
    return this.casework.view(actor, personId, 'arrangement', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const [arrangement] = isId(arrangementId)
        ? await this.told(work, person, today, 'a.young_person_id = $1 and a.id = $2', [person.id, arrangementId])
        : [];
      const kind = arrangement && kindOf(arrangement.kind);
      if (!arrangement || !kind) throw notFound();
      const { file, status } = await this.standing(work, person, today);
      return {
        person: await headingOf(work, person),
        arrangement,
        kind,
        law: lawLines(kind.key, arrangement.said, { file, status, on: today }),
        due: kind.key === 'custody' ? await custodyDue(work, person.id) : [],
      };
    });
  }

  /**
   * For the form of a new one, or of an entry.
   * @throws Problem 'not-found' for a kind or an entry that is none, and one of somebody else; 'not-allowed'
   */
  async toWrite(
    actor: Actor,
    personId: string,
    at: { kind: string; heard?: FollowUpHeard } | { arrangementId: string; entry: string },
    today: LocalDate,
  ): Promise<ToWrite & { entry: EntryKind | null }> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const heading = await headingOf(work, person);
      if ('kind' in at) {
        const kind = kindOf(at.kind);
        if (!kind) throw notFound();
        const hosts = kind.key === 'supported-lodgings' ? await hostsWhere(work, 'true', []) : [];
        const detention = kind.key === 'custody' ? await runningCustody(work, person, today) : null;
        const heard = at.heard && kind.key === 'tenancy-at-risk' ? await heardOf(work, person, at.heard) : null;
        const running = kind.oneAtATime ? ((await runningOne(work, person, kind))?.id ?? null) : null;
        return { person: heading, kind, entry: null, arrangement: null, hosts, detention, heard, running };
      }
      const { arrangement, kind, entry } = await findStory(work, person, at.arrangementId, at.entry);
      mustBeAllowed(actor, entry.action ?? 'record-casework');
      return { person: heading, kind, entry, arrangement, hosts: [], detention: null, heard: null, running: null };
    });
  }

  /**
   * Something is arranged; custody that is not on the record yet is recorded with it, so that its clocks start.
   * @param id given by a form that may be sent twice, so that both are one
   * @param question to a manager, asked in the same transaction; empty for none
   * @throws Problem 'not-valid' naming `kind`, `onDay`, `question` or the field; 'already-recorded' for what
   * stands here already and is one at a time, and for custody that does
   */
  async begin(
    actor: UserActor,
    personId: string,
    key: string,
    { onDay, said }: SaidOnDay,
    today: LocalDate,
    { id = newId(), question = '' }: { id?: string; question?: string } = {},
  ): Promise<string> {
    return this.unitOfWork.oneForAll(actor, async () => {
      const done = await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
        if (await work.manager.existsBy(Arrangement, { id, youngPersonId: person.id })) return id;
        const kind = kindOf(key);
        if (!kind) throw invalid('kind', 'Choose what it is');
        mustBeADay(onDay, person, today);
        const checked = checkSaid(kind.fields, said, today);
        refuse(checked.errors);
        refuse(kind.faults?.(checked.said, { dateOfBirth: person.dateOfBirth, today, onDay }) ?? []);
        if (kind.oneAtATime) await mustBeTheOnlyOne(work, person, kind);
        const hostId = kind.key === 'supported-lodgings' ? await hostThatMayTake(work, checked.said) : null;
        const detention = kind.key === 'custody' ? await custodyOf(work, person, onDay, checked.said, id, today) : null;
        const saidNow = detention ? await this.intoCustody(work, person, detention, checked.said, id) : checked.said;
        const detentionId = detention?.factId ?? null;
        const row = { id, youngPersonId: person.id, kind: kind.key, onDay, said: saidNow, hostId, detentionId };
        await work.manager.insert(Arrangement, { ...row, recordedById: actor.staffId });
        await audit(work, {
          did: 'arrangement.begun',
          youngPersonId: person.id,
          subjectId: id,
          detail: { kind: kind.key, onDay },
        });
        return id;
      });
      if (question.trim()) await this.decisions.ask(actor, personId, question, today, idOf(id, 'question'));
      return done;
    });
  }

  /** What was said, and that it is not known what becomes of the home where there was one and nobody said. */
  private async intoCustody(
    work: Work,
    person: YoungPerson,
    detention: Detention,
    said: SaidValues,
    id: string,
  ): Promise<SaidValues> {
    const hadHome = await this.accommodation.intoCustody(work, person, detention, idOf(id, 'home'));
    return hadHome && said.home === undefined ? { ...said, home: 'not-known' } : said;
  }

  /**
   * Writes a line of the story.
   * @param homeId of a move that is recorded in the same transaction
   * @throws Problem 'not-found' also for one of somebody else; 'not-allowed'; 'not-valid' naming `onDay` or the field;
   * 'already-recorded' where the story has ended
   */
  async record(
    actor: UserActor,
    personId: string,
    arrangementId: string,
    key: string,
    { onDay, said }: SaidOnDay,
    today: LocalDate,
    id = newId(),
    homeId: string | null = null,
  ): Promise<string> {
    return this.unitOfWork.oneForAll(actor, () =>
      this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
        const found = await findStory(work, person, arrangementId, key);
        const { arrangement, kind, entry } = found;
        mustBeAllowed(actor, entry.action ?? 'record-casework');
        if (await work.manager.existsBy(ArrangementEntry, { id, youngPersonId: person.id })) return id;
        const checked = checkEntry(person, found, { onDay, said }, today, homeId !== null);
        if (kind.key === 'custody') {
          await tellDetention(work, person, arrangement, entry.key, onDay, checked, today);
          if (entry.key === 'release') await this.accommodation.outOfCustody(work, person, onDay);
        }
        const row = { id, arrangementId, youngPersonId: person.id, entry: entry.key, onDay, said: checked, homeId };
        await work.manager.insert(ArrangementEntry, { ...row, recordedById: actor.staffId });
        await audit(work, {
          did: 'arrangement.recorded',
          youngPersonId: person.id,
          subjectId: arrangementId,
          detail: { entry: entry.key, entryId: id, onDay },
        });
        if (kind.key === PRIVATE_RENTING.key && ABOUT_DEPOSIT.has(entry.key)) {
          await this.deposits.written(
            actor,
            personId,
            storyOf(arrangement),
            { id, entry: key, onDay, said: checked },
            today,
          );
        }
        return id;
      }),
    );
  }

  /**
   * It never was, for the reason given; it stays to be read. The same again is one. A detention that was recorded with
   * it stays, and has a way out of its own.
   * @param entryId null for the whole arrangement
   * @throws Problem 'not-found', 'not-valid' naming `reason`, 'already-recorded'
   */
  async takeOut(
    actor: UserActor,
    personId: string,
    at: { arrangementId: string; entryId: string | null },
    reason: string,
    today: LocalDate,
  ): Promise<void> {
    await this.unitOfWork.oneForAll(actor, () =>
      this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
        const { arrangementId, entryId } = at;
        const youngPersonId = person.id;
        const found = !isId(arrangementId)
          ? null
          : entryId === null
            ? await work.manager.findOneBy(Arrangement, { id: arrangementId, youngPersonId })
            : isId(entryId)
              ? await work.manager.findOneBy(ArrangementEntry, { id: entryId, arrangementId, youngPersonId })
              : null;
        if (!found) throw notFound();
        const takenOutBecause = reason.trim();
        if (!takenOutBecause) throw invalid('reason', 'Enter why this is taken out');
        if (takenOutBecause.length > LONGEST_WORDS) throw invalid('reason', 'Write fewer characters');
        if (found.takenOutBecause === takenOutBecause) return;
        if (found.takenOutBecause !== null) throw new Problem('already-recorded', 'This was taken out already.');
        await work.manager.update(
          entryId === null ? Arrangement : ArrangementEntry,
          { id: found.id },
          { takenOutBecause },
        );
        await audit(work, {
          did: 'arrangement.taken-out',
          youngPersonId,
          subjectId: arrangementId,
          detail: { entryId },
        });
        const lines = await work.manager.findBy(ArrangementEntry, {
          arrangementId,
          ...(entryId ? { id: entryId } : {}),
        });
        // What came back goes before what was paid.
        for (const line of lines
          .filter(({ entry }) => ABOUT_DEPOSIT.has(entry))
          .toSorted((a, b) => b.entry.localeCompare(a.entry))) {
          await this.deposits.takenOut(actor, personId, line, takenOutBecause, today);
        }
      }),
    );
  }

  /** The story and the entry that a move is to be recorded with. @throws Problem 'not-found' also for one of somebody else */
  async toMove(actor: Actor, personId: string, arrangementId: string, key: string): Promise<MoveOpened> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const { arrangement, kind, entry } = await findStory(work, person, arrangementId, key);
      if (!entry.move) throw notFound();
      const story = storyOf(arrangement);
      const begin = entry.move.begin(story, arrangement);
      const left = standing(story, 'home') === 'kept' && arrangement.detention;
      const keptHome = left ? await this.accommodation.leftForCustody(work, person.id, left.fromOn) : null;
      return { arrangement, kind, entry, move: entry.move, begin, keptHome };
    });
  }

  /**
   * What a move would write in a story, and what that asks for then; nothing is saved.
   * @throws as `record`
   */
  async foretell(
    actor: Actor,
    personId: string,
    { arrangementId, entry: key, said }: StoryOfMove,
    onDay: LocalDate,
    today: LocalDate,
  ): Promise<StoryForetold> {
    return this.casework.look(actor, personId, async (work, person) => {
      const found = await findStory(work, person, arrangementId, key);
      const { arrangement, kind, entry } = found;
      const checked = checkEntry(person, found, { onDay, said }, today, true);
      const story = withEntry(storyOf(arrangement), { entry: key, onDay, said: checked });
      const steps = entry.ends ? [] : await this.steps.foretell(work, arrangement, story, today);
      return { title: kind.title, entry: entry.title, steps };
    });
  }

  /**
   * What a move to the area of another council would write: a line of the story that runs about it, or a story that begins.
   * @throws Problem 'not-valid' naming `council`, `whose` or `why`
   */
  async foretellCrossing(
    actor: Actor,
    personId: string,
    { council, whose, why }: Crossing,
    onDay: LocalDate,
    today: LocalDate,
  ): Promise<StoryForetold> {
    const running = await this.areaStory(actor, personId, council);
    if (running) {
      return this.foretell(actor, personId, { arrangementId: running, entry: 'moved', said: {} }, onDay, today);
    }
    return this.casework.look(actor, personId, async (work, person) => {
      const { said, errors } = checkSaid(AREA_MOVE.fields, { council, whose, why }, today);
      refuse(errors);
      const { dateOfBirth, id: youngPersonId } = person;
      const told = { kind: AREA_MOVE.key, onDay, dateOfBirth, youngPersonId, detention: null };
      const story = withEntry({ id: '', onDay, said, entries: [], endedOn: null }, { entry: 'moved', onDay, said: {} });
      const steps = await this.steps.foretell(work, told, story, today);
      return { title: `${AREA_MOVE.title} ${AREA_MOVE.line(said)}`, entry: 'Moved', steps };
    });
  }

  /**
   * They moved to the area of another council: the story that runs about it has it, or one begins with it.
   * @param id of the move, so that the same again is one
   */
  async cross(
    actor: UserActor,
    personId: string,
    { council, whose, why }: Crossing,
    { homeId, onDay }: { homeId: string; onDay: LocalDate },
    today: LocalDate,
    id: string,
  ): Promise<void> {
    const entryId = idOf(id, 'moved');
    if (await this.isWritten(actor, personId, entryId)) return;
    const arrangementId =
      (await this.areaStory(actor, personId, council)) ??
      (await this.begin(actor, personId, AREA_MOVE.key, { onDay, said: { council, whose, why } }, today, {
        id: idOf(id, 'area'),
      }));
    await this.record(actor, personId, arrangementId, 'moved', { onDay, said: {} }, today, entryId, homeId);
  }

  private async isWritten(actor: Actor, personId: string, id: string): Promise<boolean> {
    return this.casework.look(actor, personId, (work, person) =>
      work.manager.existsBy(ArrangementEntry, { id, youngPersonId: person.id }),
    );
  }

  /** The id of the story that runs about a move to that council and does not have it yet; null for none. */
  private async areaStory(actor: Actor, personId: string, council: string): Promise<string | null> {
    return this.casework.look(actor, personId, async (work, person) => {
      const running = await arrangementsWhere(
        work,
        `a.young_person_id = $1 and a.kind = $2 and a.ended_on is null and a.taken_out_because is null`,
        [person.id, AREA_MOVE.key],
      );
      const about = running.find(
        (one) => sameName(String(one.said.council)) === sameName(council) && lastOf(storyOf(one), 'moved') === null,
      );
      return about?.id ?? null;
    });
  }

  /** What runs of one kind for the young people a manager sees, what comes next first. @throws Problem 'not-allowed' */
  async running(actor: Actor, kind: string): Promise<ArrangementLine[]> {
    return this.unitOfWork.read(actor, async (work) => {
      mustBeAllowed(actor, 'see-team');
      mustBeAllowed(actor, 'read-notes');
      const parameters: unknown[] = [kind];
      const people = await work.manager.query<(Named & { personId: string; adviserName: string | null })[]>(
        `select y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
                i.value as "authorityId", s.name as "adviserName"
           from young_person y
           left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn ${WITH_ADVISER}
          where y.died_on is null and ${visiblePeople(actor, 'y', parameters)} and exists (
            select from arrangement k where k.young_person_id = y.id and k.kind = $1
              and k.ended_on is null and k.taken_out_because is null)`,
        parameters,
      );
      const byId = new Map(people.map((one) => [one.personId, one]));
      const arrangements = await arrangementsWhere(
        work,
        `a.young_person_id = any($1) and a.kind = $2 and a.ended_on is null and a.taken_out_because is null`,
        [[...byId.keys()], kind],
      );
      const steps = await stepsOf(
        work,
        arrangements.map(({ id }) => id),
      );
      const stepsById = new Map<string, StepTold[]>(arrangements.map(({ id }) => [id, []]));
      for (const step of steps) stepsById.get(step.arrangementId)!.push(step);
      const lines = arrangements.map((arrangement) => ({
        ...byId.get(arrangement.youngPersonId)!,
        arrangement,
        steps: stepsById.get(arrangement.id)!,
      }));
      return lines.sort((a, b) => (nextDay(a.steps) < nextDay(b.steps) ? -1 : 1));
    });
  }

  /** With steps that are in step with what the record holds today, whatever changed it. */
  private async told(
    work: Work,
    person: YoungPerson,
    today: LocalDate,
    where: string,
    parameters: unknown[],
  ): Promise<ToldWithSteps[]> {
    await this.steps.follow(work, [person.id], today);
    const arrangements = await arrangementsWhere(work, where, parameters);
    const steps = await stepsOf(
      work,
      arrangements.map(({ id }) => id),
    );
    return arrangements.map((one) => ({
      ...one,
      steps: steps.filter(({ arrangementId }) => arrangementId === one.id),
    }));
  }

  private async standing(
    work: Work,
    person: YoungPerson,
    on: LocalDate,
  ): Promise<{ file: CaseFile; status: LegalStatus }> {
    const file = await this.ledger.caseFile(work, person.id);
    return { file, status: legalStatus(file, on) };
  }
}

/** Of what is open, the first day; what has none comes last. */
export function nextDay(steps: readonly StepTold[]): string {
  return steps
    .filter(({ doneOn }) => doneOn === null)
    .reduce((first, { dueOn }) => (dueOn && dueOn < first ? dueOn : first), '9999-12-31');
}

async function findStory(work: Work, person: YoungPerson, arrangementId: string, key: string) {
  const [arrangement] = isId(arrangementId)
    ? await arrangementsWhere(work, 'a.id = $1 and a.young_person_id = $2 and a.taken_out_because is null', [
        arrangementId,
        person.id,
      ])
    : [];
  const kind = arrangement && kindOf(arrangement.kind);
  const entry = kind && entryOf(kind, key);
  if (!arrangement || !kind || !entry) throw notFound();
  return { arrangement, kind, entry };
}

/** @throws Problem 'already-recorded', or 'not-valid' naming `onDay` or the field */
function checkEntry(
  person: YoungPerson,
  { arrangement, entry }: { arrangement: ArrangementTold; entry: EntryKind },
  { onDay, said }: SaidOnDay,
  today: LocalDate,
  hasMoved: boolean,
): SaidValues {
  const story = storyOf(arrangement);
  if (story.endedOn !== null && !entry.afterEnd) {
    throw new Problem('already-recorded', `This ended on ${formatLong(story.endedOn)}.`);
  }
  const before = hasMoved ? lastOf(story, entry.key) : null;
  if (before) {
    throw new Problem(
      'already-recorded',
      `“${entry.title}” stands there already, on ${formatLong(before.onDay)}. Leave the story out to record another move.`,
    );
  }
  mustBeADay(onDay, person, today);
  // Somebody may have moved in before it was agreed or written down.
  if (onDay < arrangement.onDay && !(entry.move && !entry.ends)) {
    throw invalid('onDay', `Must be on or after the day it began, ${formatLong(arrangement.onDay)}`);
  }
  const checked = checkSaid(entry.fields, said, today);
  refuse(checked.errors);
  const about = { dateOfBirth: person.dateOfBirth, today, onDay, hasMoved };
  refuse(entry.faults?.(checked.said, story, about) ?? []);
  return checked.said;
}

/** The story as it would be told with one more line. */
function withEntry(story: Story, entry: Pick<Entry, 'entry' | 'onDay' | 'said'>): Story {
  const entries = [...story.entries, { id: '', ...entry }];
  return { ...story, entries: entries.toSorted((a, b) => a.onDay.localeCompare(b.onDay)) };
}

/** Locks the host, so that two do not move into one room. @throws Problem 'not-valid' naming `hostId` */
async function hostThatMayTake(work: Work, said: SaidValues): Promise<string> {
  const hostId = said.hostId as string;
  if (!isId(hostId)) throw invalid('hostId', 'Choose the host');
  await work.manager.query('select id from lodgings_host where id = $1 for update', [hostId]);
  const [host] = await hostsWhere(work, 'h.id = $1', [hostId]);
  if (!host) throw invalid('hostId', 'Choose the host');
  const against = againstHost(host, said.movesInOn as LocalDate);
  if (against.length > 0) throw invalid('hostId', `Nobody can move in with this host: ${against.join('; ')}`);
  return hostId;
}

async function runningCustody(work: Work, person: YoungPerson, on: LocalDate): Promise<Detention | null> {
  return work.manager
    .createQueryBuilder(Detention, 'd')
    .where(`d.youngPersonId = :id and d.replacedById is null and not d.withdrawn and d.kind = 'custody'`, {
      id: person.id,
    })
    .andWhere('d.fromOn <= :on and (d.toOn is null or d.toOn > :on)', { on })
    .getOne();
}

/** The detention of a time in custody: the one on the record, with the day of release as said now, or a new one. */
async function custodyOf(
  work: Work,
  person: YoungPerson,
  onDay: LocalDate,
  said: SaidValues,
  id: string,
  today: LocalDate,
): Promise<Detention> {
  const releaseExpectedOn = (said.releaseExpectedOn as LocalDate | undefined) ?? null;
  const running = await runningCustody(work, person, onDay);
  if (running) {
    if (
      await work.manager
        .createQueryBuilder(Arrangement, 'a')
        .where('a.detentionId = :id and a.takenOutBecause is null', { id: running.factId })
        .getExists()
    ) {
      throw new Problem(
        'already-recorded',
        `This time in custody, from ${formatLong(running.fromOn)}, stands here already.`,
      );
    }
    if (releaseExpectedOn && releaseExpectedOn !== running.releaseExpectedOn) {
      await correctPeriod(work, person, 'detention', running.factId, { releaseExpectedOn }, today);
    }
    return running;
  }
  const detention = { kind: 'custody' as const, fromOn: onDay, toOn: null, releaseExpectedOn };
  refuse(await DETENTION.faults(detention, person, today, work, null));
  const row = await recordFact(work, Detention, { ...detention, youngPersonId: person.id }, idOf(id, 'detention'));
  await audit(work, { did: 'detention.recorded', youngPersonId: person.id, subjectId: row.factId });
  return row;
}

/** What an entry says of the detention itself goes where it belongs. */
async function tellDetention(
  work: Work,
  person: YoungPerson,
  { detentionId }: ArrangementTold,
  key: string,
  onDay: LocalDate,
  said: SaidValues,
  today: LocalDate,
): Promise<void> {
  if (key === 'release-day') {
    const releaseExpectedOn = said.releaseExpectedOn as LocalDate;
    await correctPeriod(work, person, 'detention', detentionId!, { releaseExpectedOn }, today);
  }
  if (key === 'release') await correctPeriod(work, person, 'detention', detentionId!, { toOn: onDay }, today);
}

async function custodyDue({ manager }: Work, personId: string): Promise<ArrangementOpened['due']> {
  return manager.query(
    `select d.id, d.rule, d.due_on as "dueOn", d.state from deadline d
      where d.young_person_id = $1 and d.rule like 'CU-%' and d.state in ('open','partial','declined') order by d.due_on, d.id`,
    [personId],
  );
}

async function runningOne({ manager }: Work, { id }: YoungPerson, { key }: ArrangementKind) {
  return manager
    .createQueryBuilder(Arrangement, 'a')
    .where('a.youngPersonId = :id and a.kind = :key and a.endedOn is null', { id, key })
    .andWhere('a.takenOutBecause is null')
    .getOne();
}

/** What was said last when somebody asked how a home goes and heard that it may be lost. @throws Problem 'not-found' */
async function heardOf({ manager }: Work, { id }: YoungPerson, { homeId, mark }: FollowUpHeard) {
  const [row]: NonNullable<ToWrite['heard']>[] = isId(homeId)
    ? await manager.query(
        `select f.asked_on as "askedOn", f.words from home_follow_up f
          where f.young_person_id = $1 and f.accommodation_id = $2 and f.mark = $3 and f.answer = 'at-risk'
          order by f.at desc, f.id desc limit 1`,
        [id, homeId, mark],
      )
    : [];
  if (!row) throw notFound();
  return row;
}

/** @throws Problem 'already-recorded' */
async function mustBeTheOnlyOne(work: Work, person: YoungPerson, kind: ArrangementKind): Promise<void> {
  const running = await runningOne(work, person, kind);
  if (!running) return;
  const since = formatLong(running.onDay);
  throw new Problem(
    'already-recorded',
    `${kind.title} stands here already, from ${since}. Write down there what happened, or how it ended.`,
  );
}

function mustBeADay(onDay: LocalDate, person: YoungPerson, today: LocalDate): void {
  if (onDay > today) throw invalid('onDay', 'The day must be today or in the past');
  if (onDay < person.dateOfBirth) throw invalid('onDay', 'The day must be after the young person was born');
}

function refuse(faults: FieldError[]): void {
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}
