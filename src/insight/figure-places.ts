export const FIGURES_AT = '/figures/what-fell-due';
export const PLANS_AT = '/figures/plans';
export const CASELOADS_AT = '/figures/caseloads';
export const WORKFORCE_AT = '/figures/caseloads/workforce';
export const HEALTH_AT = '/figures/health';
export const HOMES_AT = '/figures/homes';
export const SUFFICIENCY_AT = '/figures/sufficiency';
export const EET_AT = '/figures/education-and-work';

/** The pages of figures, to go from one to the other. */
export function figurePlaces(here: string) {
  return [
    { text: 'What fell due', href: FIGURES_AT },
    { text: 'Pathway plans', href: PLANS_AT },
    { text: 'Caseloads and supervision', href: CASELOADS_AT },
    { text: 'Health', href: HEALTH_AT },
    { text: 'Homes', href: HOMES_AT },
    { text: 'Education and work', href: EET_AT },
    { text: 'Improvement actions', href: '/improvement' },
  ].map((place) => ({ ...place, current: place.href === here }));
}
