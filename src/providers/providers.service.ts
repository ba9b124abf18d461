import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { addMonths, formatLong, type LocalDate } from '../statutory/local-date';
import type { RegistrationState } from '../statutory/placing-under-18';
import { registerLateSince } from './late-at-providers';
import { actionsOf, incidentsOf, vacanciesOf, visitsOf } from './monitoring-told';
import { photosOf, type PhotoTold } from './visit-photos-told';
import type { ActionTold, IncidentTold, VacancyTold, VisitTold } from './monitoring-told';
import type { Risk } from './monitoring';
import { placingAnswer } from './placing';
import { signOffsOf, type SignOffTold } from './placings-told';
import {
  isOfProvider,
  livingWith,
  placedWith,
  safeThere,
  unknownNames,
  type LivingThere,
  type PlacedThere,
  type SafeThere,
  type UnknownName,
} from './provider-homes';
import { keyOfName, type ProviderKind } from './provider-kinds';
import { registrationsOf, risksOf, standingsOn, stepsOf } from './provider-standing';
import type { RegistrationTold, RiskTold, Standing, StepTold } from './provider-standing';
import { MAY_FOLLOW, statusOn, STATUS_WORDS, type ProviderStatus } from './provider-status';
import { Provider, ProviderName, ProviderRegistration, ProviderRisk, ProviderStep } from './provider.entities';
import {
  from,
  isWritten,
  line,
  lineOrNull,
  lockedProvider,
  past,
  providerOf,
  staffOf,
  text,
  textOrNull,
} from './written';

/** What is written of a provider itself. */
export interface ProviderSaid {
  name: string;
  kind: ProviderKind;
  councilReference: string | null;
  phone: string | null;
  nightPhone: string | null;
  email: string | null;
  address: string | null;
  about: string | null;
}

/** A provider as a list shows it. */
export interface ProviderLine extends Standing {
  id: string;
  name: string;
  kind: ProviderKind;
  nightPhone: string | null;
  /** Its visit, something to be put right, or the look at the register. */
  isLate: boolean;
  /** Places that are free, as last said, and the oldest day on which that was said; null where nobody said. */
  free: { count: number; toldOn: LocalDate } | null;
  /** Everyone who lives there. */
  living: number;
  actionsOpen: number;
  actionsLate: number;
}

/** Everything about a provider. */
export interface ProviderInFull {
  provider: Provider;
  standing: Standing;
  steps: StepTold[];
  registrations: RegistrationTold[];
  risks: RiskTold[];
  visits: VisitTold[];
  /** Of those visits, in the order in which they were added. */
  photos: PhotoTold[];
  incidents: IncidentTold[];
  actions: ActionTold[];
  vacancies: VacancyTold[];
  names: { id: string; name: string }[];
  living: LivingThere;
  safe: SafeThere;
  signOffs: SignOffTold[];
  /** Placed in the last twelve months although they might not be, and nobody signed it off. */
  against: (Omit<PlacedThere, 'personId'> & { personId: string | null; because: string })[];
}

const PLACED_MONTHS = 12;

