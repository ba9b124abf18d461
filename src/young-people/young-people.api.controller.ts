import { Body, Get, Param, Patch, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { Problem } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { created, withEtag, type Answered } from '../web/api/answered';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { fullName } from './names';
import { PersonReadingService, type PersonRead } from './person-reading.service';
import { YoungPeopleService, type Identity, type PossibleDuplicate } from './young-people.service';
import { ChangedIdentityDto, NewYoungPersonDto, YoungPersonAnswer, type IdentityDto } from './young-person.dto';
import type { YoungPerson } from './young-person.entity';

@ApiController('young-people', GROUPS.people)
export class YoungPeopleApiController {
  constructor(
    private readonly people: YoungPeopleService,
    private readonly reading: PersonReadingService,
  ) {}

  @Operation({
    does: 'Add a young person',
    about:
      'Refused with possible-duplicate when the record may hold them already: look at those first, then send it with `confirmedNew`.',
    scope: 'write:people',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
    problems: ['possible-duplicate', 'identifier-in-use'],
  })
  @Post()
  async create(
    @CurrentActor() actor: UserActor,
    @Body() said: NewYoungPersonDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const { teamId = null, confirmedNew = false, ...identity } = said;
    const done = await this.people.create(actor, identityOf(NOTHING_KNOWN, identity), teamId, today, confirmedNew);
    if ('possibleDuplicates' in done) throw possibleDuplicates(done.possibleDuplicates);
    return created({ id: done.id }, `young-people/${done.id}`);
  }

  @Operation({
    does: 'Read who a young person is',
    scope: 'read:people',
    answers: () => YoungPersonAnswer,
    etag: true,
  })
  @Get(':id')
  async read(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Answered<YoungPersonAnswer>> {
    return shown(await this.reading.identity(actor, id));
  }

  @Operation({
    does: 'Change who a young person is',
    about: 'What is left out stays as it is. Status and what is due are worked out again before the answer comes.',
    scope: 'write:people',
    also: 'read:people',
    answers: () => YoungPersonAnswer,
    etag: true,
    problems: ['identifier-in-use'],
  })
  @Patch(':id')
  async edit(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @IfMatch() ifMatch: string,
    @Body() changes: ChangedIdentityDto,
    @Today() today: LocalDate,
  ): Promise<Answered<YoungPersonAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.people.forEdit(actor, id),
      (standing) => this.people.edit(actor, id, standing.version, identityOf(standing, changes), today),
    );
    return shown(await this.reading.identity(actor, id));
  }
}

type Known = Omit<Identity, 'dateOfBirth'> & { dateOfBirth?: LocalDate };

const NOTHING_KNOWN: Known = {
  givenName: null,
  familyName: null,
  knownAs: null,
  sex: null,
  ethnicity: null,
  firstLanguage: null,
  interpreter: 'not-known',
  communicationNeeds: null,
  phone: null,
  email: null,
  unaccompaniedAsylumSeeker: null,
  disabled: null,
  sen: null,
  parent: null,
  diedOn: null,
  identifiers: {},
};

/** What is said over what is known. Exactly the fields of an identity: nothing else of a record is written. */
function identityOf(known: Known | YoungPerson, said: Partial<IdentityDto>): Identity {
  const { authorityId, upn, uln, nhsNumber } = said;
  const columns = Object.keys(NOTHING_KNOWN).filter((name) => name !== 'identifiers');
  const over = [...columns, 'dateOfBirth'].map((name) => {
    const value = said[name as keyof IdentityDto];
    return [name, value === undefined ? known[name as keyof Known & keyof YoungPerson] : value];
  });
  return {
    ...(Object.fromEntries(over) as Omit<Identity, 'identifiers'>),
    identifiers: { 'authority-id': authorityId, upn, uln, 'nhs-number': nhsNumber },
  };
}

function possibleDuplicates(found: PossibleDuplicate[]): Problem {
  const errors = found.map(({ id, maySee, why }) => ({
    field: 'confirmedNew',
    message: `${maySee ? id : 'A young person you may not see'}: ${why}`,
  }));
  return new Problem(
    'possible-duplicate',
    'The record may hold this young person already. Look at them first.',
    errors,
  );
}

function shown(person: PersonRead): Answered<YoungPersonAnswer> {
  const { identifiers } = person;
  const authorityId = identifiers['authority-id'] ?? null;
  const answer = {
    id: person.id,
    name: fullName({ ...person, authorityId }),
    givenName: person.givenName,
    familyName: person.familyName,
    knownAs: person.knownAs,
    dateOfBirth: person.dateOfBirth,
    sex: person.sex,
    ethnicity: person.ethnicity,
    firstLanguage: person.firstLanguage,
    interpreter: person.interpreter,
    communicationNeeds: person.communicationNeeds,
    phone: person.phone,
    email: person.email,
    unaccompaniedAsylumSeeker: person.unaccompaniedAsylumSeeker,
    disabled: person.disabled,
    sen: person.sen,
    parent: person.parent,
    diedOn: person.diedOn,
    authorityId,
    upn: identifiers.upn ?? null,
    upnOfAnother: person.upnOfAnother,
    uln: identifiers.uln ?? null,
    nhsNumber: identifiers['nhs-number'] ?? null,
    teamId: person.teamId,
    teamName: person.teamName,
    historyComplete: person.historyComplete,
  };
  return withEtag(answer, person.version);
}
