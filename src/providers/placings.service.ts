import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { tellManagers, tellOf } from '../deadlines/urgent';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { addDays, addMonths, ageOn, formatLong, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { vacanciesOf, type VacancyTold } from './monitoring-told';
import { placingAnswer, type PlacingAnswer } from './placing';
import { signOffsOf, type SignOffTold } from './placings-told';
import { keyOfName, type ProviderKind } from './provider-kinds';
import { standingsOn, type RegistrationTold, type Standing } from './provider-standing';
import type { ProviderStatus } from './provider-status';
import { PlacingDecision, PlacingSignOff, Provider } from './provider.entities';
import { isWritten, providerOf, staffOf, text } from './written';

/** What a manager signed off holds for as many days after the day that was named. */
export const SIGN_OFF_DAYS = 28;
const MOST_MONTHS_AHEAD = 12;

/** Whether somebody may be placed with a provider, with what was signed off taken into account. */
export interface Placing extends PlacingAnswer {
  providerId: string;
  provider: string;
  /** What a manager was asked for this placement last; null for nothing. */
  signOff: SignOffTold | null;
  /** Yes, or signed off. */
  allowed: boolean;
}

/** A provider that could take a young person on a day, or cannot and why. */
export interface PlacingOption extends Placing {
  kind: ProviderKind;
  status: ProviderStatus | null;
  nightPhone: string | null;
  phone: string | null;
  address: string | null;
  /** Free for their age. */
  vacancies: VacancyTold[];
  free: number;
}

/**
 * May a young person be placed here on this day? And who answers for it where a manager has to. Whatever records a move asks
 * here, in its own transaction.
 */
@Injectable()
export class PlacingsService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * May this young person be placed with this provider on this day? Asked in the transaction that records the move.
   *
   * @param provider its id, or the name that the record has; a name that is of none in the list gives null, since nobody
   *   can say
   */
  async mayBePlaced(
    work: Work,
    provider: { id: string } | { name: string },
    person: { id: string; dateOfBirth: LocalDate },
    day: LocalDate,
  ): Promise<Placing | null> {
    const found = 'id' in provider ? await byId(work, provider.id) : await byName(work, provider.name);
    return found && (await placingWith(work, found, person, day));
  }

  /**
   * The last look at the register by a day, of the provider that the record calls so; null where nobody looked, and for
   * names that are of none in the list.
   */
  async registrationOf(work: Work, name: string, day: LocalDate): Promise<RegistrationTold | null> {
    const found = await byName(work, name);
    return found && ((await standingsOn(work, [found.id], day)).get(found.id)?.registration ?? null);
  }

  /**
   * Refuses a placement that may not be, at the field that names the provider; lets through what may, what a manager signed
   * off, and what is of no provider in the list.
   * @throws Problem 'not-valid' naming `field`, with the reasons
   */
  async mustBeAllowed(
    work: Work,
    provider: { id: string } | { name: string },
    person: { id: string; dateOfBirth: LocalDate },
    day: LocalDate,
    field = 'provider',
  ): Promise<void> {
    const placing = await this.mayBePlaced(work, provider, person, day);
    if (!placing || placing.allowed) return;
    const ask =
      placing.verdict === 'sign-off'
        ? ' Ask a manager to sign it off first.'
        : ' Where they live there already, a manager records it.';
    throw invalid(field, `${placing.provider}: ${placing.reasons.join(' ')}${ask}`);
  }

  /**
   * Where a young person could be placed on a day: who may take them first, with free places before those without, then who
   * wants a sign-off, then who may not and why. The look is audited.
   * @throws Problem 'not-found', 'not-allowed'
   */
  async options(
    actor: Actor,
    personId: string,
    day: LocalDate,
  ): Promise<{ person: PersonHeading; age: number; options: PlacingOption[] }> {
    return this.casework.view(actor, personId, 'placing', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const options = await optionsFor(work, person, day);
      return { person: await headingOf(work, person), age: ageOn(person.dateOfBirth, day), options };
    });
  }

  /**
   * Whom duty could ring for a bed tonight: who has a place free for their age, in the order of `options`. The look is audited.
   * @throws Problem 'not-found', 'not-allowed'
   */
  async tonight(
    actor: Actor,
    personId: string,
    day: LocalDate,
  ): Promise<{ person: PersonHeading; options: PlacingOption[] }> {
    return this.casework.view(actor, personId, 'placing', async (work, person) => {
      mustBeAllowed(actor, 'record-duty');
      const options = (await optionsFor(work, person, day)).filter(
        ({ free, status }) => free > 0 && status !== null && status !== 'removed',
      );
      return { person: await headingOf(work, person), options };
    });
  }

  /**
   * Within the record of a bed for the night, which has happened: where the provider may not take them, it needs the reason
   * why it was used all the same. A manager is asked to answer for it, and told at once.
   * @param reason null where none was given
   * @throws Problem 'not-valid' naming `exception`
   */
  async answerForNight(
    work: Work,
    name: string,
    person: { id: string; dateOfBirth: LocalDate },
    fromOn: LocalDate,
    reason: string | null,
    today: LocalDate,
  ): Promise<void> {
    const placing = await this.mayBePlaced(work, { name }, person, fromOn);
    if (!placing || placing.allowed || work.actor.kind !== 'user') return;
    if (!reason) {
      throw invalid(
        'exception',
        `${placing.provider}: ${placing.reasons.join(' ')} Ring another, or write why it is there all the same`,
      );
    }
    const { providerId } = placing;
    const id = newId();
    await work.manager.insert(PlacingSignOff, {
      ...{ id, providerId, youngPersonId: person.id, fromOn, reason: `At night: ${reason}` },
      saidById: work.actor.staffId,
    });
    await audit(work, {
      did: 'placing.used-at-night',
      youngPersonId: person.id,
      subjectId: id,
      detail: { providerId, fromOn, verdict: placing.verdict },
    });
    const because = `Duty used a provider on ${formatLong(fromOn)} that may not take them without a manager: somebody answers for it`;
    await tellOf(work, person.id, { cause: `placing-at-night:${id}`, because }, today);
  }

  /** One of them. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async one(
    actor: Actor,
    personId: string,
    providerId: string,
    day: LocalDate,
  ): Promise<{ person: PersonHeading; placing: Placing; asked: SignOffTold[] }> {
    return this.casework.view(actor, personId, 'placing', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const provider = await providerOf(work, providerId);
      const asked = await signOffsOf(work, { providerId: provider.id, personId: person.id });
      return {
        person: await headingOf(work, person),
        placing: await placingWith(work, provider, person, day),
        asked,
      };
    });
  }

  /**
   * Asks a manager to answer for a placement, and tells the manager of their team at once.
   * @throws Problem 'not-valid' naming `fromOn` or `reason`, also where no sign-off is needed or none would help;
   * 'already-recorded' where one waits already; 'not-found', 'not-allowed'
   */
  async ask(
    actor: UserActor,
    personId: string,
    providerId: string,
    said: { fromOn: LocalDate; reason: string },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const provider = await providerOf(work, providerId);
      if (await isWritten(work, PlacingSignOff, id)) return id;
      const { fromOn } = said;
      if (fromOn > addMonths(today, MOST_MONTHS_AHEAD)) {
        throw invalid('fromOn', 'The day must be within the next twelve months');
      }
      const placing = await placingWith(work, provider, person, fromOn);
      if (placing.verdict === 'no') throw invalid('fromOn', `No sign-off helps: ${placing.reasons.join(' ')}`);
      if (placing.allowed) throw invalid('fromOn', 'They may be placed there on that day without asking');
      const reason = text('reason', said.reason, 'Write why there, and what makes it safe for them');
      const before = await signOffsOf(work, { providerId: provider.id, personId: person.id, open: true });
      if (before.length > 0) {
        throw new Problem('already-recorded', 'A manager was asked for this already, and has not answered yet.');
      }
      await work.manager.insert(PlacingSignOff, {
        ...{ id, providerId: provider.id, youngPersonId: person.id, fromOn, reason, saidById: actor.staffId },
      });
      await audit(work, {
        did: 'placing.asked',
        youngPersonId: person.id,
        subjectId: id,
        detail: { providerId: provider.id, fromOn },
      });
      const because = `A placement from ${formatLong(fromOn)} waits for a manager to sign it off, or not.`;
      await tellManagers(work, person.id, { cause: `placing:${id}`, because }, today);
      return id;
    });
  }

  /**
   * A manager answers, once. Nobody answers what they asked themselves.
   * @throws Problem 'not-valid' naming `words`; 'not-found', 'not-allowed', 'already-recorded'
   */
  async decide(
    actor: UserActor,
    personId: string,
    signOffId: string,
    said: { agreed: boolean; words: string },
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    await this.casework.change(actor, personId, 'decide-for-manager', today, async (work, person) => {
      const asked = isId(signOffId)
        ? await work.manager.findOneBy(PlacingSignOff, { id: signOffId, youngPersonId: person.id })
        : null;
      if (!asked) throw notFound();
      if (await isWritten(work, PlacingDecision, id)) return;
      if (asked.saidById === actor.staffId) {
        throw new Problem('not-allowed', 'You asked for this yourself. Another manager answers.');
      }
      if (await work.manager.existsBy(PlacingDecision, { signOffId: asked.id })) {
        throw new Problem('already-recorded', 'This was answered already. Look at what was said.');
      }
      const words = text('words', said.words, 'Write why, and what is to be watched');
      await work.manager.insert(PlacingDecision, {
        ...{ id, signOffId: asked.id, agreed: said.agreed, words, saidById: staffOf(actor) },
      });
      await audit(work, {
        did: said.agreed ? 'placing.signed-off' : 'placing.not-signed-off',
        youngPersonId: person.id,
        subjectId: asked.id,
        detail: { providerId: asked.providerId },
      });
    });
  }

  /** Whether the reader may answer for this young person. @throws Problem 'not-found', 'not-allowed' */
  async toDecide(actor: UserActor, personId: string): Promise<void> {
    await this.casework.look(actor, personId, () => Promise.resolve(mustBeAllowed(actor, 'decide-for-manager')));
  }

  /** What waits for a manager, of everyone the reader may see. @throws Problem 'not-allowed' */
  async waiting(actor: UserActor): Promise<SignOffTold[]> {
    mustBeAllowed(actor, 'decide-for-manager');
    return this.unitOfWork.read(actor, async (work) =>
      (await signOffsOf(work, { open: true })).filter(({ person }) => person !== null),
    );
  }
}

