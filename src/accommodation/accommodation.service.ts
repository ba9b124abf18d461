import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { may, mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { moveWithHome, takeOutWithHome } from '../arrangements/entries-of-a-home';
import { audit } from '../audit/audit';
import { CaseFiles } from '../deadlines/case-files';
import { Ledger } from '../deadlines/ledger';
import { keepRegistration } from '../health/registration';
import { correctFact, factInForce, isRecorded, recordFact, withdrawFact, type Said } from '../platform/fact';
import { factsAfter } from '../platform/facts-after';
import { newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { PlacingsService } from '../providers/placings.service';
import { providerNames } from '../providers/provider-homes';
import type { Alert } from '../statutory/alert';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import type { Accommodation, Deadline } from '../statutory/case-file';
import type { FollowUp } from '../statutory/clocks/home-follow-ups';
import { basisOfHome, type HomeBasis } from '../statutory/home-basis';
import { homeRefusals } from '../statutory/home-refusals';
import { formatLong, later, type LocalDate } from '../statutory/local-date';
import { standingOn } from '../statutory/standing';
import { suitabilityOn, type HomeJudgement } from '../statutory/suitability';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { alertsFor } from '../young-people/standing.service';
import type { YoungPerson } from '../young-people/young-person.entity';
import { AccommodationPeriod } from './accommodation-period.entity';
import {
  asksForRegistration,
  exemptAfter,
  isByCouncil,
  isOtherProvider,
  isPlacedAnew,
  mustBeCheckedAsExempt,
  registrationSeen,
} from './by-council';
import { followUpsOfHome } from './home-control.service';
import { HomeSignOff, type SignOffKind } from './home.entities';
import { askForSignOff, keepWithMove, mustBeSignedOffBy, seniorsOn } from './keep-with-move';
import { tasksOfThisMove, type TaskOfMove } from './move-follows';
import { withMove, withRelease } from './move-on-case-file';
import { newGpOfMove } from './new-gp';
import { signOffFor } from './sign-off';
import { NOTHING_MORE, type SignOffSaid, type WithMove } from './with-move';

export type Home = Omit<Said<AccommodationPeriod>, 'youngPersonId' | 'toOn' | 'importId' | 'importLine'>;

/** What a move would start and close, before anything is saved. */
export interface MovePreview {
  person: PersonHeading;
  home: Home;
  /** The day the home is left, where a later move is known. */
  toOn: LocalDate | null;
  basis: HomeBasis | null;
  opens: Deadline[];
  closes: Deadline[];
  tasks: TaskOfMove[];
  /** The new GP whom they would be registered with under Health. */
  gpName: string | null;
  followUps: FollowUp[];
  /** What there would be to act on that there is not now. */
  alerts: Alert[];
  suitability: HomeJudgement | null;
  signOff: SignOffKind | null;
  /** The council arranged it with somebody who is not in its list of providers, where it has one. */
  isUnlisted: boolean;
}

/** What there is to choose from in the form of a move. */
export interface MoveChoices {
  seniors: { id: string; name: string }[];
  /** As they are written in the council's list. */
  providers: string[];
}

/** A home as it stands, for whoever corrects it. */
export interface HomeToCorrect {
  person: PersonHeading;
  home: AccommodationPeriod;
  /** Its section is what who arranged it and who pays settle. */
  settledByAnswers: boolean;
  /** What was said when a senior was asked to answer for it; null where nobody was. */
  signOffReason: string | null;
}

/** Where young people live. */
@Injectable()
export class AccommodationService {
  constructor(
    private readonly casework: Casework,
    private readonly ledger: Ledger,
    private readonly caseFiles: CaseFiles,
    private readonly unitOfWork: UnitOfWork,
    private readonly placings: PlacingsService,
  ) {}

  /**
   * The young person moves in; where they lived until then ends that day. What the move brings to do, the young person's
   * view, the registration with a new GP and the sign-off of what should not be used are saved with it, or nothing is.
   *
   * @param id given by a form that may be sent twice, so that both are one move
   * @param more what else was said; nothing said leaves everything to be done
   * @returns the new home's fact id
   * @throws Problem 'not-valid' naming the field, also `provider` where the council may not place them there;
   * 'overlapping-period' where they lived somewhere else
   */
  async recordMove(
    actor: Actor,
    personId: string,
    home: Home,
    today: LocalDate,
    id = newId(),
    more: WithMove = NOTHING_MORE,
  ): Promise<string> {
    mustBeNoLaterThan(home.fromOn, today);
    return this.casework.change(actor, personId, 'record-duty', today, async (work, person) => {
      if (await isRecorded(work, AccommodationPeriod, person.id, id)) return id;
      const { before, toOn } = await this.around(work, person, home.fromOn);
      await this.mustNotLeaveCustody(work, person.id, before, home, more);
      mustBePossible({ ...home, toOn }, person, today);
      mustBeCheckedAsExempt(home);
      await this.mustBePlaceable(work, person, home, today, more.nightBed);
      const settled = await this.withBasis(work, person, home);
      if (before) await correctFact(work, AccommodationPeriod, before, { toOn: home.fromOn });
      const row = await recordFact(work, AccommodationPeriod, { ...settled, toOn, youngPersonId: person.id }, id);
      const policy = await this.caseFiles.policyOn(work, home.fromOn);
      const tasks = actor.kind === 'user' ? tasksOfThisMove(home, more.answers, policy) : [];
      const signOff = await keepWithMove(work, row, more, tasks, today);
      const newGp = mayRegister(actor) ? await newGpOfMove(work, person, row, more.answers, today) : null;
      if (newGp) await keepRegistration(work, person, newGp, newId());
      await audit(work, {
        did: 'accommodation.moved',
        youngPersonId: person.id,
        subjectId: row.factId,
        detail: {
          fromOn: home.fromOn,
          type: home.type,
          providedUnder: row.providedUnder,
          tasks: tasks.length,
          signOff,
        },
      });
      return row.factId;
    });
  }

  /** What would follow from a move; nothing is saved. @throws as `recordMove` */
  async previewMove(
    actor: Actor,
    personId: string,
    home: Home,
    more: WithMove,
    today: LocalDate,
  ): Promise<MovePreview> {
    mustBeNoLaterThan(home.fromOn, today);
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const { before, toOn } = await this.around(work, person, home.fromOn);
      await this.mustNotLeaveCustody(work, person.id, before, home, more);
      mustBePossible({ ...home, toOn }, person, today);
      await this.mustBePlaceable(work, person, home, today);
      await mustBeSignedOffBy(work, home, more.signOff, null);
      const newGp = await newGpOfMove(work, person, { ...home, toOn }, more.answers, today);
      const caseFile = await this.ledger.caseFile(work, person.id);
      const settled = await this.withBasis(work, person, home);
      const moved = withMove(caseFile, { ...inCaseFile(settled), id: TO_COME });
      const then = more.isRelease ? withRelease(moved, home.fromOn) : moved;
      const { opened, closed } = await this.ledger.whatIf(work, person.id, () => then, today);
      const [standing, would] = [caseFile, then].map((file) => standingOn(file, today, ENGLAND_AND_WALES));
      const known = new Set(standing!.alerts.map(({ code }) => code));
      return {
        person: await headingOf(work, person),
        home: settled,
        toOn,
        basis: home.providedUnder === 'unknown' ? await this.basisOf(work, person, home) : null,
        opens: opened,
        closes: closed,
        tasks: tasksOfThisMove(home, more.answers, await this.caseFiles.policyOn(work, home.fromOn)),
        gpName: newGp?.name ?? null,
        followUps: followUpsOfHome({ ...home, toOn }),
        alerts: alertsFor(
          actor,
          would!.alerts.filter(({ code }) => !known.has(code)),
        ),
        suitability: suitabilityOn(then, later(home.fromOn, today)),
        signOff: signOffFor(home, null),
        isUnlisted: await this.isUnlisted(work, person, home),
      };
    });
  }

  /**
   * What the form of a move offers: managers of any post who work here, who may have agreed to what should not be used; and
   * the names of the council's providers.
   */
  async choices(actor: Actor, today: LocalDate): Promise<MoveChoices> {
    return this.unitOfWork.read(actor, async (work) => ({
      seniors: await seniorsOn(work, today),
      providers: await providerNames(work),
    }));
  }

  async end(actor: Actor, personId: string, factId: string, toOn: LocalDate, today: LocalDate): Promise<void> {
    if (toOn > today) throw invalid('toOn', 'The date they left must be today or in the past');
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const fact = { youngPersonId: person.id, factId };
      mustBePossible({ ...(await factInForce(work, AccommodationPeriod, fact)), toOn }, person, today);
      const row = await correctFact(work, AccommodationPeriod, fact, { toOn });
      await audit(work, {
        did: 'accommodation.ended',
        youngPersonId: person.id,
        subjectId: factId,
        detail: { toOn, row: row.id },
      });
    });
  }

  /**
   * Within a write of their record: in custody that is where they live, so the home they had ends on the day it began.
   *
   * @param stay the time in custody; `toOn` null while it lasts
   * @param id that the home in custody gets
   * @returns whether there was a home that they could keep
   * @throws Problem 'not-valid' naming `onDay` where a move is recorded for that day
   */
  async intoCustody(
    work: Work,
    person: YoungPerson,
    stay: { fromOn: LocalDate; toOn: LocalDate | null },
    id: string,
  ): Promise<boolean> {
    const there = { youngPersonId: person.id, type: IN_CUSTODY, fromOn: stay.fromOn, withdrawn: false };
    if (await work.manager.existsBy(AccommodationPeriod, { ...there, replacedById: IsNull() })) {
      return (await this.leftForCustody(work, person.id, stay.fromOn)) !== null;
    }
    const { before, toOn } = await this.around(work, person, stay.fromOn).catch((error: unknown) => {
      if (error instanceof Problem)
        throw new Problem(error.kind, error.detail, [{ field: 'onDay', message: error.detail }]);
      throw error;
    });
    if (before?.type === IN_CUSTODY) return false;
    if (before) await correctFact(work, AccommodationPeriod, before, { toOn: stay.fromOn });
    const unsaid = { address: null, postcode: null, carer: null, provider: null, providerRegistered: null };
    const until = stay.toOn && (!toOn || stay.toOn < toOn) ? stay.toOn : toOn;
    const home = { ...unsaid, managerReason: null, placedByAuthority: false, providedUnder: 'none' as const };
    const row = await recordFact(
      work,
      AccommodationPeriod,
      { ...home, youngPersonId: person.id, type: IN_CUSTODY, fromOn: stay.fromOn, toOn: until },
      id,
    );
    await audit(work, {
      did: 'accommodation.moved',
      youngPersonId: person.id,
      subjectId: row.factId,
      detail: { fromOn: stay.fromOn, type: IN_CUSTODY },
    });
    return before !== null && !NOT_TO_KEEP.has(before.type);
  }

  /**
   * As `intoCustody`, where a program records the time itself, also one that is over already.
   *
   * @param backHome of a time that is over: they went back to the home they had, which is there again from the release;
   *   null where nobody said
   * @throws Problem 'not-valid' naming `backHome` where a home that they could keep goes on over the release and nobody
   *   said; 'overlapping-period' naming `fromOn` where a move is recorded for the day
   */
  async heldInCustody(
    work: Work,
    person: YoungPerson,
    stay: { fromOn: LocalDate; toOn: LocalDate | null },
    id: string,
    backHome: boolean | null,
  ): Promise<void> {
    // Held and let go on one day, they live where they did.
    if (stay.toOn === stay.fromOn) return;
    const home = await this.livesOn(work, person.id, stay.fromOn);
    const goesOn = home !== null && stay.toOn !== null && (home.toOn === null || home.toOn > stay.toOn);
    const canGoBack = goesOn && home.fromOn < stay.fromOn && !NOT_TO_KEEP.has(home.type);
    if (canGoBack && backHome === null) {
      throw invalid('backHome', 'Say whether they went back to the home they had when they were released');
    }
    try {
      await this.intoCustody(work, person, stay, id);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw new Problem(error.kind, error.detail, [{ field: 'fromOn', message: error.detail }]);
    }
    if (stay.toOn === null) return;
    // Where the move into custody was on the record already, it ends here; a new one does so anyway.
    await this.outOfCustody(work, person, stay.toOn);
    if (!backHome) return;
    if (canGoBack) await this.backAgain(work, home, stay.toOn, home.toOn);
    else await this.backFrom(work, person, await this.keptThrough(work, person.id, stay.fromOn), stay.toOn);
  }

  /**
   * What is said anew of a time in custody, said of the home there: it begins and ends with it. So does the home that they
   * had, and went back to.
   * @param backHome as in `heldInCustody`; the home is there again only where somebody says so
   * @throws Problem 'not-valid' naming the day that cannot be, because of a move that is recorded
   */
  async custodySaidAnew(
    work: Work,
    person: YoungPerson,
    was: { fromOn: LocalDate; toOn: LocalDate | null },
    now: { fromOn: LocalDate; toOn: LocalDate | null },
    backHome: boolean | null,
  ): Promise<void> {
    const moved = now.fromOn !== was.fromOn;
    const ended = now.toOn !== was.toOn;
    const kept = await this.keptThrough(work, person.id, was.fromOn);
    const first = moved ? await this.inCustodySince(work, person.id, was.fromOn) : null;
    const last = ended ? await this.inCustodyAtEnd(work, person.id, was.toOn, now.toOn) : null;
    const before = first && (await this.homeLeftOn(work.manager, person.id, was.fromOn));
    const after = last && was.toOn && kept ? await this.sameHomeFrom(work, kept, was.toOn) : null;

    mustEndAfterItBegins(before, { toOn: now.fromOn }, 'fromOn');
    if (after && now.toOn === null) throw movedFirst('toOn', after.fromOn);
    if (after) mustEndAfterItBegins(after, { fromOn: now.toOn! }, 'toOn');
    const isOne = first !== null && first.factId === last?.factId;
    const ofFirst = isOne ? { fromOn: now.fromOn, toOn: now.toOn } : { fromOn: now.fromOn };
    mustEndAfterItBegins(first, ofFirst, 'fromOn');
    if (!isOne) mustEndAfterItBegins(last, { toOn: now.toOn }, 'toOn');

    // What shrinks, shrinks first, and what grows, grows last: they never overlap.
    const beforeNow = async () => before && correctFact(work, AccommodationPeriod, before, { toOn: now.fromOn });
    const afterNow = async () => after && correctFact(work, AccommodationPeriod, after, { fromOn: now.toOn! });
    const isEarlier = now.fromOn < was.fromOn;
    const isLonger = was.toOn !== null && now.toOn !== null && now.toOn > was.toOn;
    if (isEarlier) await beforeNow();
    if (isLonger) await afterNow();
    if (first) await correctFact(work, AccommodationPeriod, first, ofFirst);
    if (last && !isOne) await correctFact(work, AccommodationPeriod, last, { toOn: now.toOn });
    if (!isEarlier) await beforeNow();
    if (!isLonger) await afterNow();

    if (last && now.toOn && backHome && !after) await this.backFrom(work, person, kept, now.toOn);
  }

  /** @throws Problem 'not-valid' naming `kind` for a time that was not in custody, while they live in custody in it */
  async mustNotLiveInCustody(
    work: Work,
    person: YoungPerson,
    { fromOn, toOn }: { fromOn: LocalDate; toOn: LocalDate | null },
  ): Promise<void> {
    const inIt = this.inCustody(work, person.id).andWhere('(a.toOn is null or a.toOn > :fromOn)', { fromOn });
    if (toOn) inIt.andWhere('a.fromOn < :toOn', { toOn });
    const there = await inIt.orderBy('a.fromOn').getOne();
    if (!there) return;
    const since = formatLong(there.fromOn);
    throw invalid('kind', `The record says that they lived in custody from ${since}: correct that move first`);
  }

  private inCustody({ manager }: Work, personId: string): SelectQueryBuilder<AccommodationPeriod> {
    return manager
      .createQueryBuilder(AccommodationPeriod, 'a')
      .where('a.youngPersonId = :personId and a.replacedById is null and not a.withdrawn', { personId })
      .andWhere('a.type = :type', { type: IN_CUSTODY });
  }

  private async inCustodySince(work: Work, personId: string, on: LocalDate): Promise<AccommodationPeriod | null> {
    return this.inCustody(work, personId).andWhere('a.fromOn = :on', { on }).getOne();
  }

  /** The home in custody in which a release lies, also one that began before what is known of the custody. */
  private async inCustodyAtEnd(
    work: Work,
    personId: string,
    wasOn: LocalDate | null,
    nowOn: LocalDate | null,
  ): Promise<AccommodationPeriod | null> {
    const there = this.inCustody(work, personId).andWhere('(a.toOn is null or a.toOn >= :end)', {
      end: wasOn ?? nowOn,
    });
    if (wasOn) there.andWhere('a.fromOn < :wasOn', { wasOn });
    return there.orderBy('a.fromOn', 'DESC').getOne();
  }

  /** The home that they left for custody, be it several homes there in a row; null where none is known that they could keep. */
  private async keptThrough(work: Work, personId: string, onDay: LocalDate): Promise<AccommodationPeriod | null> {
    const there = await this.livesOn(work, personId, onDay);
    let since = there?.type === IN_CUSTODY ? there.fromOn : onDay;
    let left = await this.homeLeftOn(work.manager, personId, since);
    while (left?.type === IN_CUSTODY) {
      since = left.fromOn;
      left = await this.homeLeftOn(work.manager, personId, since);
    }
    return left && !NOT_TO_KEEP.has(left.type) ? left : null;
  }

  private async sameHomeFrom(
    work: Work,
    home: AccommodationPeriod,
    on: LocalDate,
  ): Promise<AccommodationPeriod | null> {
    const there = await this.livesOn(work, home.youngPersonId, on);
    return there?.fromOn === on && isSameHome(there, home) ? there : null;
  }

  /** @throws Problem 'not-valid' naming `backHome` where the record says that they lived elsewhere from that day */
  private async backFrom(
    work: Work,
    person: YoungPerson,
    kept: AccommodationPeriod | null,
    onDay: LocalDate,
  ): Promise<void> {
    if (!kept) return;
    const there = await this.livesOn(work, person.id, onDay);
    if (!there) {
      await this.backAgain(work, kept, onDay, await this.nextMoveAfter(work.manager, person.id, onDay));
    } else if (!isSameHome(there, kept)) {
      const since = formatLong(there.fromOn);
      throw invalid('backHome', `The record says that they lived elsewhere from ${since}: correct that move first`);
    }
  }

  /** A home that was theirs is there again from a day on. */
  private async backAgain(
    work: Work,
    home: AccommodationPeriod,
    fromOn: LocalDate,
    toOn: LocalDate | null,
  ): Promise<void> {
    const row = await recordFact(work, AccommodationPeriod, {
      ...home,
      ...{ fromOn, toOn, importId: null, importLine: null },
    });
    await audit(work, {
      did: 'accommodation.moved',
      youngPersonId: home.youngPersonId,
      subjectId: row.factId,
      detail: { fromOn, type: home.type },
    });
  }

  /** @throws Problem 'not-valid' naming `type` for a move out of custody that no release goes with */
  private async mustNotLeaveCustody(
    work: Work,
    personId: string,
    before: AccommodationPeriod | null,
    { type, fromOn }: Pick<Home, 'type' | 'fromOn'>,
    { isRelease, nightBed }: Pick<WithMove, 'isRelease' | 'nightBed'>,
  ): Promise<void> {
    if (before?.type !== IN_CUSTODY || type === IN_CUSTODY || isRelease || nightBed) return;
    const [held]: { fromOn: LocalDate }[] = await work.manager.query(
      `select from_on as "fromOn" from detention
        where young_person_id = $1 and kind = 'custody' and replaced_by_id is null and not withdrawn
          and from_on < $2 and (to_on is null or to_on > $2) limit 1`,
      [personId, fromOn],
    );
    if (!held) return;
    throw invalid(
      'type',
      `They are in custody on that day, since ${formatLong(held.fromOn)}. Record the release first, or with the move`,
    );
  }

  private async livesOn({ manager }: Work, personId: string, on: LocalDate): Promise<AccommodationPeriod | null> {
    return manager
      .createQueryBuilder(AccommodationPeriod, 'a')
      .where('a.youngPersonId = :personId and a.replacedById is null and not a.withdrawn', { personId })
      .andWhere('a.fromOn <= :on and (a.toOn is null or a.toOn > :on)', { on })
      .getOne();
  }

  /** Within a write of their record: from the day of release they live in custody no longer, wherever they went. */
  async outOfCustody(work: Work, person: YoungPerson, onDay: LocalDate): Promise<void> {
    const there = await work.manager
      .createQueryBuilder(AccommodationPeriod, 'a')
      .where('a.youngPersonId = :id and a.replacedById is null and not a.withdrawn', { id: person.id })
      .andWhere('a.type = :type and a.fromOn < :onDay and (a.toOn is null or a.toOn > :onDay)', {
        type: IN_CUSTODY,
        onDay,
      })
      .getOne();
    if (!there) return;
    await correctFact(work, AccommodationPeriod, there, { toOn: onDay });
    await audit(work, {
      did: 'accommodation.ended',
      youngPersonId: person.id,
      subjectId: there.factId,
      detail: { toOn: onDay },
    });
  }

  /** The home that somebody left for custody on a day; null where none is known. */
  async leftForCustody(work: Work, personId: string, onDay: LocalDate): Promise<AccommodationPeriod | null> {
    const left = await this.homeLeftOn(work.manager, personId, onDay);
    return left && !NOT_TO_KEEP.has(left.type) ? left : null;
  }

  /** In the order in which they were recorded; one more than `limit` where there are more. The look is audited. */
  async homes(
    actor: Actor,
    personId: string,
    page: { after: string | null; limit: number },
  ): Promise<AccommodationPeriod[]> {
    return this.casework.view(actor, personId, 'homes', (work, person) =>
      factsAfter(work, AccommodationPeriod, person.id, page),
    );
  }

  /** A home as it stands, for whoever may see the young person. The look is audited. @throws Problem 'not-found' */
  async readHome(actor: Actor, personId: string, factId: string): Promise<AccommodationPeriod> {
    return this.casework.view(actor, personId, 'home', (work, person) =>
      factInForce(work, AccommodationPeriod, { youngPersonId: person.id, factId }),
    );
  }

  /**
   * A home as it stands, to be corrected, and whether its section is what who arranged it and who pays settle. The look is audited.
   * @throws Problem 'not-found', 'not-allowed'
   */
  async home(actor: Actor, personId: string, factId: string): Promise<HomeToCorrect> {
    return this.casework.view(actor, personId, 'home', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const home = await factInForce(work, AccommodationPeriod, { youngPersonId: person.id, factId });
      const { providedUnder } = await this.basisOf(work, person, home);
      const asked = await work.manager.findOne(HomeSignOff, {
        where: { accommodationId: home.factId, youngPersonId: person.id },
        order: { askedAt: 'DESC' },
      });
      return {
        person: await headingOf(work, person),
        home,
        settledByAnswers: home.providedUnder === providedUnder,
        signOffReason: asked?.reason ?? null,
      };
    });
  }

  /**
   * Corrects what was said of a home. Where another day of moving in is given, the home before ends that day too if it
   * ended on the old one.
   * @param lookedAt the row that the correction started from
   * @param signOff asked for where the corrected home should not be used and nobody was asked yet
   * @throws Problem 'changed-by-someone-else' when that row no longer stands; 'not-valid' naming the field, also `provider`
   * where the correction makes a placement of it that may not be
   */
  async correct(
    actor: Actor,
    personId: string,
    factId: string,
    changes: Partial<Home> & { toOn?: LocalDate | null },
    today: LocalDate,
    lookedAt?: string,
    signOff: SignOffSaid | null = null,
  ): Promise<void> {
    const { fromOn, toOn } = changes;
    if (fromOn) mustBeNoLaterThan(fromOn, today);
    if (toOn && toOn > today) throw invalid('toOn', 'The date they left must be today or in the past');
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const fact = { youngPersonId: person.id, factId };
      const standing = await factInForce(work, AccommodationPeriod, fact);
      if (lookedAt !== undefined && standing.id !== lookedAt) {
        throw new Problem(
          'changed-by-someone-else',
          'Someone else corrected this while you were writing. Yours is not saved: look at what stands there now.',
        );
      }
      const corrected = { ...standing, ...changes, ...exemptAfter(standing, changes) };
      mustBePossible(corrected, person, today);
      mustBeCheckedAsExempt(corrected);
      if (isPlacedAnew(standing, corrected)) await this.mustBePlaceable(work, person, corrected, today);
      // What was known of one provider gives way to what the list says of another.
      const isSaid = 'providerRegistered' in changes || !isOtherProvider(standing, corrected);
      const known = isSaid ? corrected : { ...corrected, ...(await this.listed(work, person, corrected)) };
      const before = fromOn ? await this.homeLeftOn(work.manager, person.id, standing.fromOn) : null;
      const follows = before !== null && fromOn !== undefined && fromOn > before.fromOn ? { toOn: fromOn } : null;
      // Whichever of the two grows, grows last: they never overlap.
      if (before && follows && fromOn! < standing.fromOn) {
        await correctFact(work, AccommodationPeriod, before, follows);
      }
      const row = await correctFact(work, AccommodationPeriod, fact, await this.withBasis(work, person, known));
      if (before && follows && fromOn! > standing.fromOn) {
        await correctFact(work, AccommodationPeriod, before, follows);
      }
      await askForSignOff(work, row, signOff, today);
      if (fromOn) await moveWithHome(work, factId, fromOn);
      await audit(work, {
        did: 'accommodation.corrected',
        youngPersonId: person.id,
        subjectId: factId,
        detail: { row: row.id, fields: Object.keys(changes) },
      });
    });
  }

  /** The move never was: whoever had left another home for it that day lived on there. */
  async withdraw(actor: Actor, personId: string, factId: string, reason: string, today: LocalDate): Promise<void> {
    if (!reason.trim()) throw invalid('reason', 'Enter why this was recorded in error');
    await this.casework.change(actor, personId, 'take-out', today, async (work, person) => {
      const fact = { youngPersonId: person.id, factId };
      const { fromOn, toOn } = await withdrawFact(work, AccommodationPeriod, fact, reason.trim());
      const before = await this.homeLeftOn(work.manager, person.id, fromOn);
      if (before) {
        mustBePossible({ ...before, toOn }, person, today);
        await correctFact(work, AccommodationPeriod, before, { toOn });
      }
      await takeOutWithHome(work, factId, reason.trim());
      await audit(work, { did: 'accommodation.withdrawn', youngPersonId: person.id, subjectId: factId });
    });
  }

  /** The home that a move ends, and the day on which the new one is left again, where a later move is known. */
  private async around(
    { manager }: Work,
    { id }: YoungPerson,
    on: LocalDate,
  ): Promise<{ before: AccommodationPeriod | null; toOn: LocalDate | null }> {
    const inForce = manager
      .createQueryBuilder(AccommodationPeriod, 'a')
      .where('a.youngPersonId = :id and a.replacedById is null and not a.withdrawn', { id });
    if (await inForce.clone().andWhere('a.fromOn = :on', { on }).getExists()) {
      const message = 'A move on that day is recorded already. Correct that one, or enter another day';
      throw new Problem('overlapping-period', message, [{ field: 'fromOn', message }]);
    }
    const before = await inForce
      .clone()
      .andWhere('a.fromOn < :on and (a.toOn is null or a.toOn > :on)', { on })
      .getOne();
    // A move found out about late ends the old home then, and the next known move ends this one.
    return { before, toOn: before?.toOn ?? (await this.nextMoveAfter(manager, id, on)) };
  }

  /**
   * Where the council itself places somebody with a provider of its list, or pays for it, how that one stands decides. Homes
   * that others found, and names that are of no provider, are only recorded; so is what has happened already, by a manager.
   * @throws Problem 'not-valid' naming `provider`
   */
  private async mustBePlaceable(
    work: Work,
    person: YoungPerson,
    home: Home,
    today: LocalDate,
    nightBed?: WithMove['nightBed'],
  ): Promise<void> {
    const { provider, fromOn } = home;
    if (work.actor.kind !== 'user' || !isByCouncil(home) || !provider) return;
    if (nightBed) {
      return this.placings.answerForNight(work, provider, person, fromOn, nightBed.exception, today);
    }
    if (fromOn < today && may(work.actor, 'decide-for-manager')) return;
    await this.placings.mustBeAllowed(work, { name: provider }, person, fromOn);
  }

  /** Nobody can say whether they may be placed there, though the council has a list. */
  private async isUnlisted(work: Work, person: YoungPerson, home: Home): Promise<boolean> {
    const { provider, fromOn } = home;
    if (!provider || !isByCouncil(home) || (await providerNames(work)).length === 0) return false;
    return (await this.placings.mayBePlaced(work, { name: provider }, person, fromOn)) === null;
  }

  /** What the council's list knows of the provider's registration by the day; null for nothing. */
  private async listed(work: Work, person: YoungPerson, home: Home) {
    if (!asksForRegistration(home, person)) return null;
    return registrationSeen(await this.placings.registrationOf(work, home.provider!, home.fromOn));
  }

  /**
   * With the section that who arranged it and who pays settle, where nobody said which it is; and with the registration that
   * the council's list has of the provider, where it was left open.
   */
  private async withBasis<H extends Home>(work: Work, person: YoungPerson, said: H): Promise<H> {
    const isOpen = said.providerRegistered === null && !said.exemptGround;
    const home = isOpen ? { ...said, ...(await this.listed(work, person, said)) } : said;
    const { arrangedBy = 'unknown' } = home;
    const placedByAuthority = home.placedByAuthority ?? (arrangedBy === 'unknown' ? null : arrangedBy === 'us');
    if (home.providedUnder !== 'unknown') return { ...home, placedByAuthority };
    return { ...home, placedByAuthority, providedUnder: (await this.basisOf(work, person, home)).providedUnder };
  }

  private async basisOf(work: Work, person: YoungPerson, home: Home): Promise<HomeBasis> {
    const { arrangedBy = 'unknown', paidBy = 'unknown' } = home;
    if (arrangedBy === 'unknown' && paidBy === 'unknown') return basisOfHome(arrangedBy, paidBy, null);
    const { status } = await this.ledger.assess(work, person.id, home.fromOn);
    return basisOfHome(arrangedBy, paidBy, status.code);
  }

  private async homeLeftOn(
    manager: EntityManager,
    personId: string,
    on: LocalDate,
  ): Promise<AccommodationPeriod | null> {
    return manager
      .createQueryBuilder(AccommodationPeriod, 'a')
      .where('a.youngPersonId = :personId and a.replacedById is null and not a.withdrawn', { personId })
      .andWhere('a.toOn = :on and a.fromOn < :on', { on })
      .getOne();
  }

  private async nextMoveAfter(manager: EntityManager, personId: string, on: LocalDate): Promise<LocalDate | null> {
    const next = await manager
      .createQueryBuilder(AccommodationPeriod, 'a')
      .where('a.youngPersonId = :personId and a.replacedById is null and not a.withdrawn', { personId })
      .andWhere('a.fromOn > :on', { on })
      .orderBy('a.fromOn')
      .getOne();
    return next?.fromOn ?? null;
  }
}