/** The council's list of providers: who is on it, how they stand, and what is known of them. */
@Injectable()
export class ProvidersService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By name. @throws Problem 'not-allowed' */
  async list(actor: Actor, today: LocalDate): Promise<ProviderLine[]> {
    mustBeAllowed(actor, 'see-providers');
    return this.unitOfWork.read(actor, (work) => providerLines(work, today));
  }

  /**
   * Without incidents, photos of visits, and who was placed there although they might not be, for those who see no more than a night needs.
   * @throws Problem 'not-found', 'not-allowed'
   */
  async one(actor: UserActor, id: string, today: LocalDate): Promise<ProviderInFull> {
    mustBeAllowed(actor, 'see-providers');
    const seesMore = may(actor, 'see-more-of-providers');
    return this.unitOfWork.read(actor, async (work) => {
      const provider = await providerOf(work, id);
      const ids = [provider.id];
      const [steps, registrations] = [await stepsOf(work, ids), await registrationsOf(work, ids)];
      const signOffs = seesMore ? await signOffsOf(work, { providerId: provider.id }) : [];
      const placed = seesMore ? await placedWith(work, provider.id, addMonths(today, -PLACED_MONTHS)) : [];
      const against = placed.flatMap(({ personId, ...one }) => {
        const day = one.fromOn;
        const answer = placingAnswer({
          kind: provider.kind,
          standing: statusOn(steps, day),
          registration: registrations.find(({ checkedOn }) => checkedOn <= day) ?? null,
          dateOfBirth: one.dateOfBirth,
          day,
        });
        const isAgreed = signOffs.some(
          (signOff) => signOff.ofPerson === personId && signOff.fromOn <= day && signOff.decision?.agreed === true,
        );
        if (answer.verdict === 'yes' || (answer.verdict === 'sign-off' && isAgreed)) return [];
        return [{ ...one, personId: one.name === null ? null : personId, because: answer.reasons.join(' ') }];
      });
      const actions = await actionsOf(work, provider.id);
      return {
        provider,
        standing: (await standingsOn(work, ids, today)).get(provider.id)!,
        steps,
        registrations,
        risks: await risksOf(work, ids),
        visits: await visitsOf(work, provider.id),
        photos: seesMore ? await photosOf(work, provider.id) : [],
        incidents: seesMore ? await incidentsOf(work, provider.id) : [],
        actions: seesMore ? actions : actions.map((action) => ({ ...action, cameOf: null })),
        vacancies: await vacanciesOf(work, ids),
        names: await work.manager.query(
          `select n.id, n.name from provider_name n where n.provider_id = $1 and n.taken_out_on is null order by n.name`,
          ids,
        ),
        living: await livingWith(work, provider.id, today),
        safe: await safeThere(work, actor, provider.id, today),
        signOffs: signOffs.filter(({ person }) => person !== null),
        against,
      };
    });
  }

  /** What is written of one, for the form that changes it. @throws Problem 'not-found', 'not-allowed' */
  async toChange(
    actor: UserActor,
    id: string,
    action: 'decide-on-providers' | 'monitor-providers',
    today: LocalDate,
  ): Promise<{ provider: Provider; standing: Standing }> {
    mustBeAllowed(actor, action);
    return this.unitOfWork.read(actor, async (work) => {
      const provider = await providerOf(work, id);
      return { provider, standing: (await standingsOn(work, [provider.id], today)).get(provider.id)! };
    });
  }

  /**
   * Puts a provider on the list as one that applied.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming the field; 'not-allowed'
   */
  async add(
    actor: Actor,
    said: ProviderSaid,
    applied: { on: LocalDate; reason: string },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    mustBeAllowed(actor, 'decide-on-providers');
    return this.unitOfWork.write(actor, async (work) => {
      if (await isWritten(work, Provider, id)) return id;
      const row = checked(said);
      await mustBeFree(work, row.name, null);
      past('appliedOn', applied.on, today);
      const saidById = staffOf(actor);
      await work.manager.insert(Provider, { id, ...row, saidById });
      const reason = text('reason', applied.reason, 'Write what they applied for, or how they came to the council');
      await work.manager.insert(ProviderStep, {
        ...{ id: newId(), providerId: id, status: 'applied', fromOn: applied.on, reason, saidById },
      });
      await audit(work, { did: 'provider.added', subjectId: id, detail: { kind: row.kind } });
      return id;
    });
  }

  /**
   * @param version that of what was looked at
   * @throws Problem 'changed-by-someone-else' with what stands there now; 'not-valid' naming the field; 'not-found'
   */
  async change(actor: UserActor, id: string, said: ProviderSaid, version: number): Promise<void> {
    mustBeAllowed(actor, 'decide-on-providers');
    await this.unitOfWork.write(actor, async (work) => {
      const provider = await lockedProvider(work, id);
      const row = checked(said);
      if (provider.version !== version) {
        throw new Problem(
          'changed-by-someone-else',
          'Somebody else changed this while you were writing. Look at what stands there now.',
          [],
          provider,
        );
      }
      await mustBeFree(work, row.name, provider.id);
      const changed = (Object.keys(row) as (keyof ProviderSaid)[]).filter((field) => row[field] !== provider[field]);
      if (changed.length === 0) return;
      await work.manager.query(
        `update provider set version = version + 1, changed_at = clock_timestamp() where id = $1`,
        [provider.id],
      );
      await work.manager.update(Provider, { id: provider.id }, row);
      await audit(work, { did: 'provider.changed', subjectId: provider.id, detail: { fields: changed } });
    });
  }

  /**
   * Decides how a provider stands from a day on. Everything that was decided before stays, with its reason.
   * @throws Problem 'not-valid' naming `status`, `fromOn` or `reason`; 'not-found', 'not-allowed'
   */
  async decide(
    actor: Actor,
    id: string,
    said: { status: ProviderStatus; fromOn: LocalDate; reason: string },
    today: LocalDate,
    stepId = newId(),
  ): Promise<void> {
    mustBeAllowed(actor, 'decide-on-providers');
    await this.unitOfWork.write(actor, async (work) => {
      const provider = await lockedProvider(work, id);
      if (await isWritten(work, ProviderStep, stepId)) return;
      const [last] = await stepsOf(work, [provider.id]);
      past('fromOn', said.fromOn, today);
      if (last) from('fromOn', said.fromOn, last.fromOn, `then it was last decided on (${STATUS_WORDS[last.status]})`);
      const next = last ? MAY_FOLLOW[last.status] : ['applied' as const];
      if (!next.includes(said.status)) {
        throw invalid(
          'status',
          `From “${STATUS_WORDS[last!.status]}” it can only become ${next.map((one) => `“${STATUS_WORDS[one]}”`).join(' or ')}`,
        );
      }
      const reason = text('reason', said.reason, 'Write why, and what the provider was told');
      await work.manager.insert(ProviderStep, {
        ...{ id: stepId, providerId: provider.id, status: said.status, fromOn: said.fromOn, reason },
        saidById: staffOf(actor),
      });
      await audit(work, {
        did: 'provider.decided',
        subjectId: provider.id,
        detail: { from: last?.status ?? null, to: said.status, fromOn: said.fromOn },
      });
    });
  }

  /**
   * Somebody looked in Ofsted's register.
   * @throws Problem 'not-valid' naming `number`, `checkedOn` or `words`; 'not-found', 'not-allowed'
   */
  async register(
    actor: Actor,
    id: string,
    said: { state: RegistrationState; number: string | null; checkedOn: LocalDate; words: string | null },
    today: LocalDate,
    registrationId = newId(),
  ): Promise<void> {
    mustBeAllowed(actor, 'monitor-providers');
    await this.unitOfWork.write(actor, async (work) => {
      const provider = await lockedProvider(work, id);
      if (await isWritten(work, ProviderRegistration, registrationId)) return;
      const number = lineOrNull('number', said.number);
      const words = textOrNull('words', said.words);
      if (said.state === 'registered' && !number) throw invalid('number', 'Enter the number in Ofsted’s register');
      if (said.state === 'exempt' && !words) throw invalid('words', 'Write why it need not be registered');
      past('checkedOn', said.checkedOn, today);
      await work.manager.insert(ProviderRegistration, {
        ...{ id: registrationId, providerId: provider.id, state: said.state, number, checkedOn: said.checkedOn, words },
        saidById: staffOf(actor),
      });
      await audit(work, {
        did: 'provider.registration-checked',
        subjectId: provider.id,
        detail: { state: said.state, checkedOn: said.checkedOn },
      });
    });
  }

  /** @throws Problem 'not-valid' naming `fromOn` or `reason`; 'not-found', 'not-allowed' */
  async setRisk(
    actor: Actor,
    id: string,
    said: { risk: Risk; fromOn: LocalDate; reason: string },
    today: LocalDate,
    riskId = newId(),
  ): Promise<void> {
    mustBeAllowed(actor, 'decide-on-providers');
    await this.unitOfWork.write(actor, async (work) => {
      const provider = await lockedProvider(work, id);
      if (await isWritten(work, ProviderRisk, riskId)) return;
      past('fromOn', said.fromOn, today);
      const [last] = await risksOf(work, [provider.id]);
      if (last) from('fromOn', said.fromOn, last.fromOn, 'then the risk was last set');
      const reason = text('reason', said.reason, 'Write why the risk is as high as that');
      await work.manager.insert(ProviderRisk, {
        ...{ id: riskId, providerId: provider.id, risk: said.risk, fromOn: said.fromOn, reason },
        saidById: staffOf(actor),
      });
      await audit(work, { did: 'provider.risk-set', subjectId: provider.id, detail: { risk: said.risk } });
    });
  }

  /** Names of the record that are no provider's yet. @throws Problem 'not-allowed' */
  async namesToSettle(actor: UserActor, today: LocalDate): Promise<UnknownName[]> {
    mustBeAllowed(actor, 'decide-on-providers');
    return this.unitOfWork.read(actor, (work) => unknownNames(work, today));
  }

  /** Says that the record means this provider by a name. @throws Problem 'not-valid' naming `name`; 'not-found' */
  async alsoCalled(actor: UserActor, id: string, written: string, nameId = newId()): Promise<void> {
    mustBeAllowed(actor, 'decide-on-providers');
    await this.unitOfWork.write(actor, async (work) => {
      const provider = await lockedProvider(work, id);
      if (await isWritten(work, ProviderName, nameId)) return;
      const name = line('name', written, 'Enter the name as the record has it');
      if (keyOfName(name) === keyOfName(provider.name)) throw invalid('name', 'That is its name already');
      await mustBeFree(work, name, null);
      await work.manager.insert(ProviderName, {
        ...{ id: nameId, providerId: provider.id, name, key: keyOfName(name), takenOutOn: null },
        saidById: staffOf(actor),
      });
      await audit(work, { did: 'provider.named', subjectId: provider.id, detail: { nameId } });
    });
  }

  /** The record no longer means this provider by a name. Twice is once. @throws Problem 'not-found' */
  async notCalled(actor: UserActor, id: string, nameId: string, today: LocalDate): Promise<void> {
    mustBeAllowed(actor, 'decide-on-providers');
    await this.unitOfWork.write(actor, async (work) => {
      const provider = await lockedProvider(work, id);
      const found = isId(nameId)
        ? await work.manager.findOneBy(ProviderName, { id: nameId, providerId: provider.id })
        : null;
      if (!found) throw notFound();
      if (found.takenOutOn) return;
      await work.manager.update(ProviderName, { id: found.id }, { takenOutOn: today });
      await audit(work, { did: 'provider.name-taken-out', subjectId: provider.id, detail: { nameId } });
    });
  }
}