/** Whether whoever reads may answer this one. */
export function mayAnswer(actor: UserActor, { askedById, decision }: SignOffTold): boolean {
  return decision === null && askedById !== actor.staffId && may(actor, 'decide-for-manager');
}

async function byId({ manager }: Work, id: string): Promise<Provider | null> {
  return isId(id) ? manager.findOneBy(Provider, { id }) : null;
}

async function byName(work: Work, name: string): Promise<Provider | null> {
  const [row]: { id: string }[] = await work.manager.query(
    `select p.id from provider p where lower(p.name) = $1
     union select n.provider_id from provider_name n where n.key = $1 and n.taken_out_on is null limit 1`,
    [keyOfName(name)],
  );
  return row ? byId(work, row.id) : null;
}

/** Every provider, in the order in which they would be asked. */
async function optionsFor(
  work: Work,
  person: { id: string; dateOfBirth: LocalDate },
  day: LocalDate,
): Promise<PlacingOption[]> {
  const providers = await work.manager.find(Provider, { order: { name: 'ASC' } });
  const age = ageOn(person.dateOfBirth, day);
  const ids = providers.map(({ id }) => id);
  const standings = await standingsOn(work, ids, day);
  const asked = await signOffsOf(work, { personId: person.id });
  const vacancies = (await vacanciesOf(work, ids)).filter(
    ({ free, youngest, fromOn }) => free > 0 && youngest <= age && fromOn <= day,
  );
  const options = providers.map((provider): PlacingOption => {
    const { id, kind, phone, nightPhone, address } = provider;
    const standing = standings.get(id)!;
    const own = vacancies.filter(({ providerId }) => providerId === id);
    const ofIt = asked.filter(({ providerId }) => providerId === id);
    const free = own.reduce((all, one) => all + one.free, 0);
    const placing = placingOf(provider, standing, ofIt, person, day);
    const reached = { kind, phone, nightPhone, address };
    return { ...placing, ...reached, status: standing.step?.status ?? null, vacancies: own, free };
  });
  const rank = ({ allowed, verdict }: Placing) => (allowed ? 0 : verdict === 'sign-off' ? 1 : 2);
  return options.sort((a, b) => rank(a) - rank(b) || Number(b.free > 0) - Number(a.free > 0));
}