/** Whether whoever records the move may record of health, too: the duty desk may not. */
function mayRegister(actor: Actor): boolean {
  return actor.kind === 'user' && may(actor, 'record-casework');
}

const IN_CUSTODY = 'X';
/** Nobody keeps these for somebody in custody: custody itself, no home, not known, abroad, deported, a bed for the night. */
const NOT_TO_KEEP: ReadonlySet<string> = new Set([IN_CUSTODY, 'S', 'R', 'G', 'H', 'W']);

function isSameHome(one: AccommodationPeriod, other: AccommodationPeriod): boolean {
  return one.type === other.type && one.address === other.address && one.postcode === other.postcode;
}

/** @throws Problem 'not-valid' naming the field where a home would be over before it began */
function mustEndAfterItBegins(
  home: AccommodationPeriod | null,
  change: { fromOn?: LocalDate; toOn?: LocalDate | null },
  field: 'fromOn' | 'toOn',
): void {
  if (!home) return;
  const { fromOn, toOn } = { fromOn: home.fromOn, toOn: home.toOn, ...change };
  if (toOn === null || fromOn < toOn) return;
  if (change.fromOn === toOn) throw invalid(field, 'They live in custody for a day at least: correct the move first');
  throw movedFirst(field, change.fromOn === undefined ? fromOn : toOn);
}

