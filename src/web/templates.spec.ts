import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'cheerio';
import { page } from './page';
import { PROJECT_ROOT } from './project-root';
import { render } from './templates';
import { upperFirst } from './upper-first';

const rendered = (template: string, model: object) => load(render(template, model));

describe('the frame', () => {
  it('says that there is a problem in the title, in a summary and not in a success message', () => {
    const errors = [{ field: 'email', message: 'Enter your email address' }];

    const $ = rendered('sign-in/sign-in', { errors, flash: 'Saved.' });

    expect($('title').text()).toBe('Error: Sign in – Onward');
    expect($('.govuk-error-summary a').attr('href')).toBe('#email');
    expect($('#email').attr('aria-describedby')).toContain('email-error');
    expect($('.govuk-notification-banner')).toHaveLength(0);
  });

  it('writes what people typed as text', () => {
    const $ = rendered('web/send-again', {
      action: '/a',
      kept: [['note', 'He said "</div><script>alert(1)</script>" twice']],
    });

    expect($('.onward-kept').text()).toBe('He said "</div><script>alert(1)</script>" twice');
    expect($('input[name=note]').val()).toBe('He said "</div><script>alert(1)</script>" twice');
  });

  it('shows no place to go to and no way out to someone who is not signed in', () => {
    const $ = rendered('web/error', { title: 'Page not found', status: 404 });

    expect($('nav, form')).toHaveLength(0);
  });
});

describe('templates', () => {
  it('raise a first letter and leave the rest, as capitalize does not', () => {
    expect(['ofsted ILACS', 'école', ''].map(upperFirst)).toEqual(['Ofsted ILACS', 'École', '']);
    expect(upperFirst(null)).toBe('');
    const src = path.join(PROJECT_ROOT, 'src');
    const views = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.njk'));
    expect(views.length).toBeGreaterThan(100);
    const lowering = /\|\s*(capitalize|title)\b/;
    expect(views.filter((view) => lowering.test(readFileSync(path.join(src, view), 'utf8')))).toEqual([]);
  });
});

describe('a page', () => {
  it('is found in the views of its feature', () => {
    expect(page('sign-in/sign-in').status).toBe(200);
    expect(() => render('sign-in/nothing-of-the-kind', {})).toThrow('template not found');
  });
});
