import { Injectable } from '@nestjs/common';

const NOTHING = 'select null::uuid as staff_id, 0 as unread where false';

/** What staff have still to read, for the summary of a working day. At start-up the feature that has it hands it over. */
@Injectable()
export class ToRead {
  private source = NOTHING;

  /** @param sql a select with the columns staff_id uuid and unread int, above 0; $1 is today */
  provide(sql: string): void {
    this.source = sql;
  }

  sql(): string {
    return this.source;
  }
}