/** Every provider as a list shows it, by name. */
export async function providerLines(work: Work, today: LocalDate): Promise<ProviderLine[]> {
  type Row = Pick<Provider, 'id' | 'name' | 'kind' | 'nightPhone'> & {
    living: number;
    actionsOpen: number;
    actionsLate: number;
  };
  const rows: Row[] = await work.manager.query(
    `with open as (
       select a.provider_id, a.by_on from provider_action a
         left join lateral (select x.step from provider_action_step x where x.action_id = a.id
           order by x.said_at desc, x.id desc limit 1) l on true
        where coalesce(l.step, 'to-do') = 'to-do')
     select p.id, p.name, p.kind, p.night_phone as "nightPhone",
            (select count(distinct h.young_person_id)::int from accommodation_period h
               join young_person y on y.id = h.young_person_id
              where h.replaced_by_id is null and not h.withdrawn and y.merged_into_id is null and y.withdrawn_at is null
                and y.died_on is null and h.from_on <= $1 and (h.to_on is null or h.to_on > $1)
                and ${isOfProvider('h', 'p')}) as living,
            (select count(*)::int from open o where o.provider_id = p.id) as "actionsOpen",
            (select count(*)::int from open o where o.provider_id = p.id and o.by_on < $1) as "actionsLate"
       from provider p order by lower(p.name), p.id`,
    [today],
  );
  const ids = rows.map(({ id }) => id);
  const standings = await standingsOn(work, ids, today);
  const vacancies = await vacanciesOf(work, ids);
  return rows.map((row) => {
    const own = vacancies.filter(({ providerId }) => providerId === row.id);
    const free = own.length > 0 && {
      count: own.reduce((all, one) => all + one.free, 0),
      toldOn: own.reduce((first, one) => (one.toldOn < first ? one.toldOn : first), own[0]!.toldOn),
    };
    const standing = standings.get(row.id)!;
    const isLate =
      standing.visit?.late === true || row.actionsLate > 0 || registerLateSince(row.kind, standing, today) !== null;
    return { ...row, ...standing, free: free || null, isLate };
  });
}

