import { Body, Get, Param, Patch, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { withFieldsRenamed } from '../web/api/fields-renamed';
import { created, withEtag, type Answered } from '../web/api/answered';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { DatedFacts, type ChangesOf } from '../young-people/dated-facts';
import { TRACING_PERSON, TRACING_PLACE } from './engagement-facts';
import type { TracingPerson } from './engagement.entities';
import { InTouchCodesService } from './in-touch-codes.service';
import {
  AttemptDto,
  ChangedTracingPersonDto,
  InTouchCodeDto,
  KeepingDecisionDto,
  KeepingInTouchAnswer,
  PlaceOutcomeDto,
  EngagementDto,
  TracingPersonAnswer,
  TracingPersonDto,
  TracingPlaceDto,
} from './keeping-in-touch.dto';
import { KeepingInTouchService } from './keeping-in-touch.service';
import { TracingService } from './tracing.service';

/** A list within an answer has as many. */
const MOST_ITEMS = 200;

@ApiController('young-people/:id/keeping-in-touch', GROUPS.contacts)
export class KeepingInTouchApiController {
  constructor(
    private readonly keeping: KeepingInTouchService,
    private readonly tracing: TracingService,
    private readonly codes: InTouchCodesService,
    private readonly facts: DatedFacts,
  ) {}

  @Operation({
    does: 'Read how things stand with a young person',
    about:
      'Whether they are in touch, waver, refuse or are lost, what was tried since they were last seen or spoken to, who may know, where they will be, what managers decided, and the in-touch code that the record proposes.',
    scope: 'read:notes',
    answers: () => KeepingInTouchAnswer,
  })
  @Get()
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<KeepingInTouchAnswer> {
    const kept = await this.keeping.read(actor, id, today);
    const { today: proposed } = await this.codes.propose(actor, id, today);
    return {
      standings: kept.standings.map(({ id: factId, standing, fromOn, reason, saidById, saidBy }) => ({
        id: factId,
        standing,
        fromOn,
        reason,
        saidById,
        saidBy,
      })),
      lastInTouchOn: kept.lastInTouchOn,
      effort: kept.effort,
      decision: kept.rhythm,
      steps: kept.rungs,
      next: kept.next,
      tries: kept.tries
        .slice(0, MOST_ITEMS)
        .map(({ contactId, on, step, result, whom, although }) => ({ contactId, on, step, result, whom, although })),
      people: kept.people.map(({ id: factId, ...one }) => personAnswer({ ...one, factId })),
      places: kept.places.map(({ id: factId, atTime, place, onDay, knownFrom, staffId, outcome, outcomeWords }) => ({
        id: factId,
        place,
        onDay,
        atTime: atTime?.slice(0, 5) ?? null,
        knownFrom,
        staffId,
        outcome,
        outcomeWords,
      })),
      decisions: kept.decisions.map(({ id: supervisionId, standing, course, on, by }) => ({
        id: supervisionId,
        standing,
        course,
        on,
        by,
      })),
      proposed: proposed.proposal,
      codes: kept.codes,
    };
  }

  @Operation({
    does: 'Record how things stand with a young person',
    about:
      'It holds until another is recorded; time changes nothing. Of refusing, the refusal is recorded with it, from which the letters run (PA-13). While they are lost or refuse, a manager decides every month.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('standings')
  async say(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { standing, fromOn, reason, saidById = actor.staffId, inWriting = false }: EngagementDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const said = { standing, fromOn: fromOn as LocalDate, reason, saidById, inWriting };
    return { id: await this.keeping.say(actor, id, said, today) };
  }

  @Operation({
    does: 'Record somebody who may know where a young person is',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post('people')
  async addPerson(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { reach = null, consentOn = null, ...said }: TracingPersonDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const person = { ...said, reach, consentOn: consentOn as LocalDate | null };
    const factId = await this.facts.record(actor, id, TRACING_PERSON, person, today);
    return created({ id: factId }, `young-people/${id}/keeping-in-touch/people/${factId}`);
  }

  @Operation({
    does: 'Read somebody who may know where a young person is',
    scope: 'read:notes',
    answers: () => TracingPersonAnswer,
    etag: true,
  })
  @Get('people/:factId')
  async readPerson(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<TracingPersonAnswer>> {
    const fact = await this.facts.read(actor, id, TRACING_PERSON, factId);
    return withEtag(personAnswer(fact), fact.id);
  }

  @Operation({
    does: 'Change what is known of somebody who may know where a young person is',
    about: 'Also what the young person says of their being asked. What is left out stays as it is.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => TracingPersonAnswer,
    etag: true,
  })
  @Patch('people/:factId')
  async changePerson(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedTracingPersonDto,
    @Today() today: LocalDate,
  ): Promise<Answered<TracingPersonAnswer>> {
    const changes = said as ChangesOf<TracingPerson>;
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, TRACING_PERSON, factId),
      ({ version }) => this.facts.correct(actor, id, TRACING_PERSON, factId, changes, today, version),
    );
    return this.readPerson(actor, id, factId);
  }

  @Operation({
    does: 'Record where a young person will be',
    about: 'It is owed by whoever goes, until they say what came of it.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('places')
  async addPlace(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { place, onDay, atTime = null, knownFrom = null, staffId }: TracingPlaceDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const said = { place, onDay: onDay as LocalDate, atTime, knownFrom, staffId, outcome: null, outcomeWords: null };
    return { id: await this.facts.record(actor, id, TRACING_PLACE, said, today) };
  }

  @Operation({
    does: 'Say what came of being where a young person was expected',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['changed-by-someone-else'],
  })
  @Post('places/:factId/outcome')
  async outcome(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Body() { outcome, words = null }: PlaceOutcomeDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    await this.tracing.placeOutcome(actor, id, factId, { outcome, words }, today);
    return { id: factId };
  }

  @Operation({
    does: 'Record a try to reach a young person',
    about: 'It is recorded as a contact too: the answer has its id. If they were reached, record a contact instead.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post('attempts')
  async attempt(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { on, staffId = actor.staffId, personId = null, although = null, ...said }: AttemptDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const attempt = { ...said, on: on as LocalDate, staffId, personId, although };
    const contactId = await this.tracing.attempt(actor, id, attempt, today);
    return created({ id: contactId }, `young-people/${id}/contacts/${contactId}`);
  }

  @Operation({
    does: 'Record the month’s decision about a young person who is lost or refuses',
    about: 'For managers. It stands on the record like any decision of a manager; the answer has its id.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post('decisions')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { course, text, actions = [] }: KeepingDecisionDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    // Why each is done is what the manager wrote.
    const follows = actions.map((action) => ({ ...action, byOn: action.byOn as LocalDate, why: text }));
    const supervisionId = await withFieldsRenamed(ofActions, () =>
      this.keeping.decide(actor, id, { course, text, actions: follows }, today),
    );
    return created({ id: supervisionId }, `young-people/${id}/supervisions/${supervisionId}`);
  }

  @Operation({
    does: 'Confirm the in-touch code of a young person for a day',
    about: 'One a day: confirmed again, it takes the place of the one before. The evidence is kept with it.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['changed-by-someone-else'],
  })
  @Post('in-touch-codes')
  async confirm(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { asOf, code, proposed, reason = null }: InTouchCodeDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const said = { asOf: asOf as LocalDate, code, proposed, reason };
    return { id: await this.codes.confirm(actor, id, said, today) };
  }
}

function personAnswer({
  factId,
  name,
  relation,
  reach,
  consent,
  consentOn,
}: Pick<TracingPerson, 'factId' | 'name' | 'relation' | 'reach' | 'consent' | 'consentOn'>): TracingPersonAnswer {
  return { id: factId, name, relation, reach, consent, consentOn };
}

/** The rows of the form are the list of actions. */
function ofActions(field: string): string {
  return /^(what|owner|by)-\d$/.test(field) ? 'actions' : field;
}
