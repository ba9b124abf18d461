import type { ATeam } from './a-team';

/** Every page of caseloads, contacts, keeping in touch, duty, hand-over, supervision and its figures, by what it shows. */
export function pagesOf({ person, worker, ids }: ATeam): string[] {
  const at = (path: string) => `/young-people/${person}${path}`;
  return [
    ...['/team', '/today', '/caseload', '/outcomes', '/left-undone', '/owed'],
    ...['/trips', '/trips?show=far', '/trips?area=none', '/group-contacts/new', '/duty', '/duty/on-call'],
    ...['/team/workload', '/team/workload/weights', '/team/workload/what-if', `/team/workload/workers/${worker}`],
    ...[
      '/team/occasions',
      '/team/buddies',
      '/team/who-knows',
      '/team/keeping-in-touch',
      '/team/contacts',
      '/team/waiting',
    ],
    ...[`/team/workers/${worker}`, `/team/workers/${worker}/leaving`, '/time-away'],
    ...[
      '/supervision',
      `/supervision/new?worker=${worker}`,
      '/supervision/gaps',
      '/supervision/policy',
      '/supervision/policy/exempt',
      '/supervision/gaps?by=person&show=all',
    ],
    ...[
      '/supervision/risk-rises',
      '/team/standing-still',
      '/panels',
      '/panels/new',
      '/team/turning-18',
      '/supervision/decisions',
      '/supervision/samples',
    ],
    ...[`/supervision/${ids.open}`, `/supervision/${ids.open}/people/${ids.openPerson}`],
    ...[`/supervision/${ids.open}/personal`, `/supervision/${ids.open}/sign`, `/supervision/${ids.signed}`],
    ...['/figures/caseloads', '/figures/caseloads/months?figure=load', '/figures/caseloads/months?figure=continuity'],
    ...['/figures/caseloads/months?figure=recording', '/figures/caseloads/months?figure=late'],
    ...['/figures/caseloads/names?figure=load', '/figures/caseloads/names?figure=continuity'],
    ...['/figures/caseloads/names?figure=recording', '/figures/caseloads/names?figure=decisions'],
    ...[
      '/figures/caseloads/workers',
      '/figures/caseloads/names?figure=waiting',
      '/figures/caseloads/names?figure=visits',
    ],
    ...['/figures/caseloads/names?figure=held', '/figures/caseloads/names?figure=late'],
    ...['/council/supervision-methods', '/council/visits', '/team/to-decide', '/team/turning-18', '/decision-examples'],
    ...['/supervision/policy', '/supervision/policy/exempt', '/team/surges', '/team/surges/new'],
    ...['/announcements', '/announcements/new'],
    ...['/improvement', '/improvement/new'],
    ...['', '/weight', '/allocate', '/day-after-18', '/day-after-18/write', '/transfer', '/worker-changes'].map(at),
    ...[`/worker-changes/${ids.change}`, `/worker-changes/${ids.change}/hand-over`].map(at),
    at(`/worker-changes/${ids.change}/hand-over/write`),
    ...['/appointments/new', `/appointments/${ids.appointment}`, '/contacts/new', '/contacts/seen-now'].map(at),
    ...['/contacts/text', '/contacts/good-news', `/contacts/${ids.contact}`, `/contacts/${ids.contact}/move`].map(at),
    ...[`/contacts/${ids.contact}/correct`, '/distance', '/occasions'].map(at),
    ...['', '/standing', '/attempts/new', '/people/new', '/places/new', '/decisions/new', '/code'].map((path) =>
      at(`/keeping-in-touch${path}`),
    ),
    ...[`/people/${ids.tracingPerson}`, `/places/${ids.tracingPlace}`].map((path) => at(`/keeping-in-touch${path}`)),
    ...['/emergency', '/emergency/new', `/emergency/${ids.emergency}`, '/duty/new', `/duty/${ids.duty}`].map(at),
    ...['/duty-alerts/new', '/decisions', '/decisions/new', `/decisions/${ids.decision}`].map(at),
    ...['/duty-workers', '/panels/new', '/questions/new', `/questions/${ids.question}`].map(at),
  ];
}
