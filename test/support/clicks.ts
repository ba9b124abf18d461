import type { Locator, Page } from 'playwright-core';

type Role = 'link' | 'button' | 'radio' | 'checkbox';

/** Clicks and taps on a page, counted from step to step of a journey. */
export function counted(page: Page) {
  let [step, all] = [0, 0];
  const tap = async (what: Locator) => {
    step += 1;
    all += 1;
    await what.first().click();
  };
  return {
    tap,
    click: (role: Role, name: string | RegExp) => tap(page.getByRole(role, { name })),
    /** Since it was last asked. */
    taken: () => {
      const taken = step;
      step = 0;
      return taken;
    },
    inAll: () => all,
  };
}
