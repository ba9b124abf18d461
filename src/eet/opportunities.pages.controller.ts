import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { mustBeAllowed } from '../access/access';
import { pageLinks } from '../caseloads/page-links';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { typed, type Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { fullName } from '../young-people/names';
import { asksWords } from './attainment';
import { ASKED_LEVELS, OPPORTUNITY_KINDS } from './eet.entities';
import type { ReadForm } from './form-reader';
import { MATCHING } from './interest-match';
import { InterestsService, type SomebodyFitting } from './interests.service';
import { newOpportunityForm, opportunityForm, readOpportunity } from './opportunity.form';
import { OpportunitiesService, type OpportunityLine, type OpportunitySaid } from './opportunities.service';
import { isOpenOn } from './opportunity-match';
import { LEVEL_WORDS } from './qualification';
import { OPPORTUNITY_WORDS } from './step-words';

const FITTING_PAGE = 50;

interface FittingShown {
  total: number;
  people: SomebodyFitting[];
  /** The page that is shown, from 1. */
  shown: number;
  /** Whether it is open today. */
  canRefer: boolean;
}

const LEVELS = [
  { value: '', text: 'It does not ask for one' },
  ...ASKED_LEVELS.map((value) => ({ value, text: LEVEL_WORDS[value] })),
];
const KINDS = OPPORTUNITY_KINDS.map((value) => ({ value, text: OPPORTUNITY_WORDS[value] }));

/** What partners offer and departments have pledged, with what came of each. */
@Controller('eet/opportunities')
export class OpportunitiesPagesController {
  constructor(
    private readonly opportunities: OpportunitiesService,
    private readonly interests: InterestsService,
  ) {}

  @Get()
  async list(@CurrentActor() actor: UserActor): Promise<Page> {
    mustBeAllowed(actor, 'record-casework');
    const lines = (await this.opportunities.list(actor)).map(toLine);
    return page('eet/opportunities', { lines });
  }

  @Get('new')
  open(@CurrentActor() actor: UserActor): Page {
    mustBeAllowed(actor, 'record-casework');
    return form(newOpportunityForm(), null, 200);
  }

  @Post('new')
  async add(@CurrentActor() actor: UserActor, @Body() fields: Fields): Promise<Page | Redirect> {
    mustBeAllowed(actor, 'record-casework');
    const read = readOpportunity(fields);
    const done = await saveForm(read, 'title', (said) => this.opportunities.add(actor, said, read.values.formId));
    if (done.ok) return redirect('/eet/opportunities', 'Added.');
    return form(done.form, null, done.status);
  }

  @Get(':opportunityId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('opportunityId') id: string,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page> {
    mustBeAllowed(actor, 'record-casework');
    const standing = await this.opportunities.read(actor, id);
    const asked = Number(typed(fields, 'page'));
    const shown = Number.isInteger(asked) && asked > 1 && asked < 10_000 ? asked : 1;
    const part = { skip: (shown - 1) * FITTING_PAGE, limit: FITTING_PAGE };
    const found = await this.interests.fitting(actor, id, part, today);
    const fitting = { ...found, shown, canRefer: isOpenOn(standing, today) };
    return form(opportunityForm(standing), standing, 200, { fitting });
  }

  @Post(':opportunityId')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('opportunityId') id: string,
    @Body() fields: Fields,
  ): Promise<Page | Redirect> {
    mustBeAllowed(actor, 'record-casework');
    const standing = await this.opportunities.read(actor, id);
    const read = readOpportunity(fields);
    const done = await saveForm(read, 'title', (said) => this.opportunities.change(actor, id, said, read.version));
    if (done.ok) return redirect('/eet/opportunities', 'Saved.');
    const overtaken = done.problem?.kind === 'changed-by-someone-else';
    const values = overtaken ? { ...read.values, version: String(standing.version) } : read.values;
    return form({ ...done.form, values }, standing, done.status, { overtaken });
  }
}

function form(
  { values, errors }: ReadForm<OpportunitySaid>,
  standing: OpportunityLine | null,
  status: number,
  { overtaken = false, fitting = null }: { overtaken?: boolean; fitting?: FittingShown | null } = {},
): Page {
  const stands = standing && overtaken ? Object.values(toWords(standing)).filter(Boolean) : null;
  const line = standing && toLine(standing);
  const fits = fitting &&
    line && {
      matching: MATCHING,
      total: fitting.total,
      people: fitting.people.map((one) => toSomebody(one, line.id, fitting.canRefer)),
      pagination: pageLinks(
        fitting.shown,
        Math.ceil(fitting.total / FITTING_PAGE),
        (shown) => `${line.at}?page=${shown}#fits`,
      ),
    };
  return page(
    'eet/opportunity',
    { form: { values, errors }, errors, kinds: KINDS, levels: LEVELS, line, stands, fits },
    status,
  );
}

function toSomebody(fitting: SomebodyFitting, opportunityId: string, canRefer: boolean) {
  const { youngPersonId, person, words, inTheirWords, because, referralId, standing } = fitting;
  const at = `/young-people/${youngPersonId}`;
  return {
    ...{ words, inTheirWords, name: fullName(person), because: because.join(', '), standing },
    interestsAt: `${at}/interests`,
    referralAt: referralId && `${at}/eet/referrals/${referralId}`,
    referAt: canRefer ? `${at}/eet/referrals/new?opportunity=${opportunityId}` : null,
  };
}

function toWords(said: OpportunitySaid) {
  const { title, provider, about, contact, places, closesOn, interests, isClosed } = said;
  const asks = asksWords(said);
  return {
    title,
    provider,
    about,
    contact,
    places: places && `${places} places`,
    closesOn: closesOn && formatLong(closesOn),
    interests: interests.join(', '),
    asks: asks && `Asks for ${asks}`,
    closed: isClosed && 'Closed',
  };
}

function toLine(line: OpportunityLine) {
  const partnerAt = line.partnerId && `/eet/partners/${line.partnerId}`;
  return {
    ...line,
    at: `/eet/opportunities/${line.id}`,
    partnerAt,
    asks: asksWords(line),
    kindWords: OPPORTUNITY_WORDS[line.kind],
  };
}
