import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { againstHost, hostsWhere } from '../arrangements/hosts';
import { audit } from '../audit/audit';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { addMonths, ageOn, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import {
  asksForReason,
  matched,
  type MatchNeed,
  type MatchOption,
  type Met,
  type OptionKind,
  type OptionMatched,
} from './matching';
import { PlacementChoice, PlacementSearch, type MatchView } from './matching.entities';
import { outcomeOf, type MatchOutcome } from './matching-told';
import { vacanciesOf } from './monitoring-told';
import { PlacingsService } from './placings.service';
import { standingsOn } from './provider-standing';
import { Provider } from './provider.entities';
import { line, text, textOrNull } from './written';

export const MOST_NEEDS = 8;
export const MOST_OPTIONS = 6;
export const LONGEST_NEED = 200;
const MOST_MONTHS_AHEAD = 12;

export type NeedSaid = Omit<MatchNeed, 'id'> & { id: string | null };

export interface OptionSaid {
  kind: OptionKind;
  refId: string | null;
  /** Of one that is only named. */
  name: string | null;
  met: Readonly<Record<string, Met>>;
  words: string;
}

export interface ChoiceSaid {
  optionId: string;
  reason: string | null;
  agreedBy: string | null;
  view: MatchView;
  viewWords: string | null;
  disagreement: string | null;
}

/** An option as the grid shows it: what stands against it first. */
export interface OptionShown extends OptionMatched {
  option: MatchOption;
  /** What the council's list, the law or the register of hosts says against it; it cannot be chosen then. */
  against: string[];
}

/** Who could be an option: in a register and open to somebody of their age. */
export interface MayBeOption {
  kind: 'provider' | 'host';
  refId: string;
  name: string;
  /** Free places for their age; null of a host. */
  free: number | null;
}

export interface SearchOpened {
  person: PersonHeading;
  search: PlacementSearch;
  grid: OptionShown[];
  /** The one that stands; null before there is one. */
  choice: (PlacementChoice & { option: MatchOption; outcome: MatchOutcome | null }) | null;
  /** Earlier ones that fell through. */
  fellThrough: (PlacementChoice & { option: MatchOption })[];
  mayBe: MayBeOption[];
}

/** Searches for a home by what a young person needs of it. Each step is one transaction with its audit event. */
@Injectable()
export class MatchingService {
  constructor(
    private readonly casework: Casework,
    private readonly placings: PlacingsService,
  ) {}

  /** The newest first. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async list(actor: Actor, personId: string): Promise<PlacementSearch[]> {
    return this.casework.view(actor, personId, 'placement-searches', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      mustBeAllowed(actor, 'read-notes');
      return searchesOf(work, person.id);
    });
  }

  /** With its grid of today. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async open(actor: Actor, personId: string, searchId: string): Promise<SearchOpened> {
    return this.casework.view(actor, personId, 'placement-search', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      mustBeAllowed(actor, 'read-notes');
      const search = await searchOf(work, person, searchId);
      const choices = await choicesOf(work, search.id);
      const standing = choices.find(({ fellThroughOn }) => fellThroughOn === null) ?? null;
      const option = standing && optionOf(standing, standing.optionId);
      return {
        person: await headingOf(work, person),
        search,
        grid: await this.gridOf(work, person, search),
        choice: standing && {
          ...standing,
          option: option!,
          outcome: await outcomeOf(work, person.id, option!, standing.chosenOn),
        },
        fellThrough: choices
          .filter(({ fellThroughOn }) => fellThroughOn !== null)
          .map((one) => ({ ...one, option: optionOf(one, one.optionId) })),
        mayBe: standing || search.endedOn ? [] : await mayBeOptions(work, person, search.fromOn),
      };
    });
  }

  /** For a form that begins a search. @throws Problem 'not-found', 'not-allowed' */
  async heading(actor: Actor, personId: string): Promise<PersonHeading> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      return headingOf(work, person);
    });
  }

  /**
   * One search at a time is open: with a choice or ended it is not.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `fromOn`, `why`, or a need (`needs[0].text`); 'already-recorded'
   */
  async begin(
    actor: UserActor,
    personId: string,
    said: { fromOn: LocalDate; why: string; needs: NeedSaid[] },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const searches = await searchesOf(work, person.id);
      if (searches.some((one) => one.id === id)) return id;
      await noneMayBeOpen(work, searches);
      const { fromOn } = said;
      if (fromOn > addMonths(today, MOST_MONTHS_AHEAD))
        throw invalid('fromOn', 'Enter a day within the next twelve months');
      if (fromOn < addMonths(today, -MOST_MONTHS_AHEAD))
        throw invalid('fromOn', 'Enter a day within the last twelve months');
      const why = text('why', said.why, 'Enter why they need another home');
      const needs = needsOf(said.needs, []);
      const by = { saidById: actor.staffId, changedById: actor.staffId };
      await work.manager.insert(PlacementSearch, { id, youngPersonId: person.id, fromOn, why, needs, ...by });
      await audited(work, person, id, 'placement-search.begun', { fromOn });
      return id;
    });
  }

  /**
   * @param lookedAt the version that was changed
   * @throws Problem 'not-valid' naming a need; 'changed-by-someone-else' with the search as it stands
   */
  async setNeeds(
    actor: UserActor,
    personId: string,
    searchId: string,
    said: NeedSaid[],
    lookedAt: number,
    today: LocalDate,
  ): Promise<void> {
    await this.change(actor, personId, searchId, lookedAt, today, 'placement-search.needs', ({ needs, options }) => {
      const next = needsOf(said, needs);
      const ids = new Set(next.map(({ id }) => id));
      const kept = options.map((one) => ({
        ...one,
        met: Object.fromEntries(Object.entries(one.met).filter(([id]) => ids.has(id))),
      }));
      return { needs: next, options: kept };
    });
  }

  /**
   * One option more, or one rated anew: the option of the id is written whole.
   * @throws Problem 'not-valid' naming `who`, `name`, `words` or `met`; 'changed-by-someone-else'
   */
  async setOption(
    actor: UserActor,
    personId: string,
    searchId: string,
    optionId: string,
    said: OptionSaid,
    lookedAt: number | null,
    today: LocalDate,
  ): Promise<void> {
    await this.change(actor, personId, searchId, lookedAt, today, 'placement-search.option', async (search, work) => {
      const there = search.options.find(({ id }) => id === optionId);
      if (lookedAt !== null && !there) throw notFound();
      if (lookedAt === null && there) return null;
      if (!there && search.options.length >= MOST_OPTIONS) {
        throw invalid('who', `A grid has ${MOST_OPTIONS} options at most`);
      }
      const who = await whoIs(work, said);
      if (search.options.some(({ id, name }) => id !== optionId && name.toLowerCase() === who.name.toLowerCase())) {
        throw invalid(said.kind === 'named' ? 'name' : 'who', 'This is an option already');
      }
      const known = new Set(search.needs.map(({ id }) => id));
      if (Object.keys(said.met).some((id) => !known.has(id)))
        throw invalid('met', 'One of the needs is no need of this search');
      const words = textOrNull('words', said.words) ?? '';
      const option: MatchOption = { id: optionId, ...who, met: said.met, words };
      const options = there ? search.options.map((one) => (one === there ? option : one)) : [...search.options, option];
      return { options };
    });
  }

  /** @throws Problem 'not-found'; 'changed-by-someone-else' */
  async takeOptionOut(
    actor: UserActor,
    personId: string,
    searchId: string,
    optionId: string,
    lookedAt: number,
    today: LocalDate,
  ): Promise<void> {
    await this.change(actor, personId, searchId, lookedAt, today, 'placement-search.option-out', ({ options }) => {
      if (!options.some(({ id }) => id === optionId)) throw notFound();
      return { options: options.filter(({ id }) => id !== optionId) };
    });
  }

  /**
   * What is chosen, and what the young person says of it. The grid is kept as it was chosen from.
   * @param lookedAt the version of the grid that was looked at
   * @throws Problem 'not-valid' naming `optionId` where it cannot be chosen, `reason` and `agreedBy` where it is not the best
   * or a deal-breaker is not met or not known, `viewWords`; 'changed-by-someone-else'; 'already-recorded'
   */
  async choose(
    actor: UserActor,
    personId: string,
    searchId: string,
    said: ChoiceSaid,
    lookedAt: number,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const search = await searchOf(work, person, searchId);
      if (await work.manager.existsBy(PlacementChoice, { id, searchId: search.id })) return id;
      await mustBeOpen(work, search);
      if (search.version !== lookedAt) throw changedMeanwhile(search);
      const chosen = (await this.gridOf(work, person, search)).find(({ optionId }) => optionId === said.optionId);
      if (!chosen) throw invalid('optionId', 'Choose one of the options');
      if (chosen.against.length > 0) {
        throw invalid('optionId', `${chosen.option.name} cannot be chosen: ${chosen.against.join(' ')}`);
      }
      let [reason, agreedBy]: (string | null)[] = [null, null];
      if (asksForReason(chosen)) {
        reason = text('reason', said.reason ?? '', whyReason(chosen));
        agreedBy = line('agreedBy', said.agreedBy ?? '', 'Enter who agreed to it');
      } else if (said.reason?.trim()) {
        reason = text('reason', said.reason, '');
        agreedBy = line('agreedBy', said.agreedBy ?? '', 'Enter who agreed to it');
      }
      const viewWords = textOrNull('viewWords', said.viewWords);
      if (!viewWords && said.view === 'disagrees')
        throw invalid('viewWords', 'Enter what they would rather have, in their words');
      if (!viewWords && said.view === 'not-asked') throw invalid('viewWords', 'Enter why they were not asked');
      const { needs, options } = search;
      await work.manager.insert(PlacementChoice, {
        ...{
          id,
          searchId: search.id,
          youngPersonId: person.id,
          optionId: said.optionId,
          chosenOn: today,
          reason,
          agreedBy,
        },
        ...{ view: said.view, viewWords, disagreement: textOrNull('disagreement', said.disagreement), needs, options },
        saidById: actor.staffId,
      });
      const { points, outOf, breaks, isBest } = chosen;
      const detail = { optionId: said.optionId, points, outOf, breaks: breaks.length, isBest, view: said.view };
      await audited(work, person, search.id, 'placement-search.chosen', detail);
      return id;
    });
  }

  /**
   * The choice came to nothing: the grid is open again.
   * @throws Problem 'not-valid' naming `because`; 'not-found'; 'already-recorded', also where another search is open
   */
  async fellThrough(
    actor: UserActor,
    personId: string,
    searchId: string,
    choiceId: string,
    because: string,
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const search = await searchOf(work, person, searchId);
      const choice = (await choicesOf(work, search.id)).find(({ id }) => id === choiceId);
      if (!choice) throw notFound();
      const fellThroughBecause = text('because', because, 'Enter why it came to nothing');
      if (choice.fellThroughBecause === fellThroughBecause) return;
      if (choice.fellThroughOn) throw new Problem('already-recorded', 'That it came to nothing is recorded already.');
      await noneMayBeOpen(
        work,
        (await searchesOf(work, person.id)).filter((one) => one.id !== search.id),
      );
      await work.manager.update(PlacementChoice, { id: choice.id }, { fellThroughOn: today, fellThroughBecause });
      await audited(work, person, search.id, 'placement-search.fell-through', { choiceId: choice.id });
    });
  }

  /** It is over without a choice. @throws Problem 'not-valid' naming `because`; 'already-recorded' */
  async end(actor: UserActor, personId: string, searchId: string, because: string, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const search = await searchOf(work, person, searchId);
      const endedBecause = text('because', because, 'Enter why the search is over');
      if (search.endedBecause === endedBecause) return;
      await mustBeOpen(work, search);
      await work.manager.update(PlacementSearch, { id: search.id }, { endedOn: today, endedBecause });
      await audited(work, person, search.id, 'placement-search.ended', {});
    });
  }

  private async change(
    actor: UserActor,
    personId: string,
    searchId: string,
    lookedAt: number | null,
    today: LocalDate,
    did: string,
    story: (search: PlacementSearch, work: Work) => Changes | null | Promise<Changes | null>,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const search = await searchOf(work, person, searchId);
      await mustBeOpen(work, search);
      if (lookedAt !== null && search.version !== lookedAt) throw changedMeanwhile(search);
      const changes = await story(search, work);
      if (!changes) return;
      const next = { ...changes, version: search.version + 1, changedById: actor.staffId };
      await work.manager.update(PlacementSearch, { id: search.id, version: search.version }, next);
      await audited(work, person, search.id, did, { version: next.version });
    });
  }

  private async gridOf(work: Work, person: YoungPerson, search: PlacementSearch): Promise<OptionShown[]> {
    const against = new Map<string, string[]>();
    for (const option of search.options) against.set(option.id, await this.againstOption(work, person, search, option));
    const blocked = new Set(search.options.filter(({ id }) => against.get(id)!.length > 0).map(({ id }) => id));
    return matched(search.needs, search.options, blocked).map((one) => ({
      ...one,
      option: optionOf(search, one.optionId),
      against: against.get(one.optionId)!,
    }));
  }

  /** As whatever records a move is answered: a name that is of none in the list is for nobody to refuse. */
  private async againstOption(
    work: Work,
    person: YoungPerson,
    { fromOn }: PlacementSearch,
    { kind, refId, name }: MatchOption,
  ): Promise<string[]> {
    if (kind === 'host') {
      const [host] = await hostsWhere(work, 'h.id = $1', [refId]);
      const reasons = host ? againstHost(host, fromOn) : ['no longer on the register'];
      return reasons.length > 0 ? [`The host: ${reasons.join('; ')}.`] : [];
    }
    const placing = await this.placings.mayBePlaced(work, refId ? { id: refId } : { name }, person, fromOn);
    if (!placing || placing.allowed) return [];
    return placing.verdict === 'sign-off'
      ? [...placing.reasons, 'Ask a manager to sign it off first.']
      : placing.reasons;
  }
}

