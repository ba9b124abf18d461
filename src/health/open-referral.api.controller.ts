import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { notFound, Problem, type FieldError } from '../platform/problem';
import { epochSeconds } from '../statutory/instant';
import { parseLocalDate } from '../statutory/local-date';
import { Public } from '../web/decorators';
import { typed, type Fields } from '../web/fields';
import { OPEN_REFERRAL_PROFILE, OPEN_REFERRAL_VERSION, pageOf, TAXONOMIES } from './open-referral';
import { OpenReferralService, type OpenReferralAsked } from './open-referral.service';

const MOST_ON_A_PAGE = 100;
const ON_A_PAGE = 50;

/** The standard asks that any page on the web may read it. */
const OpenToAll = () => Header('access-control-allow-origin', '*');

/**
 * The directory of services in the form and under the names of Open Referral UK, which are the standard's and no part of
 * this API: for family hubs, neighbours and national finders to read. Only to read, and for whoever asks.
 */
@Controller('api/open-referral')
export class OpenReferralApiController {
  constructor(private readonly feed: OpenReferralService) {}

  @Public()
  @OpenToAll()
  @Get()
  about() {
    this.feed.mustPublish();
    return { version: OPEN_REFERRAL_VERSION, profile: OPEN_REFERRAL_PROFILE };
  }

  @Public()
  @OpenToAll()
  @Get('services')
  async services(@Query() query: Fields) {
    this.feed.mustPublish();
    return this.feed.list(asked(query));
  }

  @Public()
  @OpenToAll()
  @Get('services/:serviceId')
  async service(@Param('serviceId') serviceId: string) {
    return this.feed.one(serviceId);
  }

  @Public()
  @OpenToAll()
  @Get('taxonomies')
  taxonomies(@Query() query: Fields) {
    this.feed.mustPublish();
    return page(
      TAXONOMIES.map(({ id, name, description }) => ({ id, name, description })),
      query,
    );
  }

  @Public()
  @OpenToAll()
  @Get('taxonomies/:taxonomyId')
  taxonomy(@Param('taxonomyId') taxonomyId: string) {
    this.feed.mustPublish();
    return found(TAXONOMIES, taxonomyId);
  }

  @Public()
  @OpenToAll()
  @Get('taxonomy_terms')
  terms(@Query() query: Fields) {
    this.feed.mustPublish();
    return page(TERMS, query);
  }

  @Public()
  @OpenToAll()
  @Get('taxonomy_terms/:termId')
  term(@Param('termId') termId: string) {
    this.feed.mustPublish();
    return found(TERMS, termId);
  }
}

const TERMS = TAXONOMIES.flatMap(({ taxonomy_terms: terms }) => terms);

function found<T extends { id: string }>(all: readonly T[], id: string): T {
  const one = all.find((each) => each.id === id.toLowerCase());
  if (!one) throw notFound();
  return one;
}

function page<T>(all: readonly T[], query: Fields) {
  const { page: number, perPage } = asked(query);
  const contents = all.slice((number - 1) * perPage, number * perPage);
  return pageOf(contents, { page: number, perPage, total: all.length });
}

/** @throws Problem 'not-valid' naming what cannot be read, by the standard's name for it */
function asked(query: Fields): OpenReferralAsked {
  const faults: FieldError[] = [];
  const whole = (name: string, least: number, most: number): number | null => {
    const text = typed(query, name);
    if (text === '') return null;
    if (/^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
    faults.push({ field: name, in: 'query', message: `Must be a whole number from ${least} to ${most}` });
    return null;
  };
  const after = typed(query, 'modified_after');
  const seconds = epochSeconds(parseLocalDate(after) ? `${after}T00:00:00Z` : after);
  if (after !== '' && seconds === null) {
    const message = 'Must be a date like 2026-03-15, or with a time like 2026-03-15T10:30:45Z, from 1900';
    faults.push({ field: 'modified_after', in: 'query', message });
  }
  const said: OpenReferralAsked = {
    page: whole('page', 1, 100_000) ?? 1,
    perPage: whole('per_page', 1, MOST_ON_A_PAGE) ?? ON_A_PAGE,
    search: typed(query, 'search').slice(0, 200) || null,
    taxonomyTermId: typed(query, 'taxonomy_term_id').toLowerCase() || null,
    minimumAge: whole('minimum_age', 0, 120),
    maximumAge: whole('maximum_age', 0, 120),
    modifiedAfter: seconds === null ? null : new Date(seconds * 1000),
    full: typed(query, 'full') === 'true',
  };
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
  return said;
}