function movedFirst(field: string, onDay: LocalDate): Problem {
  return invalid(field, `The record says that they moved on ${formatLong(onDay)}: correct that move first`);
}

/** The id of a home that is not saved yet. */
const TO_COME = 'to-come';

function mustBeNoLaterThan(fromOn: LocalDate, today: LocalDate): void {
  if (fromOn > today) throw invalid('fromOn', 'The date of the move must be today or in the past');
}

/** @throws Problem 'not-valid' naming `type`, `fromOn` or `toOn` */
function mustBePossible(
  { type, fromOn, toOn }: Pick<AccommodationPeriod, 'type' | 'fromOn' | 'toOn'>,
  person: YoungPerson,
  today: LocalDate,
): void {
  const [refusal] = homeRefusals({ type, from: fromOn, to: toOn }, person, today);
  if (refusal) throw invalid(FIELD_OF[refusal.field], refusal.message);
}

const FIELD_OF = { type: 'type', from: 'fromOn', to: 'toOn' } as const;

function inCaseFile(home: Home): Omit<Accommodation, 'to' | 'id'> {
  return {
    from: home.fromOn,
    type: home.type,
    providedUnder: home.providedUnder,
    placedByAuthority: home.placedByAuthority,
    providerRegistered: home.providerRegistered,
    ...(home.exemptGround && home.registrationCheckedOn
      ? { exempt: { ground: home.exemptGround, checkedOn: home.registrationCheckedOn } }
      : {}),
    carer: home.carer,
    managerReason: home.managerReason,
    suitability: null,
  };
}