type Changes = Partial<Pick<PlacementSearch, 'needs' | 'options'>>;

async function searchesOf({ manager }: Work, youngPersonId: string): Promise<PlacementSearch[]> {
  return manager.find(PlacementSearch, { where: { youngPersonId }, order: { saidAt: 'DESC', id: 'DESC' } });
}

async function searchOf({ manager }: Work, person: YoungPerson, id: string): Promise<PlacementSearch> {
  const found = isId(id) ? await manager.findOneBy(PlacementSearch, { id, youngPersonId: person.id }) : null;
  if (!found) throw notFound();
  return found;
}

/** The newest first. */
async function choicesOf({ manager }: Work, searchId: string): Promise<PlacementChoice[]> {
  return manager.find(PlacementChoice, { where: { searchId }, order: { saidAt: 'DESC' } });
}

async function mustBeOpen(work: Work, { id, endedOn }: PlacementSearch): Promise<void> {
  if (endedOn) throw new Problem('already-recorded', 'This search is over. Begin another.');
  const chosen = (await choicesOf(work, id)).some(({ fellThroughOn }) => fellThroughOn === null);
  if (chosen) throw new Problem('already-recorded', 'A choice was made already. Say first that it came to nothing.');
}

async function noneMayBeOpen(work: Work, searches: readonly PlacementSearch[]): Promise<void> {
  for (const { id } of searches.filter(({ endedOn }) => endedOn === null)) {
    const isChosen = (await choicesOf(work, id)).some(({ fellThroughOn }) => fellThroughOn === null);
    if (!isChosen) throw new Problem('already-recorded', 'A search is open already. Go on with that one, or end it.');
  }
}

