import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { isId, newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, typed, type Fields } from '../web/fields';
import { csv, page, redirect, saveForm, type Download, type Page, type Redirect } from '../web/page';
import { FormReader, LONGEST_NOTE, type ReadForm } from './form-reader';
import { DELIVERY_COUNTS, pledgeYearOf } from './pledge';
import { PLEDGES_AT, pledgesCsv, toBoardPage, yearWords, type BoardQuery } from './pledge.page';
import { PledgesService, type PledgeRow, type PledgeSaid } from './pledges.service';

const LISTS = [...DELIVERY_COUNTS, 'opportunities', 'pledged'] as const;
const [FIRST_YEAR, LAST_YEAR] = [2000, 2100];

/** The corporate-parent board: what each department of the council pledged for a year, and what came of it. */
@Controller('eet')
export class PledgesPagesController {
  constructor(private readonly pledges: PledgesService) {}

  @Get('pledges')
  async board(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const department = typed(fields, 'department').toLowerCase();
    const query: BoardQuery = {
      year: yearIn(fields, today),
      department: department === 'none' || isId(department) ? department : null,
      of: chosen(fields, 'of', LISTS),
    };
    const lines = await this.pledges.board(actor, query.year, pledgeYearOf(today));
    const model = toBoardPage(lines, query, today);
    return page('eet/pledges', {
      ...model,
      years: yearsAround(today),
      csvHref: may(actor, 'see-figures') ? model.csvHref : null,
    });
  }

  @Get('pledges.csv')
  async download(
    @CurrentActor() actor: UserActor,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Download> {
    const year = yearIn(fields, today);
    const lines = await this.pledges.exported(actor, year, pledgeYearOf(today));
    return csv(`pledges-${year}-${today}.csv`, pledgesCsv(lines, year, today));
  }

  @Get('pledges/change')
  async open(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const [department, year] = [typed(fields, 'department'), yearIn(fields, today)];
    const stands = await this.pledges.standing(actor, department, year);
    const values = {
      formId: newId(),
      lookedAt: stands?.id ?? '',
      department,
      year: String(year),
      places: stands ? String(stands.places) : '',
    };
    return form({ values, errors: [] }, stands, 200, today);
  }

  @Post('pledges/change')
  async save(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    mustBeAllowed(actor, 'record-casework');
    const read = readPledge(fields);
    const lookedAt = read.values.lookedAt || null;
    const save = (said: PledgeSaid) => this.pledges.pledge(actor, said, lookedAt, read.values.formId);
    const done = await saveForm(read, 'places', save);
    if (done.ok) return redirect(`${PLEDGES_AT}?year=${done.said.year}`, 'Saved.');
    const year = yearIn(fields, today);
    const stands = await this.pledges.standing(actor, read.values.department ?? '', year);
    const overtaken = done.problem?.kind === 'changed-by-someone-else';
    const values = overtaken ? { ...read.values, lookedAt: stands?.id ?? '' } : read.values;
    return form({ ...done.form, values }, stands, done.status, today);
  }
}

function readPledge(fields: Fields): ReadForm<PledgeSaid> {
  const reader = new FormReader(fields);
  const department = reader.needed('department', 'Enter the department');
  const year = reader.needed('year', 'Choose the year');
  const typedPlaces = reader.needed('places', 'Enter how many, or 0');
  const words = reader.text('words', LONGEST_NOTE);
  reader.text('lookedAt');
  if (typedPlaces && !/^\d{1,4}$/.test(typedPlaces)) reader.wrong('places', 'Enter a whole number from 0 to 9,999');
  return reader.form(() => ({ department, year: Number(year), places: Number(typedPlaces), words }));
}

function yearIn(fields: Fields, today: LocalDate): number {
  const year = Number(typed(fields, 'year') || NaN);
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR ? year : pledgeYearOf(today);
}

function yearsAround(today: LocalDate) {
  const now = pledgeYearOf(today);
  return [now + 1, now, now - 1, now - 2, now - 3].map((value) => ({ value: String(value), text: yearWords(value) }));
}

function form(
  { values, errors }: Pick<ReadForm<unknown>, 'values' | 'errors'>,
  stands: PledgeRow | null,
  status: number,
  today: LocalDate,
): Page {
  const years = yearsAround(today);
  const known = years.some(({ value }) => value === values.year);
  const other = values.year && !known ? [{ value: values.year, text: yearWords(Number(values.year)) }] : [];
  return page('eet/pledge', { form: { values, errors }, errors, stands, years: [...years, ...other] }, status);
}
