import { readConfig } from './config';

const ID = '26785a09-ab16-4eb0-8407-a37497a57506';
const KEY = `westmoor-${ID}-${ID}`;

describe('the settings of GOV.UK Notify', () => {
  it('are off unless given, and lead to Notify itself unless said otherwise', () => {
    expect(readConfig({}).notify).toBeNull();
    expect(readConfig({ NOTIFY_API_KEY: KEY, NOTIFY_TEMPLATE_ID: ID }).notify).toEqual({
      url: 'https://api.notifications.service.gov.uk',
      apiKey: KEY,
      templateId: ID,
    });
    const own = { NOTIFY_API_KEY: KEY, NOTIFY_TEMPLATE_ID: ID, NOTIFY_URL: 'http://127.0.0.1:6011/' };
    expect(readConfig(own).notify).toMatchObject({ url: 'http://127.0.0.1:6011' });
  });

  it.each([
    ['a key without a template', { NOTIFY_API_KEY: KEY }, 'NOTIFY_TEMPLATE_ID'],
    ['a template without a key', { NOTIFY_TEMPLATE_ID: ID }, 'NOTIFY_API_KEY'],
    ['half a key', { NOTIFY_API_KEY: ID, NOTIFY_TEMPLATE_ID: ID }, 'NOTIFY_API_KEY'],
    ['a template that is no id', { NOTIFY_API_KEY: KEY, NOTIFY_TEMPLATE_ID: 'urgent' }, 'NOTIFY_TEMPLATE_ID'],
    ['an address that is none', { NOTIFY_API_KEY: KEY, NOTIFY_TEMPLATE_ID: ID, NOTIFY_URL: 'notify' }, 'NOTIFY_URL'],
  ])('refuse %s by the name of the setting, and never tell the key', (_, env, name) => {
    expect(() => readConfig(env)).toThrow(name);
    expect(() => readConfig(env)).not.toThrow(ID);
  });
});
