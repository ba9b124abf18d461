import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { DISTANCE_WORDS } from './far-away';
import { DISTANCE_BANDS } from './home-distance.entity';
import { toTripsPage } from './trips.page';
import { TripsService, type TripsQuery } from './trips.service';

@Controller()
export class TripsPagesController {
  constructor(private readonly trips: TripsService) {}

  @Get('trips')
  async plan(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readTripsAddress(fields);
    return page('contacts/trips', toTripsPage(await this.trips.plan(actor, query, today), query, actor, today));
  }

  @Get('young-people/:id/distance')
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    return this.show(actor, id, null, [], 200);
  }

  @Post('young-people/:id/distance')
  async say(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const band = chosen(fields, 'band', DISTANCE_BANDS);
    if (!band) return this.show(actor, id, '', [{ field: 'band', message: 'Choose how far away it is' }], 422);
    const done = await attempt(() => this.trips.sayDistance(actor, id, band, today));
    if (!done.ok) return this.show(actor, id, band, errorsOf(done.problem, 'band'), done.problem.status);
    return redirect(`/young-people/${id}`, 'Saved how far away they live.');
  }

  private async show(
    actor: UserActor,
    id: string,
    band: string | null,
    errors: FieldError[],
    status: number,
  ): Promise<Page> {
    const { person, home, band: said } = await this.trips.distance(actor, id);
    const form = { values: { band: band ?? said ?? '' }, errors };
    const bands = DISTANCE_BANDS.map((value) => ({ value, text: DISTANCE_WORDS[value] }));
    const where = home && ([home.address, home.postcode].filter(Boolean).join(', ') || 'address not recorded');
    return page('contacts/distance', { person, where, form, errors, bands }, status);
  }
}

/** An area is the first half of a postcode; anything else is all areas. */
function readTripsAddress(fields: Fields): TripsQuery {
  const area = typed(fields, 'area');
  return {
    show: chosen(fields, 'show', ['far'] as const) ?? 'area',
    area: /^([A-Z]{1,2}\d[A-Z\d]?|none)$/.test(area) ? area : null,
  };
}