async function placingWith(
  work: Work,
  provider: Provider,
  person: { id: string; dateOfBirth: LocalDate },
  day: LocalDate,
): Promise<Placing> {
  const standing = (await standingsOn(work, [provider.id], day)).get(provider.id)!;
  const asked = await signOffsOf(work, { providerId: provider.id, personId: person.id });
  return placingOf(provider, standing, asked, person, day);
}

/** @param asked of this provider and young person */
function placingOf(
  provider: Provider,
  standing: Standing,
  asked: readonly SignOffTold[],
  person: { dateOfBirth: LocalDate },
  day: LocalDate,
): Placing {
  const answer = placingAnswer({
    kind: provider.kind,
    standing: standing.step,
    registration: standing.registration,
    dateOfBirth: person.dateOfBirth,
    day,
  });
  const forDay = asked.filter(({ fromOn }) => fromOn <= day && day <= addDays(fromOn, SIGN_OFF_DAYS));
  const signOff = forDay.find(({ decision }) => decision?.agreed) ?? forDay[0] ?? null;
  return {
    ...answer,
    providerId: provider.id,
    provider: provider.name,
    signOff,
    allowed: answer.verdict === 'yes' || (answer.verdict === 'sign-off' && signOff?.decision?.agreed === true),
  };
}
