/** What identifies entries of calendars, and where they lead: ids of the item, of nobody's record, behind the sign-in. */
export class CalendarAddresses {
  private readonly domain: string;

  /** @param publicUrl without a slash at the end */
  constructor(private readonly publicUrl: string) {
    this.domain = new URL(publicUrl).hostname;
  }

  /** The same in a feed, an invitation and a file. */
  uidOfAppointment(id: string): string {
    return `appointment-${id}@${this.domain}`;
  }

  /** Of a feed's entry of its own. @param what `due-2026-03-09`, `overdue` */
  uidInFeed(what: string, userId: string): string {
    return `${what}-${userId}@${this.domain}`;
  }

  appointment(id: string): string {
    return `${this.publicUrl}/calendar/appointments/${id}`;
  }

  due(id: string): string {
    return `${this.publicUrl}/calendar/due/${id}`;
  }

  today(): string {
    return `${this.publicUrl}/today`;
  }

  /** Where a worker chooses. */
  mine(): string {
    return `${this.publicUrl}/my-calendar`;
  }

  feed(secret: string): string {
    return `${this.publicUrl}/calendar/feeds/${secret}/onward.ics`;
  }
}