function optionOf({ options }: { options: readonly MatchOption[] }, id: string): MatchOption {
  return options.find((one) => one.id === id)!;
}

/** As said, with the id that a need had before. */
function needsOf(said: readonly NeedSaid[], before: readonly MatchNeed[]): MatchNeed[] {
  if (said.length === 0) throw invalid('needs[0].text', 'Enter what they need of a home');
  if (said.length > MOST_NEEDS) throw invalid('needs', `A search has ${MOST_NEEDS} needs at most`);
  return said.map(({ id, text: words, weight, dealBreaker }, place) => ({
    id: before.some((one) => one.id === id) ? id! : newId(),
    text: text(`needs[${place}].text`, words, 'Enter what they need of a home', LONGEST_NEED),
    weight,
    dealBreaker,
  }));
}

async function whoIs(
  work: Work,
  { kind, refId, name }: OptionSaid,
): Promise<Pick<MatchOption, 'kind' | 'refId' | 'name'>> {
  if (kind === 'named') return { kind, refId: null, name: line('name', name ?? '', 'Enter who or what it is') };
  const found =
    refId === null || !isId(refId)
      ? null
      : kind === 'provider'
        ? await work.manager.findOneBy(Provider, { id: refId })
        : ((await hostsWhere(work, 'h.id = $1', [refId]))[0] ?? null);
  if (!found) throw invalid('who', 'Choose who it is');
  return { kind, refId: found.id, name: found.name };
}

