import { Body, Get, Param, Patch, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { notFound } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { created, withEtag, type Answered } from '../web/api/answered';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import {
  ChangedEetPartnerDto,
  EetPartnerAnswer,
  EetPartnerDto,
  EetPartnerListAnswer,
  EetPartnerReadAnswer,
  MergedEetPartnerDto,
} from './eet-partners.dto';
import { EetPartnersService, type PartnerLine } from './eet-partners.service';

@ApiController('education-partners', GROUPS.eet)
export class EetPartnersApiController {
  constructor(private readonly partners: EetPartnersService) {}

  @Operation({
    does: 'List partners in education and work',
    about: 'Also the departments of the council. Counts of everybody; nobody is named.',
    scope: 'write:casework',
    answers: () => EetPartnerListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<EetPartnerListAnswer> {
    return { items: (await this.partners.list(actor, '', today)).map(answer), next: null };
  }

  @Operation({
    does: 'Add a partner in education and work',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async add(
    @CurrentActor() actor: UserActor,
    @Body() said: EetPartnerDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const id = await this.partners.add(actor, { ...UNSAID, ...said }, today);
    return created({ id }, `education-partners/${id}`);
  }

  @Operation({
    does: 'Read a partner in education and work',
    about: 'Of one that was merged, the one that it is now.',
    scope: 'write:casework',
    answers: () => EetPartnerReadAnswer,
    etag: true,
  })
  @Get(':partnerId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('partnerId') id: string,
    @Today() today: LocalDate,
  ): Promise<Answered<EetPartnerReadAnswer>> {
    const { partner, merged } = await this.partners.read(actor, id);
    const line = (await this.partners.list(actor, '', today)).find((one) => one.id === partner.id);
    if (!line) throw notFound();
    return withEtag({ ...answer(line), merged: merged.map(({ id: of, name }) => ({ id: of, name })) }, line.version);
  }

  @Operation({
    does: 'Change a partner in education and work',
    about: 'What is left out stays as it is.',
    scope: 'write:casework',
    answers: () => EetPartnerReadAnswer,
    etag: true,
  })
  @Patch(':partnerId')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('partnerId') id: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedEetPartnerDto,
    @Today() today: LocalDate,
  ): Promise<Answered<EetPartnerReadAnswer>> {
    const standing = async () => (await this.partners.read(actor, id)).partner;
    await ifUnchanged(ifMatch, standing, async (stood) => {
      const { name, kind, contact, area, offers, notes, checkedOn, version } = stood;
      const stands = { name, kind, contact, area, offers, notes, checkedOn };
      const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
      await this.partners.change(actor, stood.id, { ...stands, ...given }, version, today);
    });
    return this.read(actor, id, today);
  }

  @Operation({
    does: 'Merge a partner into another',
    about:
      'Two records that are one. Nothing is lost: what this one offers, and what came of it, is the other’s. The version is that of the one that is merged.',
    scope: 'write:casework',
    status: 204,
    problems: ['changed-by-someone-else'],
  })
  @Post(':partnerId/merge')
  async merge(
    @CurrentActor() actor: UserActor,
    @Param('partnerId') id: string,
    @Body() { intoId, version }: MergedEetPartnerDto,
  ): Promise<void> {
    await this.partners.merge(actor, id, intoId, version);
  }

  @Operation({
    does: 'Undo the merge of a partner',
    about: 'It is a record of its own again, with all that was its. What was written of the other since stays there.',
    scope: 'write:casework',
    status: 204,
  })
  @Post(':partnerId/parting')
  async part(@CurrentActor() actor: UserActor, @Param('partnerId') id: string): Promise<void> {
    await this.partners.part(actor, id);
  }
}

const UNSAID = { kind: null, contact: null, area: null, offers: null, notes: null, checkedOn: null };

function answer({ counts, ...said }: PartnerLine): EetPartnerAnswer {
  return { ...said, ...counts };
}
