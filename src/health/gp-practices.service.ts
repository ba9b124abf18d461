import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { UnitOfWork } from '../platform/unit-of-work';
import type { GpPractice } from './passport.entities';

/** PostgreSQL takes the rows as one JSON text: so many at once stay small. */
const ROWS_A_STATEMENT = 2000;

/** The list of GP practices that codes are looked up in. */
@Injectable()
export class GpPracticesService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Adds and changes practices, all or none. What is not in the list stays. @returns how many there are now */
  async load(actor: Actor, practices: readonly GpPractice[]): Promise<number> {
    return this.unitOfWork.write(actor, async (work) => {
      for (let start = 0; start < practices.length; start += ROWS_A_STATEMENT) {
        const rows = practices.slice(start, start + ROWS_A_STATEMENT).map((one) => ({
          ...{ ods_code: one.odsCode, name: one.name, address: one.address, postcode: one.postcode },
          ...{ phone: one.phone, closed_on: one.closedOn },
        }));
        await work.manager.query(
          `insert into gp_practice (ods_code, name, address, postcode, phone, closed_on)
           select * from jsonb_to_recordset($1::jsonb)
             as r(ods_code text, name text, address text, postcode text, phone text, closed_on date)
           on conflict (ods_code) do update set name = excluded.name, address = excluded.address,
             postcode = excluded.postcode, phone = excluded.phone, closed_on = excluded.closed_on`,
          [JSON.stringify(rows)],
        );
      }
      await audit(work, { did: 'gp-practices.loaded', detail: { practices: practices.length } });
      const [{ count }] = await work.manager.query<[{ count: number }]>(
        'select count(*)::int as count from gp_practice',
      );
      return count;
    });
  }
}
