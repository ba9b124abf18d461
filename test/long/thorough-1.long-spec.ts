import { thorough } from '../support/together';

thorough(1);