/** Providers that take people and hosts that may, with free places first. */
async function mayBeOptions(work: Work, person: YoungPerson, day: LocalDate): Promise<MayBeOption[]> {
  const providers = await work.manager.find(Provider, { order: { name: 'ASC' } });
  const ids = providers.map(({ id }) => id);
  const standings = await standingsOn(work, ids, day);
  const age = ageOn(person.dateOfBirth, day);
  const vacancies = (await vacanciesOf(work, ids)).filter(({ youngest, fromOn }) => youngest <= age && fromOn <= day);
  const open = providers.filter(({ id }) =>
    ['approved', 'under-improvement'].includes(standings.get(id)?.step?.status ?? ''),
  );
  const asked = open.map(({ id, name }): MayBeOption => {
    const free = vacancies.filter(({ providerId }) => providerId === id).reduce((sum, one) => sum + one.free, 0);
    return { kind: 'provider', refId: id, name, free };
  });
  const hosts = (await hostsWhere(work, 'true', [])).filter((host) => againstHost(host, day).length === 0);
  return [
    ...asked.toSorted((a, b) => Number(b.free! > 0) - Number(a.free! > 0)),
    ...hosts.map(({ id, name }): MayBeOption => ({ kind: 'host', refId: id, name, free: null })),
  ];
}

function whyReason({ breaks, unclear }: OptionMatched): string {
  if (breaks.length > 0) return 'Enter why there, although a deal-breaker is not met';
  if (unclear.length > 0) return 'Enter why there, although nobody knows yet whether a deal-breaker is met';
  return 'Enter why there, although another has more points';
}

function changedMeanwhile(search: PlacementSearch): Problem {
  return new Problem(
    'changed-by-someone-else',
    'Someone else changed this grid while you were writing. Nothing of yours is saved yet: look at both.',
    [],
    search,
  );
}

async function audited(
  work: Work,
  { id: youngPersonId }: YoungPerson,
  subjectId: string,
  did: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await audit(work, { did, youngPersonId, subjectId, detail });
}