/** @throws Problem 'not-valid' naming the field */
function checked(said: ProviderSaid): ProviderSaid {
  const email = lineOrNull('email', said.email);
  if (email && !/^\S+@\S+\.\S+$/.test(email)) throw invalid('email', 'Enter an e-mail address, as name@example.org');
  return {
    name: line('name', said.name, 'Enter the name of the provider'),
    kind: said.kind,
    councilReference: lineOrNull('councilReference', said.councilReference),
    phone: lineOrNull('phone', said.phone),
    nightPhone: lineOrNull('nightPhone', said.nightPhone),
    email,
    address: textOrNull('address', said.address),
    about: textOrNull('about', said.about),
  };
}

/**
 * No two providers have one name, whether it is their own or one that the record uses.
 * @throws Problem 'not-valid' naming `name`
 */
async function mustBeFree({ manager }: Work, name: string, own: string | null): Promise<void> {
  const [taken]: { name: string }[] = await manager.query(
    `select p.name from provider p left join provider_name n on n.provider_id = p.id and n.taken_out_on is null
      where (lower(p.name) = $1 or n.key = $1) and p.id is distinct from $2 limit 1`,
    [keyOfName(name), own],
  );
  if (taken) throw invalid('name', `This is a name of ${taken.name}, which is in the list already`);
}

/** Whether somebody may decide about providers, for the pages. */
export function mayDecideOnProviders(actor: Actor): boolean {
  return may(actor, 'decide-on-providers');
}

/** Approved since 3 March 2026 */
export function standsWords(step: { status: ProviderStatus; fromOn: LocalDate } | null): string {
  return step ? `${STATUS_WORDS[step.status]} since ${formatLong(step.fromOn)}` : 'Not on the list';
}
